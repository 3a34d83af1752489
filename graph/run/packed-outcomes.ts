// The outcomes of a job as they come back from a thread.
import type {Digest} from '../value/digest.ts';
import type {Outcome} from './job.ts';
import {parcel, unpacked, type Parcel} from './parcel.ts';

/** Values of all outcomes, one after the other: `beside[n]` that came with outcome `n`, then its own if `held[n]`. */
export interface PackedOutcomes {readonly outcomes: readonly Digest[]; readonly beside: readonly number[]; readonly held: readonly boolean[]; readonly values: Parcel}

export function packOutcomes(outcomes: readonly Outcome[]): PackedOutcomes {
  return {
    outcomes: outcomes.map(({digest}) => digest),
    beside: outcomes.map(({beside}) => beside?.length ?? 0),
    held: outcomes.map(({bytes}) => bytes !== undefined),
    values: parcel(outcomes.flatMap(({digest, bytes, beside = []}) => (bytes === undefined ? beside : [...beside, {digest, bytes}]))),
  };
}

export function unpackOutcomes({outcomes, beside, held, values}: PackedOutcomes): readonly Outcome[] {
  const came = unpacked(values);
  let next = 0;
  return outcomes.map((digest, at): Outcome => {
    const many = beside[at] ?? 0;
    const own = held[at] === true ? came[next + many] : undefined;
    const outcome: Outcome = {digest, ...(own !== undefined && {bytes: own.bytes}), ...(many > 0 && {beside: came.slice(next, next + many)})};
    next += many + (own === undefined ? 0 : 1);
    return outcome;
  });
}
