// The `.packed` beside a shard: which of its sequences make up each packed sequence, and of which sample each is a part. The ids stay where they are.
import {bestFit} from './best-fit.ts';

const magic = Buffer.from('GMPACK\0\x01', 'latin1');
const headBytes = 32;

/**
 * After the head the least places of the packed sequences in the list that follows, and one more for its end; then that list, of all sequences of
 * the `.idx` by number, each once; then for each sequence of the `.idx` the first sequence of its sample, and how many that has. All uint32.
 * Positions and borders of documents follow from the lengths in the `.idx`.
 */
export interface Packing {
  readonly window: number;
  /** The sequences of each packed sequence, in its order. */
  readonly packed: readonly (readonly number[])[];
  /** Of each sequence of the shard: where the first part of its sample is, and in how many parts that was cut. */
  readonly parents: readonly Parent[];
}

export interface Parent {readonly first: number; readonly parts: number}

/** `goesOn`: whether the sample of a sequence goes on in the next one. */
export function packingOf(lengths: readonly number[], goesOn: readonly boolean[], window: number): Packing {
  const parents: Parent[] = [];
  for (let first = 0; first < lengths.length; ) {
    let end = first + 1;
    while (end < lengths.length && goesOn[end - 1] === true) end++;
    const parent = {first, parts: end - first};
    while (parents.length < end) parents.push(parent);
    first = end;
  }
  return {window, packed: bestFit(lengths, window), parents};
}

export function packedFile({window, packed, parents}: Packing): Uint8Array {
  const bytes = Buffer.alloc(headBytes + 4 * (packed.length + 1 + parents.length * 3));
  magic.copy(bytes, 0);
  bytes.writeUInt32LE(window, 8);
  bytes.writeBigUInt64LE(BigInt(packed.length), 16);
  bytes.writeBigUInt64LE(BigInt(parents.length), 24);
  let at = headBytes;
  const put = (value: number): void => {
    at = bytes.writeUInt32LE(value, at);
  };
  let end = 0;
  put(end);
  for (const members of packed) put((end += members.length));
  for (const member of packed.flat()) put(member);
  for (const {first} of parents) put(first);
  for (const {parts} of parents) put(parts);
  return bytes;
}

/** What such a file says; none of one that is none. */
export function readPackedFile(bytes: Buffer): Packing | undefined {
  if (bytes.length < headBytes || !bytes.subarray(0, 8).equals(magic)) return undefined;
  const [count, sequences] = [Number(bytes.readBigUInt64LE(16)), Number(bytes.readBigUInt64LE(24))];
  if (bytes.length !== headBytes + 4 * (count + 1 + sequences * 3)) return undefined;
  const numbers = (from: number, length: number) => Array.from({length}, (_, at) => bytes.readUInt32LE(headBytes + 4 * (from + at)));
  const [ends, members] = [numbers(0, count + 1), numbers(count + 1, sequences)];
  const [firsts, parts] = [numbers(count + 1 + sequences, sequences), numbers(count + 1 + sequences * 2, sequences)];
  return {
    window: bytes.readUInt32LE(8),
    packed: Array.from({length: count}, (_, at) => members.slice(ends[at], ends[at + 1])),
    parents: firsts.map((first, at) => ({first, parts: parts[at] ?? 0})),
  };
}
