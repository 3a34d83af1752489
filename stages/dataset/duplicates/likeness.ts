// Whether two texts are as alike as asked: counted on all their runs, so that sketches decide only what is looked at.
import type {Edge} from '../../../graph/operators/cluster.ts';
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {pairCodec} from './bands.ts';
import {copyRunsCodec} from './runs-of-copy.ts';
import {shared} from './runs-of-words.ts';

/** What both have, of what either has, in whole percent. */
export function likeness(one: Uint32Array, other: Uint32Array): number {
  const both = shared(one, other);
  const either = one.length + other.length - both;
  return either === 0 ? 0 : Math.floor((both * 100) / either);
}

export const pairNamed = defineTask({name: 'texts of a pair', version: 1, ...naming(pairCodec, (row) => row)});

export type AlikeRules = {readonly percent: number};

export const likenessTask = defineTask({
  name: 'likeness of a pair',
  version: 1,
  input: {pair: joinedCodec(pairCodec, copyRunsCodec)},
  output: jsonCodec<readonly Edge[]>('alike'),
  run({pair: {row: {value: [a, b]}, refs}}, {percent}: AlikeRules): readonly Edge[] {
    const [one, other] = refs.map(valueIn);
    if (one === undefined || other === undefined) return [];
    return likeness(one.runs, other.runs) < percent ? [] : [{a, b, evidence: 'alike'}];
  },
});
