// Fixtures of the structural tokenizer: chunks of commits, their counts, and their tokens.
import {digestOf} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {editCodec, type Edit} from '../../stages/change/edit.ts';
import {commitCodec, type CommitRecord} from '../../stages/source/git/commit-record.ts';
import {o200kDigest} from '../../stages/tokenize/o200k-base.ts';
import {sequenceRules, type SequenceRules} from '../../stages/tokenize/structural/chunk-items.ts';
import {chunkRules, type ChunkRules} from '../../stages/tokenize/structural/commit-chunks.ts';
import {chunksCodec, type StructuralChunk} from '../../stages/tokenize/structural/structural-chunk.ts';
import {countsCodec, type StructuralCounts} from '../../stages/tokenize/structural/structural-counts.ts';
import type {Bed} from './bed.ts';
import {commits} from './commits.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';

export function structureFixtures(bed: Bed): Fixtures {
  const rows = Object.entries(chunks).map(([name, list]) => [name, bed.given(chunksCodec, name, list)] as const);
  const commit = bed.given(commitCodec, 'of chunks', commits['change: modified'] ?? noSuchValue());
  const asked = (row: string, rules: Partial<SequenceRules>, above: readonly string[] = []): Fixture => ({slots: [commit, rows.find(([name]) => name === row)?.[1] ?? noSuchValue()], params: {...sequenceRules, ...rules, tokenizer: o200kDigest, vocabulary: structureDigest, above}});
  return {
    'structural chunks': commitChunks(bed),
    'facts of a commit as structure': Object.fromEntries(rows.map(([name, digest]) => [name, {slots: [commit, digest]}])),
    'structural counts of chunks': Object.fromEntries(rows.map(([name, digest]) => [name, {slots: [digest]}])),
    'structural tokens': {
      ...Object.fromEntries(rows.map(([name]) => [name, asked(name, {})])),
      ...Object.fromEntries(rows.map(([name]) => [`${name}, all marked`, asked(name, {tests: true, changes: true, newlines: true, indents: true, keywords: true, macros: true})])),
      ...Object.fromEntries(rows.map(([name]) => [`${name}, one commit`, asked(name, {layout: 'commit'})])),
      'above the rows of a profile': asked('one', {}, ['<file_sep>', '<COMMIT_START>']),
      'macros alone': asked('one', {macros: true}),
      'keywords alone': asked('one', {keywords: true}),
    },
    'sum of structural counts': sums(bed),
  };
}

const chunk: StructuralChunk = {
  id: `${'1'.repeat(40)}_0`, commit: '1'.repeat(40), branch: '', path: 'src/energy_market/lib.rs', module: 'energy_market', change: 'new_function', author: 'author_0123456789ab', timestamp: '2024-01', test: false,
  code: [{text: 'fn pay() {\n', changed: false}, {text: '    println!("é漢😀");\n', changed: true}, {text: '}', changed: false}],
};

const chunks: Readonly<Record<string, readonly StructuralChunk[]>> = {
  'none': [],
  'one': [chunk],
  'a test, on a branch, of a path that has no token': [{...chunk, branch: 'main', test: true, path: 'tests/<odd>\n.py', code: [{text: 'def a():\n\tif b:\n\t\treturn 1\n\n\tpass\n', changed: true}]}],
  'two of a file, one of another': [chunk, {...chunk, code: []}, {...chunk, path: 'b.ts', module: 'b', code: [{text: '<COMMIT_END> __proto__ constructor\n', changed: true}]}],
  'without what can be left out': [{...chunk, module: '', author: '', timestamp: '', code: []}],
};

