// Tells, nearly, which keys and digests a remote has: a Bloom filter over hashes, so that most questions need no request.
import {digestBytes} from '../pack-table.ts';

/** Sixteen bits a hash and eight places: one of a thousand unknown hashes passes for known, and a little more in a filter that is small. */
const bitsEach = 16;
const places = 8;
const wronglyKnown = 0.001;
const magic = Buffer.from('gristkf1');

export interface KnownFilter {
  has(hash: string): boolean;
  /** How many of so many unknown hashes pass for known, at most as a rule. */
  wronglyKnown(count: number): number;
}

export function encodeFilter(hashes: Iterable<string>, count: number): Buffer {
  const bits = Math.max(64, Math.ceil((count * bitsEach) / 64) * 64);
  const bytes = Buffer.alloc(magic.length + bits / 8);
  bytes.set(magic);
  const body = bytes.subarray(magic.length);
  for (const hash of hashes) for (const bit of bitsOf(hash, bits)) body[bit >>> 3] = (body[bit >>> 3] ?? 0) | (1 << (bit & 7));
  return bytes;
}

/** `undefined` when it is none of ours. */
export function decodeFilter(bytes: Buffer): KnownFilter | undefined {
  if (bytes.length < magic.length + 8 || !bytes.subarray(0, magic.length).equals(magic)) return undefined;
  const body = bytes.subarray(magic.length);
  const bits = body.length * 8;
  return {
    has: (hash) => bitsOf(hash, bits).every((bit) => ((body[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0),
    wronglyKnown: (count) => count * wronglyKnown,
  };
}

/** Known to one of several is known. */
export function anyFilter(filters: readonly KnownFilter[]): KnownFilter {
  return {
    has: (hash) => filters.some((filter) => filter.has(hash)),
    wronglyKnown: (count) => 1 + 3 * filters.reduce((sum, filter) => sum + filter.wronglyKnown(count), 0),
  };
}

/** They are hashes already: their own bytes say where, four for each place. */
function bitsOf(hash: string, bits: number): readonly number[] {
  const raw = Buffer.from(hash, 'hex');
  if (raw.length !== digestBytes) return [];
  return Array.from({length: places}, (_, place) => raw.readUInt32BE(place * 4) % bits);
}
