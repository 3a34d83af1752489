// What one pack holds, in columns: its frames, the values inside them and the answers beside them.
import type {Digest} from '../graph/value/digest.ts';

/** A run of values compressed together. `at` and `size` address the file, `raw` is the length once decompressed. */
export interface Frame {readonly at: number; readonly size: number; readonly raw: number}

/**
 * Rows keep the order they were recorded in, so that neighbours in the graph are neighbours on the disk.
 * Value i is `lengths[i]` bytes at `offsets[i]` of frame `frameOf[i]`; its digest is 32 bytes of `digests`.
 */
export interface PackTable {
  readonly frames: readonly Frame[];
  readonly digests: Buffer;
  readonly frameOf: readonly number[];
  readonly offsets: readonly number[];
  readonly lengths: readonly number[];
  readonly keys: Buffer;
  /** Binary spellings of the answers' digests, whatever form they have. */
  readonly addresses: readonly Uint8Array[];
}

/** Where a value's bytes lie. `pack` is the short number of a pack. */
export interface Place extends Frame {readonly pack: number; readonly offset: number; readonly length: number}

export const digestBytes = 32;
/** More rows than this would not sort in one double each; no pack of ours comes near. */
export const mostRows = 2 ** 21;

export function placeOf(table: PackTable, row: number, pack: number): Place | undefined {
  const frame = table.frames[table.frameOf[row] ?? -1];
  const offset = table.offsets[row];
  const length = table.lengths[row];
  if (frame === undefined || offset === undefined || length === undefined) return undefined;
  return {pack, at: frame.at, size: frame.size, raw: frame.raw, offset, length};
}

/** Row numbers in the order of their hashes' first four bytes: near enough to key order for an index to fill its pages in turn. */
export function inHashOrder(hashes: Buffer): readonly number[] {
  const count = hashes.length / digestBytes;
  const ranks = new Float64Array(count);
  for (let row = 0; row < count; row++) ranks[row] = hashes.readUInt32BE(row * digestBytes) * mostRows + row;
  return Array.from(ranks.sort(), (rank) => rank % mostRows);
}

export function hashAt(hashes: Buffer, row: number): Buffer {
  return hashes.subarray(row * digestBytes, (row + 1) * digestBytes);
}

export function hexAt(hashes: Buffer, row: number): Digest {
  // A brand is minted: 32 bytes of a table are a digest by its layout.
  return hashAt(hashes, row).toString('hex') as Digest;
}
