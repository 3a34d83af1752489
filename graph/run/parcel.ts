// How a batch and its outcomes cross a thread border: all bytes in one buffer that is handed over, not copied.
import type {Digest} from '../value/digest.ts';
import type {Heap} from './heap.ts';
import type {Job, Outcome} from './job.ts';
import {kept} from './run-job.ts';

/** Bytes of several values end to end; value `n` ends at `ends[n]`. */
export interface Parcel {readonly digests: readonly Digest[]; readonly ends: Float64Array; readonly bytes: Uint8Array<ArrayBuffer>}
export interface PackedJob extends Pick<Job, 'task' | 'params' | 'rows'> {readonly heap: Parcel}
/** Values of all outcomes, one after the other: `beside[n]` that came with outcome `n`, then its own if `held[n]`. */
export interface PackedOutcomes {readonly outcomes: readonly Digest[]; readonly beside: readonly number[]; readonly held: readonly boolean[]; readonly values: Parcel}

export function packJob({task, params, rows, heap}: Job): PackedJob {
  return {task, params, rows, heap: parcel([...heap.keys()], [...heap.values()])};
}

export function unpackJob({task, params, rows, heap}: PackedJob): Job {
  const values = cutUp(heap);
  return {task, params, rows, heap: new Map(heap.digests.map((digest, at) => [digest, values[at]!])) satisfies Heap}; // one value for each digest
}

export function packOutcomes(outcomes: readonly Outcome[]): PackedOutcomes {
  const values = outcomes.flatMap(kept).filter((row) => row.bytes !== undefined);
  return {
    outcomes: outcomes.map(({digest}) => digest),
    beside: outcomes.map(({beside}) => beside?.length ?? 0),
    held: outcomes.map(({bytes}) => bytes !== undefined),
    values: parcel(values.map(({digest}) => digest), values.map(({bytes}) => bytes ?? new Uint8Array())),
  };
}

export function unpackOutcomes({outcomes, beside, held, values: packed}: PackedOutcomes): readonly Outcome[] {
  const values = cutUp(packed);
  let next = 0;
  return outcomes.map((digest, at): Outcome => {
    const came = Array.from({length: beside[at] ?? 0}, () => ({digest: packed.digests[next]!, bytes: values[next++]!})); // as many as were packed
    const own = held[at] === true ? {bytes: values[next++]!} : {}; // likewise
    return {digest, ...own, ...(came.length === 0 ? {} : {beside: came})};
  });
}

function parcel(digests: readonly Digest[], values: readonly Uint8Array[]): Parcel {
  const ends = new Float64Array(values.length);
  let end = 0;
  for (const [at, value] of values.entries()) ends[at] = end += value.length;
  const bytes = new Uint8Array(end);
  for (const [at, value] of values.entries()) bytes.set(value, at === 0 ? 0 : ends[at - 1]);
  return {digests, ends, bytes};
}

function cutUp({ends, bytes}: Parcel): readonly Uint8Array[] {
  const values: Uint8Array[] = [];
  let start = 0;
  for (const end of ends) {
    values.push(bytes.subarray(start, end));
    start = end;
  }
  return values;
}
