// Fixtures of the tasks that tokenize samples, put them in order, write them and count them.
import {hash} from 'node:crypto';
import {foreign, type Digest} from '../../graph/value/digest.ts';
import {cleanLeaf} from '../../stages/clean/clean-leaf.ts';
import {editCodec} from '../../stages/change/edit.ts';
import {shardFileCodec} from '../../stages/dataset/shard-file.ts';
import {tokenShardCodec} from '../../stages/dataset/token-shard.ts';
import {tallyCodec, type Tally} from '../../stages/dataset/tally.ts';
import {profileCodec} from '../../stages/parse/profile-codec.ts';
import type {Mark, Sample, Samples, Span} from '../../stages/sample/sample.ts';
import {mark} from '../../stages/sample/mark.ts';
import {textBytes} from '../../stages/sample/samples-of.ts';
import {samplesCodec} from '../../stages/sample/samples-codec.ts';
import {commitCodec} from '../../stages/source/git/commit-record.ts';
import {o200kDigest} from '../../stages/tokenize/o200k-base.ts';
import {profileParams, type ProfileChoice} from '../../stages/tokenize/profiles/profile-choice.ts';
import {profileNames} from '../../stages/tokenize/profiles/profiles.ts';
import {tokenListCodec, tokenListOf, uncut} from '../../stages/tokenize/token-list.ts';
import type {TokenRules} from '../../stages/tokenize/tokens-of-samples.ts';
import type {Tokens} from '../../stages/tokenize/tokens.ts';
import {tooLarge, type Bed} from './bed.ts';
import {commits} from './commits.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';
import {profiles} from './profiles.ts';
import {texts} from './texts.ts';

export function datasetFixtures(bed: Bed): Fixtures {
  const rows = Object.entries(documents(bed)).map(([name, samples]) => [name, bed.given(samplesCodec, name, samples)] as const);
  const row = (name: string): Digest => rows.find(([known]) => known === name)?.[1] ?? noSuchValue();
  const one = ([name, digest]: readonly [string, Digest]): [string, Fixture] => [name, {slots: [digest]}];
  const each = Object.fromEntries(rows.map(one));
  const tokenized = Object.entries(tokens).map(([name, list], at) => [name, bed.given(tokenListCodec, name, tokenListOf({when: at % 2 === 0 ? {corrected: 0, oid: ''} : {corrected: 1_582_972_801, oid: '1'.repeat(40)}, name: longName}, list.map(uncut), {code: at, unmarked: at * 2, bytes: at * 300, spelled: at % 3, lines: at * 5}))] as const);
  return {
    'tokens': {
      ...Object.fromEntries(rows.map(([name, digest]): [string, Fixture] => [name, {slots: [digest], params: tokenRules({name: 'plain', unknownMarks: 'refuse'})}])),
      ...Object.fromEntries(profileNames.flatMap((profile) => (['add', 'text'] as const).map((unknownMarks): [string, Fixture] => [`every mark, ${profile}, ${unknownMarks}`, {slots: [row('every mark')], params: tokenRules({name: profile, unknownMarks})}]))),
    },
    'place of a document': each,
    'tally of samples': each,
    'jsonl shard': {
      ...Object.fromEntries(rows.filter(([name]) => name !== 'too long').map(([name, digest]): [string, Fixture] => [name, {slots: [[digest]]}])),
      'a few': {slots: [['file', 'commit', 'two samples', 'file'].map(row)]},
      'a few, in another order': {slots: [['two samples', 'file', 'commit'].map(row)]},
    },
    'jsonl splice': {
      'rows of two shards around a new one': {slots: [[shardOf(bed, 'one', ['{"a":1}\n', '{"b":2}\n{"b":3}\n']), shardOf(bed, 'other', ['{"c":4}\n'])], ['commit', 'file'].map(row)], params: {pieces: [[0, 1, 2], [-1, 0, 1], [1, 0, 1], [-1, 1, 2]]}},
      'a row less': {slots: [[shardOf(bed, 'one', ['{"a":1}\n', '{"b":2}\n{"b":3}\n'])], []], params: {pieces: [[0, 1, 2]]}},
      'nothing': {slots: [[], []], params: {pieces: []}},
    },
    'token shard splice': {
      'rows of two shards around a new one': {slots: [[tokenShardOf(bed, 'one', [row('file'), row('commit')]), tokenShardOf(bed, 'other', [row('weights')])], tokenized.slice(1, 3).map(([, digest]) => digest)], params: {pieces: [[0, 1, 2], [-1, 0, 1], [1, 0, 1], [-1, 1, 2]]}},
      'a row less': {slots: [[tokenShardOf(bed, 'one', [row('file'), row('commit')])], []], params: {pieces: [[0, 0, 1]]}},
      'a row less, packed': {slots: [[tokenShardOf(bed, 'packed', [row('file'), row('commit')], 8192)], []], params: {pieces: [[0, 0, 1]]}},
    },
    'tally of files': Object.fromEntries(Object.entries(profiles).map(([name, profile]) => one([name, bed.given(profileCodec, name, profile)]))),
    'tally of tokens': Object.fromEntries(tokenized.map(one)),
    'place of a tokenized document': Object.fromEntries(tokenized.map(one)),
    'token shard': {
      ...Object.fromEntries(tokenized.map(([name, digest]): [string, Fixture] => [name, {slots: [[digest]], params: {end: 199_999, kind: 1}}])),
      'all, without an end': {slots: [tokenized.map(([, digest]) => digest)], params: {end: null, kind: 0}},
      'all, in another order': {slots: [tokenized.map(([, digest]) => digest).reverse()], params: {end: 0, kind: 0}},
      'all, packed': {slots: [tokenized.map(([, digest]) => digest)], params: {end: 0, kind: 0, pack: 8192}},
    },
    'sum of tallies': sums(bed),
  };
}

