// Fixtures of the tasks that cut changes along declarations, and make samples and files of the pieces.
import {hash} from 'node:crypto';
import type {Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {editCodec, type Edit} from '../../stages/change/edit.ts';
import {diffLines} from '../../stages/change/diff/diff-lines.ts';
import {outlinedPairCodec, pairNamesCodec} from '../../stages/change/facts/outlined-pair.ts';
import {fileChunksCodec, type FileChunk} from '../../stages/chunk/file-chunk.ts';
import {pairNamedCodec} from '../../stages/chunk/file-chunks.ts';
import type {ChunkSampleRules} from '../../stages/chunk/chunk-samples.ts';
import {shardFileCodec} from '../../stages/dataset/shard-file.ts';
import {tallyCodec} from '../../stages/dataset/tally.ts';
import {outlineCodec} from '../../stages/parse/outline/outline-codec.ts';
import type {Declaration, Outline} from '../../stages/parse/outline/outline.ts';
import {mark} from '../../stages/sample/mark.ts';
import {samplesCodec} from '../../stages/sample/samples-codec.ts';
import {samplesOf} from '../../stages/sample/samples-of.ts';
import type {Sample} from '../../stages/sample/sample.ts';
import {commitCodec} from '../../stages/source/git/commit-record.ts';
import {chunkRules} from '../../stages/tokenize/structural/commit-chunks.ts';
import type {Bed} from './bed.ts';
import {goldenTag} from './clean-rules.ts';
import {commits} from './commits.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';

export function chunkFixtures(bed: Bed): Fixtures {
  const samples = Object.entries(sampled(bed)).map(([name, sample]) => [name, bed.given(samplesCodec, `chunks, ${name}`, samplesOf(sample))] as const);
  const counts = [{commits: 1, chunks: 2, 'change_type imports': 2}, {commits: 2, chunks: 9, tests: 4, 'unit rest': 9}, {commits: 3, certain: 1}, {}].map((tally, at) => bed.given(tallyCodec, `of chunks, ${at}`, tally));
  return {
    'pairs to cut': Object.fromEntries(Object.entries(commits).map(([name, commit]) => [name, {slots: [bed.given(commitCodec, name, commit)]}])),
    'edit of a pair to cut': Object.fromEntries(['a.rs:1..2', 'a/b:..2', 'é:1..', ' : ..'].map((pair) => [pair, {slots: [bed.given(pairNamedCodec, pair, {pair})]}])),
    'chunks of a changed file': cut(bed),
    'chunk samples': made(bed),
    'structural chunks of declarations': Object.fromEntries(Object.entries(made(bed)).filter(([name]) => name !== 'under rules').map(([name, {slots}]) => [name, {slots, params: name.includes('skipped') ? {...chunkRules, merges: 'skip'} : name.startsWith('as') ? {...chunkRules, author: 'email', timestamp: 'day', branch: 'b', salt: 's'} : chunkRules}])),
    'chunks shard': {...Object.fromEntries(samples.map(([name, digest]): [string, Fixture] => [name, {slots: [[digest]]}])), 'all': {slots: [samples.map(([, digest]) => digest)]}},
    'chunks splice': {'a former one around a new one': {slots: [[former(bed)], samples.slice(0, 1).map(([, digest]) => digest)], params: {pieces: [[0, 0, 1], [-1, 0, 1], [0, 1, 2]]}}},
    'types of chunks': Object.fromEntries(samples.map(([name, digest]): [string, Fixture] => [name, {slots: [digest]}])),
    'types of chunks, measured': Object.fromEntries(counts.map((digest, at) => [String(at), {slots: [digest]}])),
  };
}

const before = 'use a;\n\n// One.\nfn one() {\n    1\n}\n\nstruct S {\n    x: u8,\n}\n\nlast!();\n';
const after = 'use b;\n\n// One.\nfn one() {\n    2\n}\n\n#[test]\nfn two() {\n}\n\nstruct S {\n    x: u8,\n    y: u8,\n}\n\nfirst!();\n';

const bare: Omit<Declaration, 'kind' | 'name' | 'from' | 'to' | 'line' | 'lastLine' | 'nameAt' | 'signature'> = {parent: -1, of: '', visibility: 'private', modifiers: [], attributes: [], bases: [], test: false, hashes: {signature: '1', body: '1', attributes: ''}, sketch: '', conditions: 0, queries: []};

/** A declaration from the first place of one text to the end of another. */
function declared(text: string, [kind, name, from, to]: readonly [string, string, string, string], more: Partial<Declaration> = {}): Declaration {
  const start = text.indexOf(from);
  const end = text.indexOf(to, start) + to.length;
  const line = (at: number): number => text.slice(0, at).split('\n').length;
  return {...bare, kind, name, from: start, to: end, nameAt: start, signature: {from: start, to: end}, line: line(start), lastLine: line(end - 1), ...more};
}

function outlineOf(text: string, declarations: readonly Declaration[], rest: string): Outline {
  const end = text.indexOf(';') + 1;
  return {language: 'Rust', how: 'grammar', damaged: false, declarations, imports: [{from: 0, to: end, module: text.slice(4, end - 1), name: '', alias: ''}], exports: [], calls: [], rest: {conditions: 0, queries: [], hash: rest}};
}

const body = (digest: string) => ({hashes: {signature: '1', body: digest, attributes: ''}});
const outlines = {
  before: outlineOf(before, [declared(before, ['function', 'one', 'fn one', '}'], {...body('1'), doc: {from: 8, to: 15}}), declared(before, ['struct', 'S', 'struct', '}']), declared(before, ['field', 'x', 'x: u8', 'u8'], {parent: 1})], '1'),
  after: outlineOf(after, [
    declared(after, ['function', 'one', 'fn one', '}'], {...body('2'), doc: {from: 8, to: 15}}), declared(after, ['function', 'two', 'fn two', '}'], {test: true, attributes: [{from: after.indexOf('#['), to: after.indexOf('#[') + 7}]}),
    declared(after, ['struct', 'S', 'struct', '}']), declared(after, ['field', 'x', 'x: u8', 'u8'], {parent: 2}), declared(after, ['field', 'y', 'y: u8', 'u8'], {parent: 2}),
  ], '2'),
};

function cut(bed: Bed): Readonly<Record<string, Fixture>> {
  const edit = (name: string, value: Edit) => bed.given(editCodec, `to cut: ${name}`, value);
  const text = (name: string, was: string, is: string) => {
    const {hunks, ...counts} = diffLines(Buffer.from(was), Buffer.from(is));
    return edit(name, {kind: 'text', ...counts, length: hunks.length, ...(hunks.length > 0 && {hunks})});
  };
  const sides = {before: bed.given(outlineCodec, 'to cut, before', outlines.before), after: bed.given(outlineCodec, 'to cut, after', outlines.after)};
  const pair = {before: {leaf: bed.leaf(before), language: 'Rust'}, after: {leaf: bed.leaf(after), language: 'Rust'}};
  const asked = (name: string, [was, is]: readonly [string | undefined, string | undefined], {refs, found, maxBytes = 4096}: {readonly refs: readonly (Digest | undefined)[]; readonly found: Digest | undefined; readonly maxBytes?: number}): Fixture => ({
    slots: [
      bed.given(pairNamesCodec, `to cut: ${name}`, {before: 'a.rs', after: 'a.rs', pair: {...(was !== undefined && {before: bed.leaf(was)}), ...(is !== undefined && {after: bed.leaf(is)})}}),
      bed.joined(bed.given(outlinedPairCodec, 'to cut', pair), refs),
      bed.joined(bed.given(pairNamedCodec, 'to cut', {pair: 'a.rs:1..2'}), [found]),
    ],
    params: {maxBytes},
  });
  const both = [sides.before, sides.after];
  const changed = text('changed', before, after);
  return {
    'changed': asked('changed', [before, after], {refs: both, found: changed}),
    'changed back': asked('changed back', [after, before], {refs: both.toReversed(), found: text('changed back', after, before)}),
    'added': asked('added', [undefined, after], {refs: [undefined, sides.after], found: text('added', '', after)}),
    'removed': asked('removed', [before, undefined], {refs: [sides.before, undefined], found: text('removed', before, '')}),
    'without outlines': asked('changed', [before, after], {refs: [undefined, stubDigest('nested-too-deep')], found: changed}),
    'in short parts': asked('changed', [before, after], {refs: both, found: changed, maxBytes: 20}),
    'added in parts': asked('added', [undefined, after], {refs: [undefined, sides.after], found: text('added', '', after), maxBytes: 60}),
    'only a comment': asked('a comment', [before, before.replace('One', 'Two')], {refs: [sides.before, sides.before], found: text('a comment', before, before.replace('One', 'Two'))}),
    'no line': asked('changed', [before, after], {refs: both, found: edit('no line', {kind: 'text', added: 0, removed: 0, hunkCount: 0, length: 0})}),
    'binary': asked('changed', [before, after], {refs: both, found: edit('binary', {kind: 'binary', added: 0, removed: 0, hunkCount: 0, length: 0})}),
    'no edit': asked('changed', [before, after], {refs: both, found: undefined}),
    'an edit that cannot be had': asked('changed', [before, after], {refs: both, found: stubDigest('licence: GPL-3.0-only')}),
  };
}

const stretch = {from: 15, to: 22, before: {from: 1, count: 1}, after: {from: 1, count: 0}};
const unit: NonNullable<FileChunk['unit']> = {kind: 'function', name: 'one', container: ['A', 'B'], visibility: 'pub', modifiers: ['async'], test: false, became: 'changed', changes: ['body'], parts: []};
const piece: FileChunk = {of: 'unit', unit, before: {from: 0, to: 3, line: 1, lastLine: 1}, after: {from: 0, to: 4, line: 1, lastLine: 2}, stretches: [stretch], added: 1, removed: 1, codeChanged: true, keys: []};

/** Each way a chunk may be about something. */
const pieces: Readonly<Record<string, readonly FileChunk[]>> = {
  'units': [piece, {...piece, unit: {...unit, became: 'added', test: true}}, {...piece, unit: {...unit, kind: 'struct', became: 'added', parts: [{kind: 'field', name: 'x', became: 'added'}]}}, {...piece, unit: {...unit, kind: 'constant', became: 'added'}}],
  'removed, renamed, moved, the same': [
    {of: 'unit', unit: {...unit, became: 'removed', changes: []}, before: {from: 0, to: 3, line: 1, lastLine: 1}, stretches: [], added: 0, removed: 2, codeChanged: true, keys: []},
    {...piece, unit: {...unit, changes: ['renamed', 'moved'], formerName: 'zero'}}, {...piece, unit: {...unit, became: 'same', changes: []}, codeChanged: false},
  ],
  'others': [
    {of: 'imports', before: {from: 0, to: 3, line: 1, lastLine: 1}, stretches: [{...stretch, heading: {from: 11, to: 14}}], added: 0, removed: 1, codeChanged: true, keys: []},
    {of: 'rest', stretches: [stretch], added: 0, removed: 3, codeChanged: true, keys: [['a', 'b']], part: {number: 1, of: 2}},
    {of: 'rest', after: {from: 0, to: 4, line: 7, lastLine: 8}, stretches: [stretch, stretch], added: 2, removed: 3, codeChanged: true, keys: [], part: {number: 2, of: 2}},
    {of: 'rest', stretches: [stretch], added: 2, removed: 0, codeChanged: true, keys: []}, {of: 'rest', stretches: [stretch], added: 1, removed: 1, codeChanged: false, keys: []},
  ],
  'none': [],
};

const rules: ChunkSampleRules = {form: 'sides', merges: 'first-parent'};

function made(bed: Bed): Readonly<Record<string, Fixture>> {
  const found = Object.entries(pieces).map(([name, value]) => bed.given(fileChunksCodec, name, value));
  const text = bed.given(editCodec, 'of chunks', {kind: 'text', added: 1, removed: 1, hunkCount: 1, length: 22, hunks: Buffer.from('@@ -1 +0,0 @@ a\n-abcd\n')});
  const asked = (name: string, {refs, edits = refs.map(() => text), params = rules}: {readonly refs: readonly (Digest | undefined)[]; readonly edits?: readonly (Digest | undefined)[]; readonly params?: ChunkSampleRules}): Fixture => {
    const row = bed.given(commitCodec, name, commits[name] ?? noSuchValue());
    return {slots: [bed.joined(row, edits), bed.joined(row, refs)], params};
  };
  const turns = Array.from({length: 20}, (_, at) => found[at % found.length]);
  const refs = [found[0], found[1], found[2], found[3], ...turns];
  return {
    ...Object.fromEntries(Object.keys(commits).map((name) => [name, asked(name, {refs})])),
    'as a patch': asked('all changes', {refs, params: {...rules, form: 'patch'}}),
    'as all': asked('all changes', {refs, params: {...rules, form: 'all'}}),
    'under rules': asked('all changes', {refs, params: {...rules, clean: goldenTag}}),
    'merge, merges are skipped': asked('merge', {refs, params: {...rules, merges: 'skip'}}),
    'lacks some': asked('all changes', {refs: [found[2], stubDigest('binary'), undefined, found[0]], edits: [text, text, text, stubDigest('licence: GPL-3.0-only')]}),
  };
}

function sampled(bed: Bed): Readonly<Record<string, readonly [Sample, ...Sample[]]>> {
  const side = (leaf: string, to: number) => ({kind: 'source', leaf: bed.leaf(leaf), text: 'blob', from: 0, to, loss: 1} as const);
  const sample: Sample = {
    kind: 'chunk', granularity: 'function', group: `commit ${'1'.repeat(40)}`, when: {corrected: 5, oid: '1'.repeat(40)}, synthetic: false,
    spans: [mark('before'), side('a "é"\n', 7), mark('after'), mark('diff'), {kind: 'template', text: '@@ -1 +0,0 @@\n', loss: 1}],
    meta: {chunk_id: 'a', change_type: 'deletion', change_category: 'M', file_type: 'rs', additions: 0, deletions: 1, is_test: true, confidence: 1},
  };
  return {'one': [sample], 'two': [sample, {...sample, granularity: 'rest', meta: {...sample.meta, change_type: 'unknown', is_test: false, confidence: 0.4, additions: 3}}]};
}

function former(bed: Bed): Digest {
  const texts = ['{"a":1}\n', '{"b":2}\n'];
  const content = Buffer.from(texts.join(''));
  return bed.given(shardFileCodec, 'former chunks', {extension: 'jsonl', documents: 2, samples: 2, shares: texts.map(({length}) => ({bytes: length, samples: 1})), sha256: hash('sha256', content, 'hex'), content});
}