/** The control tokens that the tokens of fixtures are made with, and what they are called. */
export const structureVocabulary: readonly string[] = [
  ...['COMMIT_START', 'COMMIT_END', 'FILE_START', 'FILE_END', 'CODE_START', 'CODE_END', 'CHANGE_START', 'CHANGE_END', 'TEST_START', 'TEST_END', 'NEWLINE', 'INDENT', 'DEDENT'].map((name) => `<${name}>`),
  ...['BRANCH', 'FILE', 'CHANGE', 'AUTHOR', 'TIMESTAMP', 'MODULE', 'KW:fn', 'KW:def', 'KW:if', 'KW:return', 'KW:pass', 'KW:constructor', 'MACRO:println!', 'FILE:src/energy_market/lib.rs', 'CHANGE:new_function'].map((name) => `<${name}>`),
];
export const structureDigest = digestOf(Buffer.from(structureVocabulary.join('\n')));

function commitChunks(bed: Bed): Readonly<Record<string, Fixture>> {
  const edit = (name: string, value: Edit) => bed.given(editCodec, `of chunks: ${name}`, value);
  const hunks = (text: string): Edit => ({kind: 'text', added: 1, removed: 1, hunkCount: 1, length: Buffer.byteLength(text), hunks: Buffer.from(text)});
  const two = edit('three hunks', hunks('@@ -1,2 +1 @@\n same\n-old\n\\ No newline at end of file\n@@ -1,2 +1,3 @@ fn a() {\n same\n-é 😀\n+漢\n+more\n@@ -9 +10 @@\n-old\n\\ No newline at end of file\n+new\n\\ No newline at end of file\n'));
  const gone = edit('a file that is gone', hunks('@@ -1 +0,0 @@\n-one\n'));
  const binary = edit('binary', {kind: 'binary', added: 0, removed: 0, hunkCount: 0, length: 0});
  const asked = (commit: string, rules: Partial<ChunkRules> = {}, change: Partial<CommitRecord> = {}): Fixture => {
    const row = bed.given(commitCodec, Object.keys(change).length === 0 ? commit : `${commit}, ${Object.keys(change).join()}`, {...(commits[commit] ?? noSuchValue()), ...change});
    return {slots: [bed.joined(row, Array.from({length: 20}, (_, at) => [two, gone, binary, stubDigest('too-large: 99999999 bytes')][at % 4]))], params: {...chunkRules, ...rules}};
  };
  return {
    ...Object.fromEntries(Object.keys(commits).map((name) => [name, asked(name)])),
    'addresses as they are': asked('change: modified', {author: 'email'}),
    'without merges': asked('change: modified', {merges: 'skip'}),
    'a merge that is left out': asked('change: modified', {merges: 'skip'}, {parents: ['2'.repeat(40), '3'.repeat(40)]}),
    'a merge': asked('change: modified', {}, {parents: ['2'.repeat(40), '3'.repeat(40)]}),
    'nobody said': asked('change: modified', {author: 'none'}),
    'salted': asked('change: modified', {salt: 'pepper'}),
    'by the year': asked('change: modified', {timestamp: 'year'}),
    'by the day, on a branch': asked('change: modified', {timestamp: 'day', branch: 'main'}),
    'without dates': asked('change: modified', {timestamp: 'none'}),
    'of nobody': asked('change: modified', {}, {author: {name: '', email: '', seconds: 0, zone: '+9999'}}),
  };
}

function sums(bed: Bed): Readonly<Record<string, Fixture>> {
  const counts = (name: string, value: StructuralCounts) => bed.given(countsCodec, name, value);
  const none = counts('none', {chunks: 0, words: 0, tokens: new Map()});
  const some = counts('some', {chunks: 2, words: 7, tokens: new Map([['fn', 2], ['<FILE:a>', 1], ['__proto__', 1]])});
  const more = counts('more', {chunks: 300, words: 9_007_199_254_000_000, tokens: new Map([['constructor', 5], ['fn', 9]])});
  return {'nothing': {slots: [none, none]}, 'nothing and something': {slots: [none, some]}, 'overlapping': {slots: [some, more]}, 'the other way round': {slots: [more, some]}};
}