function shardOf(bed: Bed, name: string, texts: readonly string[]): Digest {
  const content = Buffer.from(texts.join(''));
  const shares = texts.map((text) => ({bytes: text.length, samples: text.split('\n').length - 1}));
  return bed.given(shardFileCodec, name, {extension: 'jsonl', documents: texts.length, samples: shares.reduce((sum, {samples}) => sum + samples, 0), shares, sha256: hash('sha256', content, 'hex'), content});
}

/** Only digests of rows count: what they are of is not looked at. */
function tokenShardOf(bed: Bed, name: string, rows: readonly Digest[], pack?: number): Digest {
  return bed.given(tokenShardCodec, name, {counts: rows.map((_, at) => at + 1), format: 1, rules: {end: 199_999, kind: 1, ...(pack !== undefined && {pack})}, rows});
}

function tokenRules(profile: ProfileChoice): TokenRules {
  return {tokenizer: o200kDigest, ...profileParams(profile)};
}

/** A mark that comes later gets a fixture of its own. */
const marks: readonly Mark[] = [
  'start', 'end', 'repo', 'file', 'file_end', 'prefix', 'suffix', 'middle', 'filled', 'commit', 'author', 'date', 'diff', 'commit_end', 'before', 'message', 'after', 'doc', 'doc_end', 'code', 'code_end',
  'pr', 'pr_repo', 'pr_closed', 'pr_status', 'pr_merged', 'pr_base', 'pr_file', 'pr_base_code', 'pr_diff', 'pr_hunk', 'pr_comment', 'pr_event', 'pr_review', 'pr_review_state', 'pr_review_comment',
  'pr_reply_to_review', 'pr_reply_to_comment', 'pr_line', 'issue', 'issue_comment', 'issue_closed',
];
const template = (text: string, loss = 1): Span => ({kind: 'template', text, loss});
const whole = (leaf: Digest, text: Extract<Span, {kind: 'source'}>['text'], to: number): Span => ({kind: 'source', leaf, text, from: 0, to, loss: 1});

