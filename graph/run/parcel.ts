// How a batch and its outcomes cross a thread border: all bytes in one buffer that is handed over, not copied.
import type {Digest} from '../value/digest.ts';
import type {Heap} from './heap.ts';
import type {Job, Outcome} from './job.ts';

/** Bytes of several values end to end; value `n` ends at `ends[n]`. */
export interface Parcel {readonly digests: readonly Digest[]; readonly ends: Float64Array; readonly bytes: Uint8Array<ArrayBuffer>}
export interface PackedJob extends Pick<Job, 'task' | 'params' | 'rows'> {readonly heap: Parcel}
/** `held[n]` tells whether outcome `n` has bytes. */
export interface PackedOutcomes extends Parcel {readonly held: readonly boolean[]}

export function packJob({task, params, rows, heap}: Job): PackedJob {
  return {task, params, rows, heap: parcel([...heap.keys()], [...heap.values()])};
}

export function unpackJob({task, params, rows, heap}: PackedJob): Job {
  const values = cutUp(heap);
  return {task, params, rows, heap: new Map(heap.digests.map((digest, at) => [digest, values[at]!])) satisfies Heap}; // one value for each digest
}

export function packOutcomes(outcomes: readonly Outcome[]): PackedOutcomes {
  const empty = new Uint8Array();
  const packed = parcel(outcomes.map(({digest}) => digest), outcomes.map(({bytes}) => bytes ?? empty));
  return {...packed, held: outcomes.map(({bytes}) => bytes !== undefined)};
}

export function unpackOutcomes(packed: PackedOutcomes): readonly Outcome[] {
  const values = cutUp(packed);
  return packed.digests.map((digest, at) => (packed.held[at] === true ? {digest, bytes: values[at]!} : {digest})); // one value for each digest
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
