// A set of digests that remembers their order: 32 bytes each and a slot, where a set of strings takes three times that.
import type {Digest} from '../../graph/value/digest.ts';
import {digestBytes} from '../pack-table.ts';

export interface DigestSet {
  /** False when it was there before. */
  add(digest: Digest): boolean;
  has(digest: Digest | Buffer): boolean;
  /** The place a digest was added at; -1 when it was not. */
  indexOf(digest: Digest | Buffer): number;
  at(index: number): Digest;
  readonly size: number;
  /** Forgets what was added after the first so many. */
  cutTo(size: number): void;
}

export function digestSet(): DigestSet {
  let rows = Buffer.alloc(1024 * digestBytes);
  // Twice as many slots as rows at least, each with the number of a row plus one.
  let slots = new Uint32Array(4096);
  let size = 0;
  const asked = Buffer.alloc(digestBytes);

  /** The slot that has these 32 bytes, or the free one where they belong. */
  function slotOf(bytes: Buffer): number {
    const mask = slots.length - 1;
    for (let slot = bytes.readUInt32LE(0) & mask; ; slot = (slot + 1) & mask) {
      const row = slots[slot] ?? 0;
      if (row === 0 || rows.compare(bytes, 0, digestBytes, (row - 1) * digestBytes, row * digestBytes) === 0) return slot;
    }
  }

  function bytesOf(digest: Digest | Buffer): Buffer {
    if (typeof digest !== 'string') return digest;
    if (digest.length !== 64 || asked.write(digest, 'hex') !== digestBytes) throw new RangeError(`Expected 64 hex digits, got "${digest}"`);
    return asked;
  }

  function placeAll(count: number): void {
    slots = new Uint32Array(count);
    for (let row = 0; row < size; row++) slots[slotOf(rowAt(row))] = row + 1;
  }

  function rowAt(index: number): Buffer {
    return rows.subarray(index * digestBytes, (index + 1) * digestBytes);
  }

  return {
    add(digest) {
      const bytes = bytesOf(digest);
      const slot = slotOf(bytes);
      if (slots[slot] !== 0) return false;
      if ((size + 1) * digestBytes > rows.length) rows = Buffer.concat([rows, Buffer.alloc(rows.length)]);
      rows.set(bytes, size * digestBytes);
      slots[slot] = ++size;
      if (size * 2 > slots.length) placeAll(slots.length * 2);
      return true;
    },
    has: (digest) => slots[slotOf(bytesOf(digest))] !== 0,
    indexOf: (digest) => (slots[slotOf(bytesOf(digest))] ?? 0) - 1,
    // A brand is minted: what lies here was put in as a digest.
    at: (index) => rowAt(index).toString('hex') as Digest,
    get size() {
      return size;
    },
    cutTo(count) {
      if (count >= size) return;
      size = count;
      placeAll(slots.length);
    },
  };
}