export function documents(bed: Bed): Readonly<Record<string, Samples>> {
  const blob = (name: string, cleanBytes: number): Span => whole(bed.leaf(texts[name]?.content ?? ''), 'blob', cleanBytes);
  const commit = bed.given(commitCodec, 'beyond ASCII', commits['beyond ASCII'] ?? noSuchValue());
  const patch = '@@ -1 +1 @@\n-é\n+漢 😀\n';
  const [hunks = noSuchValue()] = bed.linked(bed.given(editCodec, 'of a document', {kind: 'text', added: 1, removed: 1, hunkCount: 1, length: Buffer.byteLength(patch), hunks: Buffer.from(patch)}));
  const split = bed.leaf('a漢😀b');
  const own = [whole(commit, 'message', 29), whole(commit, 'author', 16), whole(commit, 'date', 25)];
  const dated: Partial<Sample> = {kind: 'commit', group: `commit ${'1'.repeat(40)}`, when: {corrected: 1_582_972_801, oid: '1'.repeat(40)}};
  return {
    'file': document([sample({spans: [template('// File: a.rs\n\n'), blob('rust', 60)], meta: {path: 'a.rs', size_bytes: 60}})]),
    'commit': document([sample({...dated, spans: [template('Commit: '), ...own.flatMap((span) => [span, template('\n')]), whole(hunks, 'edit', Buffer.byteLength(patch))], meta: {author: 'Zoë', message: 'm', omitted: [{path: 'x', reason: 'too-large'}]}})]),
    'two samples': document([sample({...dated, spans: [template('first')]}), sample({...dated, spans: [template('second', 0), blob('CRLF', 22)], granularity: 'hunk', synthetic: true, meta: {n: 1}})]),
    'text from UTF-16': document([sample({spans: [blob('UTF-16 little endian', 27)]})]),
    'text from Windows-1252': document([sample({spans: [blob('Windows-1252', 25)]})]),
    'text in parts': document([sample({spans: [{kind: 'source', leaf: split, text: 'blob', from: 0, to: 2, loss: 1}, {kind: 'source', leaf: split, text: 'blob', from: 2, to: 9, loss: 0}]})]),
    'weights': document([sample({spans: [template('def '), template('f():', 3), template('\n    return ', 0), template('1\n', 255)]})]),
    'every mark': document([sample({spans: marks.flatMap((name) => [mark(name), mark(name, 'a {} $& b'), template('x')])})]),
    'weighted marks': document([sample({spans: [mark('start'), mark('file', 'a.rs'), template('x'), {kind: 'mark', mark: 'code', value: 'rust', loss: 0}, mark('end')]})]),
    'marks that spell tokens': document([sample({spans: [mark('file', '<file_sep>{}'), mark('prefix', '<fim_prefix>'), mark('repo', '$&')]})]),
    'control tokens as text': document([sample({spans: [blob('spells control tokens', 56)], meta: {path: '<|endoftext|>'}})]),
    'control characters': document([sample({spans: [blob('control characters', 33)], meta: {path: 'a"b\\c\u0001\u2028 😀'}})]),
    'nothing but a mark': document([sample({spans: [mark('code')]})]),
    'no spans': document([sample({spans: []})]),
    'numbers and code': document([sample({spans: [template('for (let i = 0; i < 1234567; i++) {\n\t\tfoo_bar(i);   \n}\n\n\n# Überschrift — don\'t 漢字かな 한국어 עברית 👩‍👩‍👧\n')]})]),
    'too long': document([sample({spans: [whole(split, 'blob', 2_000_000)]})]),
    'a leaf that cannot be had': document([sample({spans: [whole(cleanLeaf(foreign('git', tooLarge), ''), 'blob', 4)]})]),
  };
}

function sample(change: Partial<Sample>): Sample {
  return {kind: 'file', granularity: 'document', group: 'file été 😀.rs', when: {corrected: 0, oid: ''}, synthetic: false, spans: [], meta: {}, ...change};
}

function document(samples: readonly [Sample, ...Sample[]]): Samples {
  const [{when, group}] = samples;
  const bytes = samples.reduce((sum, {spans}) => sum + textBytes({spans}), 0);
  return {count: samples.length, bytes, when, name: when.oid === '' ? group : '', body: () => ({samples, leaves: new Map()})};
}

/** So long that no list spells itself: a digest that does may be changed in its last character and stay the same. */
const longName = `file ${'deep/'.repeat(20)}été 😀.rs`;

const tokens: Readonly<Record<string, readonly Tokens[]>> = {
  'none': [],
  'of an empty text': [{ids: new Int32Array(), loss: new Uint8Array(), origin: new Uint32Array()}],
  'some': [{ids: Int32Array.of(0, 127, 128, 199_999, 2_000_000_000), loss: Uint8Array.of(1, 1, 0, 0, 255), origin: Uint32Array.of(0, 0, 0, 3, 2, 7)}],
  'weighted': [{ids: Int32Array.of(5, 6, 7, 8), loss: Uint8Array.of(0, 1, 1, 0), origin: Uint32Array.of(0, 0, 0)}, {ids: Int32Array.of(9, 9), loss: Uint8Array.of(0, 0), origin: Uint32Array.of(0, 0, 0)}],
  'ended already': [{ids: Int32Array.of(7, 199_999), loss: Uint8Array.of(0, 1), origin: Uint32Array.of(0, 0, 0, 1, 1, 0)}],
  'of two samples': [{ids: Int32Array.of(1, 2), loss: Uint8Array.of(1, 1), origin: Uint32Array.of(0, 0, 0)}, {ids: Int32Array.of(3), loss: Uint8Array.of(0), origin: Uint32Array.of(0, 5, 4_000_000_000)}],
};

function sums(bed: Bed): Readonly<Record<string, Fixture>> {
  const tally = (name: string, value: Tally) => bed.given(tallyCodec, name, value);
  const [none, files, both, large] = [tally('none', {}), tally('files', {files: 1, 'language Rust files': 1}), tally('both', {files: 2, bytes: 10, 'encoding utf-8 files': 2}), tally('large', {bytes: 9_007_199_254_740_000, files: 0})];
  return {'nothing and something': {slots: [none, files]}, 'something and nothing': {slots: [files, none]}, 'overlapping': {slots: [files, both]}, 'large': {slots: [both, large]}, 'nothing': {slots: [none, none]}};
}
