// The samples of a file and its tests: the code and one of its tests. Seed A's `type: "test_pair"`. Of several tests the code is trained with the first
// and shown with the others, and tests that stand in the file are taken out of its code: no byte is trained twice.
import {defineTask} from '../../../graph/task/task.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {isStub, type Stub} from '../../../graph/value/stub.ts';
import type {Place} from '../../parse/outline/outline.ts';
import {mark} from '../mark.ts';
import {samplesCodec} from '../samples-codec.ts';
import {samplesOf} from '../samples-of.ts';
import type {Sample, Samples, Span} from '../sample.ts';
import {fileToPairCodec, type FileToPair} from './file-to-pair.ts';
import {pairedIn, testedFileCodec, type PairedFile} from './tested-file.ts';

export const testPairSamples = defineTask({
  name: 'test pair samples',
  version: 1,
  input: {pair: joinedCodec(testedFileCodec, fileToPairCodec)},
  output: samplesCodec,
  run({pair}) {
    const paired = pairedIn(pair);
    return isStub(paired) ? paired : samplesOfPairs(paired);
  },
});

/** What is older than its part is shown alone; a pair of nothing else is none. */
export function samplesOfPairs({file, tests}: PairedFile): Samples | Stub {
  const code = around(file);
  if (code.length === 0) return {stub: 'only-tests'};
  const samples: Sample[] = [];
  for (const {test, rule} of tests) {
    const loss = {code: samples.length === 0 && file.older !== true ? 1 : 0, test: test.older === true ? 0 : 1};
    const places = test.path === file.path ? file.tests : [{from: 0, to: test.bytes}];
    if (loss.code + loss.test > 0) samples.push(sampleOf({file, code, test, places, rule}, loss));
  }
  const [first, ...more] = samples;
  return first === undefined ? {stub: 'no-test'} : samplesOf([first, ...more]);
}

interface Pair {readonly file: FileToPair; readonly code: readonly Place[]; readonly test: FileToPair; readonly places: readonly Place[]; readonly rule: string}
interface Loss {readonly code: number; readonly test: number}

const line = '='.repeat(80);

function sampleOf({file, code, test, places, rule}: Pair, loss: Loss): Sample {
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
      template(`Test-Implementation Pair\n\nImplementation: ${file.path}\n${line}\n`, loss.code),
      ...texts(file, code, loss.code),
      template(`\n\nTests: ${test.path}\n${line}\n`, loss.test),
      ...texts(test, places, loss.test),
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
