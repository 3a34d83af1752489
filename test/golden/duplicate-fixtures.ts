// Fixtures of the tasks that find copies: from the texts of samples by hashes, bands and runs of words to the samples that stay.
import type {Codec} from '../../graph/value/codec.ts';
import type {Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {componentCodec} from '../../graph/operators/cluster.ts';
import {benchmarksOf} from '../../stages/dataset/duplicates/benchmarks/benchmarks.ts';
import {pairCodec} from '../../stages/dataset/duplicates/bands.ts';
import {contentsCodec, type Contents} from '../../stages/dataset/duplicates/contents.ts';
import {plainCopyCodec, type Copy} from '../../stages/dataset/duplicates/copy.ts';
import type {DuplicateRules} from '../../stages/dataset/duplicates/duplicate-rules.ts';
import {firstTextCodec, type FirstText} from '../../stages/dataset/duplicates/equal-texts.ts';
import {nearCopiesCodec, originalCodec} from '../../stages/dataset/duplicates/near-copies.ts';
import {nearPresets} from '../../stages/dataset/duplicates/near-rules.ts';
import {copyRunsCodec} from '../../stages/dataset/duplicates/runs-of-copy.ts';
import {mark} from '../../stages/sample/mark.ts';
import {samplesCodec} from '../../stages/sample/samples-codec.ts';
import {samplesOf} from '../../stages/sample/samples-of.ts';
import type {Sample} from '../../stages/sample/sample.ts';
import {bandFixtures} from './band-fixtures.ts';
import type {Bed} from './bed.ts';
import type {Fixture, Fixtures} from './fixture.ts';

export const goldenBenchmarks = benchmarksOf([{name: 'short.txt', texts: ['one two three four five six seven eight']}, {name: 'long.jsonl', texts: ['def add(a, b): return the sum of two numbers that are given, whatever they are']}]);
const rules = nearPresets.starcoder2;
const drop: DuplicateRules = {as: 'drop', exact: true, near: rules};
const context: DuplicateRules = {...drop, as: 'context'};

export function duplicateFixtures(bed: Bed): Fixtures {
  const {texts, two} = sampled(bed);
  const body = (digest: Digest): Digest => bed.linked(digest)[0] ?? digest;
  const copyOf = (hash: string, more: Partial<Copy> = {}): Copy => ({hash, order: '0000000000000000 file a', name: 'file a', at: 0, samples: body(two), ...more});
  const first = (hash: string, more: Partial<FirstText> = {}): FirstText => ({...copyOf(hash), count: 1, bands: ['0 00', '1 11'], ...more});
  const contents = (name: string, more: Partial<Contents>) => bed.given(contentsCodec, name, {order: '0000000000000005 file b', name: 'file b', texts: [{hash: 'aa', bands: ['0 00']}, {hash: 'bb', bands: []}], samples: body(two), ...more});
  const firsts = {one: first('aa'), many: first('bb', {count: 3, at: 1}), later: first('cc', {order: '0000000000000009 commit', name: 'commit'})};
  const given = Object.fromEntries(Object.entries(firsts).map(([name, value]) => [name, bed.given(firstTextCodec, name, value)]));
  const held = {
    both: contents('both', {}), one: contents('one', {texts: [{hash: 'aa', bands: ['0 00', '1 11']}]}),
    none: contents('none', {texts: [{hash: '', bands: []}]}), twice: contents('twice', {texts: [{hash: 'aa', bands: []}, {hash: 'aa', bands: []}], order: firsts.one.order}),
  };
  const runs = runsOf(bed);
  const original = bed.given(originalCodec, 'original', {hash: 'aa', name: 'file a', percent: 88});
  const copies = {
    none: bed.given(nearCopiesCodec, 'none', {members: 2, copies: [], over: 0}),
    some: bed.given(nearCopiesCodec, 'some', {members: 3, copies: [['bb', {hash: 'aa', name: 'file a', percent: 70}], ['cc', {hash: 'aa', name: 'file a', percent: 99}]], over: 0}),
    over: bed.given(nearCopiesCodec, 'over', {members: 2002, copies: [['bb', {hash: 'aa', name: 'file a', percent: 100}]], over: 2}),
  };
  const equal = (row: Digest, refs: readonly (Digest | undefined)[]) => bed.joined(row, refs);
  const decided: Readonly<Record<string, readonly [Digest, readonly (Digest | undefined)[], readonly (Digest | undefined)[]]>> = {
    'nothing known': [held.both, [undefined, stubDigest('alone')], [undefined, undefined]],
    'itself the first': [held.twice, [given['one'], undefined], [undefined, undefined]],
    'one a copy': [held.both, [given['one'], undefined], [undefined, undefined]],
    'all copies': [held.both, [given['one'], given['many']], [undefined, undefined]],
    'twice in a row': [held.twice, [given['one'], given['one']], [undefined, undefined]],
    'nearly': [held.both, [undefined, undefined], [original, undefined]],
    'all nearly': [held.both, [given['one'], undefined], [original, original]],
  };
  const answers = (with_: 'equal' | 'near') => Object.fromEntries(Object.entries(decided).flatMap(([name, [row, refs, near]]) => [drop, context].map((params): [string, Fixture] =>
    [`${name}, ${params.as}`, {slots: [two, equal(row, refs), ...(with_ === 'near' ? [equal(row, near)] : [])], params}])));
  return {
    'contents': {
      ...Object.fromEntries(Object.entries(texts).map(([name, digest]): [string, Fixture] => [name, {slots: [digest], params: rules}])),
      'without likeness': {slots: [two], params: null},
      'between spaces': {slots: [two], params: nearPresets['data-prep-kit']},
      'plain': {slots: [two], params: nearPresets.datatrove},
    },
    'hashes of contents': each(held),
    'texts by hash': each(held),
    'first of equal texts': {'alone': {slots: [[bed.given(firstTextCodec, 'alone', first('aa'))]]}, 'of several': {slots: [[given['later'] ?? two, given['one'] ?? two, bed.given(firstTextCodec, 'same, later', first('aa', {at: 3}))]]}, 'two': {slots: [[given['many'] ?? two, given['later'] ?? two]]}},
    'tally of equal texts': each(given),
    'texts of a pair': each({a: bed.given(pairCodec, 'a', ['aa', 'bb']), b: bed.given(pairCodec, 'b', ['bb', 'cc']), c: bed.given(pairCodec, 'c', ['', 'cc'])}),
    'runs of a copy': {...Object.fromEntries([0, 1].map((at): [string, Fixture] => [`sample ${at}`, {slots: [bed.given(plainCopyCodec, `read again ${at}`, copyOf('aa', {at}))], params: {words: 'code', run: 5}}])), 'plain': {slots: [bed.given(plainCopyCodec, 'read again', copyOf('aa'))], params: {words: 'plain', run: 2}}},
    'likeness of a pair': {
      'alike': {slots: [bed.joined(bed.given(pairCodec, 'a', ['aa', 'bb']), [runs.all, runs.most])], params: {percent: 70}},
      'not enough': {slots: [bed.joined(bed.given(pairCodec, 'a', ['aa', 'bb']), [runs.all, runs.few])], params: {percent: 70}},
      'enough for less': {slots: [bed.joined(bed.given(pairCodec, 'a', ['aa', 'bb']), [runs.all, runs.few])], params: {percent: 20}},
      'one gone': {slots: [bed.joined(bed.given(pairCodec, 'a', ['aa', 'bb']), [runs.all, undefined])], params: {percent: 70}},
      'without runs': {slots: [bed.joined(bed.given(pairCodec, 'b', ['bb', 'cc']), [runs.none, runs.none])], params: {percent: 1}},
    },
    'texts of a cluster': each({two: component(bed, 'two', ['aa', 'bb']), three: component(bed, 'three', ['aa', 'bb', 'cc']), many: component(bed, 'many', Array.from({length: 2001}, (_, at) => String(at).padStart(5, '0')))}),
    'near copies': {
      'one of another': {slots: [bed.joined(component(bed, 'two', ['aa', 'bb']), [runs.all, runs.most])], params: {percent: 70}},
      'a chain': {slots: [bed.joined(component(bed, 'three', ['aa', 'bb', 'cc']), [runs.few, runs.most, runs.all])], params: {percent: 60}},
      'one gone': {slots: [bed.joined(component(bed, 'three', ['aa', 'bb', 'cc']), [runs.all, stubDigest('gone'), undefined])], params: {percent: 60}},
    },
    'originals of copies': each(copies),
    'tally of near copies': each(copies),
    'samples without equal ones': answers('equal'),
    'samples without near ones': answers('near'),
    'samples without benchmarks': Object.fromEntries(Object.entries(texts).map(([name, digest]): [string, Fixture] => [name, {slots: [digest], params: {benchmarks: goldenBenchmarks.digest}}])),
    ...bandFixtures(bed, body(two)),
  };
}

function each(rows: Readonly<Record<string, Digest>>): Readonly<Record<string, Fixture>> {
  return Object.fromEntries(Object.entries(rows).map(([name, digest]) => [name, {slots: [digest]}]));
}

function component(bed: Bed, name: string, members: readonly string[]): Digest {
  return bed.given(componentCodec as Codec<unknown>, `of texts: ${name}`, {members, edges: []});
}

function runsOf(bed: Bed) {
  const given = (name: string, order: number, runs: readonly number[]) => bed.given(copyRunsCodec, name, {hash: name, order: String(order), name: `file ${name}`, at: 0, runs: Uint32Array.from(runs)});
  return {all: given('all', 1, [1, 2, 3, 4, 5, 6, 7, 8, 9, 4_000_000_000]), most: given('most', 2, [1, 2, 3, 4, 5, 6, 7, 8]), few: given('few', 0, [2, 3, 4, 5, 11]), none: given('none', 3, [])};
}

/** Texts of every kind of span, and some that are not there. */
function sampled(bed: Bed): {readonly texts: Readonly<Record<string, Digest>>; readonly two: Digest} {
  const leaf = bed.leaf('fn one() { 1 }\nfn two() { 22 }\nfn three() { 333 }\n');
  const whole = (loss: number) => ({kind: 'source', leaf, text: 'blob', from: 0, to: 50, loss} as const);
  const sample: Sample = {
    kind: 'file', granularity: 'document', group: 'file a', when: {corrected: 0, oid: ''}, synthetic: false,
    spans: [mark('start'), mark('file', 'a/b.rs'), whole(1), {kind: 'template', text: ' and 10 more', loss: 1}, mark('end')], meta: {path: 'a/b.rs'},
  };
  const dated = {...sample, kind: 'commit', when: {corrected: 7, oid: '7'.repeat(40)}};
  const rows: Readonly<Record<string, readonly [Sample, ...Sample[]]>> = {
    'one': [sample], 'renamed': [{...sample, spans: [mark('file', 'other'), ...sample.spans.slice(2)]}], 'two': [sample, {...sample, spans: [mark('start'), {...whole(1), to: 20}]}],
    'dated': [dated], 'a benchmark': [{...sample, spans: [{kind: 'template', text: '// DEF ADD(A, B):\r\n\treturn the sum of two\n    numbers that', loss: 0}]}], 'a benchmark beside': [sample, {...sample, spans: [{kind: 'template', text: 'zero, one-two THREE four\nfive six seven eight nine', loss: 1}]}], 'shown only': [{...sample, spans: [whole(0), mark('end')]}], 'shown in part': [{...sample, spans: [whole(0), {...whole(1), from: 15}]}],
    'in capitals': [{...sample, spans: [{kind: 'template', text: 'FN ONE() { 1 }\r\nFN TWO 7 88 999 çé', loss: 1}]}],
  };
  const texts = Object.fromEntries(Object.entries(rows).map(([name, list]) => [name, bed.given(samplesCodec, `to compare: ${name}`, samplesOf(list))]));
  return {texts, two: texts['two'] ?? bed.given(samplesCodec, 'none', samplesOf(rows['two'] ?? [sample]))};
}
