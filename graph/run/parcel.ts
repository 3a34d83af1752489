// Values end to end in one buffer: how they cross a thread border, handed over and not copied.
import type {Digest} from '../value/digest.ts';
import type {Heap} from './heap.ts';

/** Value `n` ends at `ends[n]`. */
export interface Parcel {readonly digests: readonly Digest[]; readonly ends: Float64Array; readonly bytes: Uint8Array<ArrayBuffer>}

/** Copies: what was a view of something larger no longer keeps that alive. */
export function parcel(values: readonly {readonly digest: Digest; readonly bytes: Uint8Array}[]): Parcel {
  const ends = new Float64Array(values.length);
  let end = 0;
  for (const [at, {bytes}] of values.entries()) ends[at] = end += bytes.length;
  const all = new Uint8Array(end);
  let start = 0;
  for (const {bytes} of values) {
    all.set(bytes, start);
    start += bytes.length;
  }
  return {digests: values.map(({digest}) => digest), ends, bytes: all};
}

export function heapParcel(heap: Heap): Parcel {
  return parcel([...heap].map(([digest, bytes]) => ({digest, bytes})));
}

/** Views of the one buffer. */
export function unpacked({digests, ends, bytes}: Parcel): readonly {readonly digest: Digest; readonly bytes: Uint8Array}[] {
  let start = 0;
  return digests.map((digest, at) => {
    const end = ends[at] ?? start;
    const value = {digest, bytes: bytes.subarray(start, end)};
    start = end;
    return value;
  });
}

export function parcelHeap(packed: Parcel): Heap {
  return new Map(unpacked(packed).map(({digest, bytes}) => [digest, bytes]));
}
