// Samples as later stages make them, and a tokenizer that has every token of a profile: bytes, and controls above them.
import type {Part} from '../../../../graph/value/codec.ts';
import {digestOf, type Digest} from '../../../../graph/value/digest.ts';
import {isStub} from '../../../../graph/value/stub.ts';
import {mark} from '../../../../stages/sample/mark.ts';
import type {Sample, Span} from '../../../../stages/sample/sample.ts';
import {addControls} from '../../../../stages/tokenize/add-controls.ts';
import {markWriter, type MarkWriter} from '../../../../stages/tokenize/profiles/mark-writer.ts';
import {profileParams, type UnknownMarks} from '../../../../stages/tokenize/profiles/profile-choice.ts';
import {tokensOf} from '../../../../stages/tokenize/profiles/profile.ts';
import {profileNamed} from '../../../../stages/tokenize/profiles/profiles.ts';
import {tokenizeDocument} from '../../../../stages/tokenize/tokenize-document.ts';
import {byteTokenizer, type Tokenizer} from '../../../../stages/tokenize/tokenizer.ts';
import type {Tokens} from '../../../../stages/tokenize/tokens.ts';

const noLeaves: ReadonlyMap<Digest, Part> = new Map();

export function written(text: string): Span {
  return {kind: 'template', text, loss: 1};
}

export function sampleOf(...spans: readonly Span[]): Sample {
  return {kind: 'test', granularity: 'document', group: 'test', when: {corrected: 0, oid: ''}, synthetic: false, spans: [mark('start'), ...spans, mark('end')], meta: {}};
}

/** As if made for the models of that profile. */
export function tokenizerFor(profile: string): Tokenizer {
  return {...addControls(byteTokenizer(), tokensOf(profileNamed(profile))), digest: digestOf(Buffer.from(profile))};
}

export function writerFor(profile: string, unknownMarks: UnknownMarks = 'refuse', tokenizer = tokenizerFor(profile)): MarkWriter {
  return markWriter(profileParams({name: profile, unknownMarks}), tokenizer);
}

export function tokensIn(sample: Sample, writer: MarkWriter): Tokens {
  const tokens = tokenizeDocument(sample, {leaves: noLeaves}, writer);
  if (isStub(tokens)) throw new Error(tokens.stub);
  return tokens;
}

/** The text of the tokens, with brackets around each control token: what content spells has none. */
export function read({ids}: Tokens, {tokenizer}: MarkWriter): string {
  const names = new Map(Array.from(tokenizer.controls, ([text, id]) => [id, text]));
  const bytes = Array.from(ids, (id) => (id < 256 ? Buffer.of(id) : Buffer.from(`⟦${names.get(id) ?? '?'}⟧`)));
  return Buffer.concat(bytes).toString('utf8');
}

export const documents: Readonly<Record<string, Sample>> = {
  'a file': sampleOf(mark('file', 'src/a.rs'), written('fn a() {}\n'), mark('file_end')),
  'a file without its name': sampleOf(mark('file'), written('fn a() {}\n'), mark('file_end')),
  'fill in the middle': sampleOf(mark('prefix', 'src/a.rs'), written('fn a() {'), mark('suffix'), written('}\n'), mark('middle'), written(' 1 '), mark('filled')),
  'fill in the middle without a name': sampleOf(mark('prefix'), written('fn a() {'), mark('suffix'), written('}\n'), mark('middle'), written(' 1 '), mark('filled')),
  'a repository of two files': sampleOf(mark('repo', 'team/project'), mark('file', 'a.rs'), written('mod b;\n'), mark('file_end'), mark('file', 'b.rs'), written('fn b() {}\n'), mark('file_end')),
  'a repository whose last file is filled': sampleOf(mark('repo', 'team/project'), mark('file', 'a.rs'), written('mod b;\n'), mark('file_end'), mark('prefix', 'b.rs'), written('fn b'), mark('suffix'), written(' {}\n'), mark('middle'), written('()'), mark('filled')),
  'a commit': sampleOf(mark('commit'), written('Add a'), mark('author'), written('Ada'), mark('date'), written('2020-02-29T23:59:59+00:00'), mark('diff'), written('diff --git a/a b/a\n+1\n'), mark('commit_end')),
  'a commit before and after': sampleOf(mark('before'), written('fn a() {}\n'), mark('message'), written('Return one'), mark('after'), written('fn a() { 1 }\n')),
  'documentation and code': sampleOf(mark('doc'), written('It returns one.'), mark('doc_end'), mark('code', 'rust'), written('fn a() { 1 }'), mark('code_end')),
  'a pull request': sampleOf(
    mark('pr'), written('Title: Add a\nada: It is needed'), mark('pr_status', 'opened'), mark('pr_repo', 'team/project'), mark('pr_base'), mark('pr_file', 'a.rs'), mark('pr_base_code'), written('fn a() {}'),
    mark('pr_diff'), mark('pr_file', 'a.rs'), mark('pr_hunk'), written('@@ -1 +1 @@\n-fn a() {}\n+fn a() { 1 }'), mark('pr_comment', 'bob'), written('Why?'), mark('pr_event', '7'), mark('pr_review', 'bob'), written('Nearly'),
    mark('pr_event', '8'), mark('pr_review_state', 'commented'), mark('pr_review_comment'), mark('pr_event', '9'), mark('pr_reply_to_review', '8'), mark('pr_reply_to_comment', '7'), mark('pr_file', 'a.rs'), mark('pr_line', '1'),
    mark('pr_hunk'), written('@@ -1 +1 @@'), mark('pr_comment', 'bob'), written('Here'), mark('pr_closed', 'ada'), mark('pr_status', 'closed'), mark('pr_merged', 'True'),
  ),
  'an issue': sampleOf(mark('issue'), written('Title: It breaks\nada: See above'), mark('issue_comment', 'bob'), written('Where?'), mark('issue_closed', 'ada')),
};
