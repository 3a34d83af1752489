// The samples of a file and its tests: the code and one of its tests. Seed A's `type: "test_pair"`. Of several tests the code is trained with the first
// and shown with the others, and tests that stand in the file are taken out of its code: no byte is trained twice.
import {defineTask} from '../../../graph/task/task.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {isStub} from '../../../graph/value/stub.ts';
import type {Place} from '../../parse/outline/outline.ts';
import {mark} from '../mark.ts';
import {samplesCodec} from '../samples-codec.ts';
import {samplesOf} from '../samples-of.ts';
import type {Sample, Span} from '../sample.ts';
import {fileToPairCodec, type FileToPair} from './file-to-pair.ts';
import {testedFileCodec} from './tested-file.ts';

export const testPairSamples = defineTask({
  name: 'test pair samples',
  version: 1,
  input: {pair: joinedCodec(testedFileCodec, fileToPairCodec)},
  output: samplesCodec,
  run({pair: {row: {value: {tests}}, refs: [implementation, ...found]}}) {
    // What a test calls need not be in the dataset.
    if (implementation === undefined || isStub(implementation)) return {stub: 'no-implementation'};
    const file = implementation.value;
    const code = around(file);
    if (code.length === 0) return {stub: 'only-tests'};
    const samples: Sample[] = [];
    for (const [at, {test, rule}] of tests.entries()) {
      const own = found[at];
      if (own === undefined || isStub(own)) continue;
      const places = test === file.path ? file.tests : [{from: 0, to: own.value.bytes}];
      samples.push(sampleOf({file, code, test: own.value, places, rule}, samples.length === 0 ? 1 : 0));
    }
    const [first, ...more] = samples;
    return first === undefined ? {stub: 'no-test'} : samplesOf([first, ...more]);
  },
});

interface Pair {readonly file: FileToPair; readonly code: readonly Place[]; readonly test: FileToPair; readonly places: readonly Place[]; readonly rule: string}

const line = '='.repeat(80);

function sampleOf({file, code, test, places, rule}: Pair, loss: number): Sample {
  const template = (text: string, weight: number): Span => ({kind: 'template', text, loss: weight});
  const texts = (of: FileToPair, stretches: readonly Place[], weight: number) => stretches.map(({from, to}): Span => ({kind: 'source', leaf: of.leaf, text: 'blob', from, to, loss: weight}));
  return {
    kind: 'test_pair',
    granularity: 'document',
    group: `file ${file.path}`,
    when: {corrected: 0, oid: ''},
    synthetic: false,
    spans: [
      mark('start'),
      template(`Test-Implementation Pair\n\nImplementation: ${file.path}\n${line}\n`, loss),
      ...texts(file, code, loss),
      template(`\n\nTests: ${test.path}\n${line}\n`, 1),
      ...texts(test, places, 1),
      mark('end'),
    ],
    meta: {test_file: test.path, impl_file: file.path, rule},
  };
}

/** What is left of a file without its own tests. */
function around({bytes, tests}: FileToPair): readonly Place[] {
  const ends = [...tests.map(({from}) => from), bytes];
  return ends.map((to, at) => ({from: tests[at - 1]?.to ?? 0, to})).filter(({from, to}) => to > from);
}
