// The task that takes copies out of a document, or out of training: by what is known of its texts.
import {defineTask} from '../../../graph/task/task.ts';
import {joinedCodec, type Joined} from '../../../graph/value/joined-codec.ts';
import type {Params} from '../../../graph/value/params.ts';
import type {Stub} from '../../../graph/value/stub.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {samplesCodec} from '../../sample/samples-codec.ts';
import {withSamples} from '../../sample/samples-of.ts';
import type {Sample, Samples} from '../../sample/sample.ts';
import {contentsCodec, type Contents} from './contents.ts';
import {comesBefore} from './copy.ts';
import type {DuplicateRules} from './duplicate-rules.ts';
import {firstTextCodec, type FirstText} from './equal-texts.ts';
import {originalCodec, type Original} from './near-copies.ts';

/** What a sample repeats. */
interface Found {readonly of: string; readonly percent: number}

type EqualTexts = Joined<Contents, FirstText>;
type NearTexts = Joined<Contents, Original>;

// The samples, not the texts they draw from.
const reach = 1;

export const withoutEqual = defineTask({
  name: 'samples without equal ones',
  version: 1,
  input: {samples: samplesCodec, equal: joinedCodec(contentsCodec, firstTextCodec)},
  output: samplesCodec,
  reach,
  run: ({samples, equal}, rules: DuplicateRules) => withoutCopies(samples, found(equal), rules),
});

export const withoutNear = defineTask({
  name: 'samples without near ones',
  version: 1,
  input: {samples: samplesCodec, equal: joinedCodec(contentsCodec, firstTextCodec), near: joinedCodec(contentsCodec, originalCodec)},
  output: samplesCodec,
  reach,
  run: ({samples, equal, near}, rules: DuplicateRules) => withoutCopies(samples, found(equal, near), rules),
});

/** For each sample. What is equal to a near copy is a copy of the same original, and its own original is none. */
function found({row: {value: {order}}, refs}: EqualTexts, near?: NearTexts): readonly (Found | undefined)[] {
  return refs.map((ref, at) => {
    const first = valueIn(ref);
    const like = valueIn(near?.refs[at]);
    if (like !== undefined) return {of: like.name, percent: like.percent};
    return first === undefined || !comesBefore(first, {order, at}) ? undefined : {of: first.name, percent: 100};
  });
}

function withoutCopies(row: Samples, copies: readonly (Found | undefined)[], {as}: DuplicateRules): Samples | Stub {
  const [first] = copies.flatMap((copy) => copy ?? []);
  if (first === undefined) return row;
  const {samples, leaves} = row.body();
  const kept = samples.flatMap((sample, at): readonly Sample[] => {
    const copy = copies[at];
    if (copy === undefined) return [sample];
    return as === 'drop' ? [] : [untrained(sample, copy)];
  });
  if (kept.length === 0) return {stub: first.percent === 100 ? `duplicate: of ${first.of}` : `near-duplicate: ${first.percent} % of ${first.of}`};
  return withSamples(row, {samples: kept, leaves});
}

/** It stands where it stood, so that what lies around it is whole, and teaches nothing again. */
function untrained(sample: Sample, {of, percent}: Found): Sample {
  const duplicate: Params = {of, percent};
  return {...sample, spans: sample.spans.map((span) => ({...span, loss: 0})), meta: {...sample.meta, duplicate}};
}
