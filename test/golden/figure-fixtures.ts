// Fixtures of the tasks that statistics are folded from: what a document adds by language, month and section, and a commit to the history.
import type {Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {editCodec} from '../../stages/change/edit.ts';
import {figuresCodec, type Figures} from '../../stages/dataset/figures/figures.ts';
import {historyCodec, type History} from '../../stages/dataset/figures/history.ts';
import {traitsCodec, type Traits} from '../../stages/dataset/figures/traits.ts';
import {sectionsCodec} from '../../stages/dataset/phases/document-sections.ts';
import {mark} from '../../stages/sample/mark.ts';
import type {Sample, Span} from '../../stages/sample/sample.ts';
import {samplesCodec} from '../../stages/sample/samples-codec.ts';
import {samplesOf} from '../../stages/sample/samples-of.ts';
import {commitCodec} from '../../stages/source/git/commit-record.ts';
import {tokenListCodec, tokenListOf} from '../../stages/tokenize/token-list.ts';
import type {Tokens} from '../../stages/tokenize/tokens.ts';
import type {Bed} from './bed.ts';
import {commits} from './commits.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';

export function figureFixtures(bed: Bed): Fixtures {
  const of = (name: string, spans: readonly Span[], more: Partial<Sample> = {}) => bed.given(samplesCodec, `to count by traits: ${name}`, samplesOf([{kind: 'file', granularity: 'document', group: `file ${name}`, when: {corrected: 0, oid: ''}, synthetic: false, spans, meta: {}, ...more}]));
  const traits = Object.entries(traitsOf).map(([name, value]) => [name, bed.given(traitsCodec, name, value)] as const);
  const figures = Object.entries(figuresOf).map(([name, value]) => [name, bed.given(figuresCodec, name, value)] as const);
  const lists = [[], [[3]], [[0, 31, 32, 33], [64, 65, 1000]]].map((list, at) => bed.given(tokenListCodec, `of figures: ${at}`, tokenListOf({when: {corrected: at * 1_000_000_000, oid: 'a'.repeat(40)}, name: `file ${'long/'.repeat(20)}.rs`}, list.map((lengths) => ({tokens: lengths.reduce((sum, length) => sum + length, 0), sequences: lengths.map(tokensOf)})), {code: 1, unmarked: 2, bytes: 300, spelled: 0, lines: 9 + at})));
  const sections = [[], ['train 00'], ['test 01', 'test 01', 'all']].map((names, at) => [`sections ${at}`, bed.given(sectionsCodec, `of figures: ${at}`, names.map((section) => ({section})))] as const);
  return {
    'traits of a document': {
      'a file': {slots: [of('file', [mark('file', 'src/a.rs'), text('fn a() {}\n')])]},
      'a file of no language': {slots: [of('unknown', [mark('file', 'a.nobody-knows'), text('x')])]},
      'a test and what it tests': {slots: [of('pair', [text('x')], {meta: {test_file: 'tests/a.rs', impl_file: 'src/a.rs'}})]},
      'a plan of files': {slots: [of('plan', [text('x')], {meta: {files: ['a.py', 'b.py'], path: 7}})]},
      'a chunk': {slots: [of('chunk', [text('x')], {meta: {file_path: 'a.go'}})]},
      'a patch': {slots: [of('patch', [mark('commit'), text('diff --git a/b c.py b/b c.py\nindex 1..2 100644\n--- a/b c.py\t\n+++ b/b c.py\t\n')], {when: {corrected: 1_709_251_199, oid: '1'.repeat(40)}})]},
      'a patch of a quoted name': {slots: [of('quoted', [text('diff --git "a/p\\303\\244.ts" "b/p\\303\\244.ts"\nnew file mode 100644\n')], {when: {corrected: 1_709_251_200, oid: '2'.repeat(40)}})]},
      'a rename to another language': {slots: [of('renamed', [text('diff --git a/a.js b/a.ts\nsimilarity index 100%\nrename from a.js\nrename to a.ts\n')])]},
      'patches of several languages': {slots: [of('several', [text('diff --git a/a.js b/a.js\n'), text('diff --git a/a.ts b/a.ts\n')], {when: {corrected: 9_007_199_254_740_991, oid: '3'.repeat(40)}})]},
      'no file': {slots: [of('none', [mark('issue', ''), text('diff --git\n')])]},
    },
    'figures of a document': Object.fromEntries(traits.map(([name, slot]): [string, Fixture] => [name, {slots: [slot]}])),
    'figures of tokens': Object.fromEntries(traits.flatMap(([name, slot]) => lists.map((list, at): [string, Fixture] => [`${name}, ${at}`, {slots: [slot, list]}]))),
    'figures of structure': Object.fromEntries(lists.map((list, at): [string, Fixture] => [`${at} samples`, {slots: [list]}])),
    'figures in sections': Object.fromEntries(figures.flatMap(([name, slot]) => sections.map(([standing, own]): [string, Fixture] => [`${name}, ${standing}`, {slots: [slot, own]}]))),
    'measure of figures': Object.fromEntries(figures.map(([name, slot]): [string, Fixture] => [name, {slots: [slot]}])),
    'sum of figures': Object.fromEntries(figures.flatMap(([name, left]) => figures.map(([other, right]): [string, Fixture] => [`${name} and ${other}`, {slots: [left, right]}]))),
    ...historyFixtures(bed),
  };
}

function historyFixtures(bed: Bed): Fixtures {
  const edit = bed.given(editCodec, 'of a history', {kind: 'text', added: 2, removed: 5, hunkCount: 1, length: 14, hunks: Buffer.from('@@ -1 +1 @@\n-a')});
  const refs = Array.from({length: 20}, (_, at): Digest | undefined => [edit, undefined, stubDigest('licence: MIT')][at % 3]);
  const histories = Object.entries(historiesOf).map(([name, value]) => [name, bed.given(historyCodec, name, value)] as const);
  return {
    'history of a commit': Object.fromEntries(Object.keys(commits).map((name): [string, Fixture] => [name, {slots: [bed.joined(bed.given(commitCodec, name, commits[name] ?? noSuchValue()), refs)]}])),
    'sum of histories': Object.fromEntries(histories.flatMap(([name, left]) => histories.map(([other, right]): [string, Fixture] => [`${name} and ${other}`, {slots: [left, right]}]))),
  };
}

const traitsOf: Readonly<Record<string, Traits>> = {
  'a file': {samples: 1, bytes: 100, language: 'Rust', month: ''},
  'a commit': {samples: 3, bytes: 9000, language: 'several', month: '2024-02'},
};

const figuresOf: Readonly<Record<string, Figures>> = {
  'nothing': {},
  'without tokens': {'all': {documents: 1, samples: 2, bytes: 3}, 'language Rust': {documents: 1, samples: 2, bytes: 3}},
  'with tokens': {'all': {documents: 2, samples: 2, bytes: 300, tokenized: {sequences: 3, lines: 9, tokens: 70, lengths: {least: 3, most: 40, sum: 75, bins: [[3, 1], [32, 1], [40, 1]]}}}, 'month 2024-02': {documents: 1, samples: 1, bytes: 5, tokenized: {sequences: 1, lines: 1, tokens: 3}}},
  'longer': {'all': {documents: 1, samples: 1, bytes: 9, tokenized: {sequences: 2, lines: 0, tokens: 1032, lengths: {least: 32, most: 1000, sum: 1032, bins: [[32, 1], [992, 1]]}}}},
};

const historiesOf: Readonly<Record<string, History>> = {
  'one': {counts: {commits: 1, merges: 0, roots: 1, files: 2, insertions: 30, deletions: 4}, first: 1_500_000_000, last: 1_500_000_000, months: [['2017-07', 1]], authors: [['00112233aabbccdd', 1]]},
  'many': {counts: {commits: 9, merges: 2, roots: 0, files: 20, insertions: 0, deletions: 40}, first: 0, last: 1_600_000_000, months: [['2017-07', 3], ['2020-09', 6]], authors: [['00112233aabbccdd', 4], ['ffeeddccbbaa9988', 5]]},
};

function tokensOf(length: number): Tokens {
  return {ids: new Int32Array(length), loss: new Uint8Array(length), origin: new Uint32Array()};
}

function text(text: string): Span {
  return {kind: 'template', text, loss: 1};
}
