// A set of hashes that takes two megabytes whatever is put into it. It may say "yes" of one that was never put in, and never "no" of one that was.
import type {Digest} from '../graph/value/digest.ts';
import {digestBytes} from './pack-table.ts';

export interface SeenHashes {
  mayHave(digest: Digest): boolean;
  /** Takes them end to end, as a pack's table has them. */
  addAll(hashes: Buffer): void;
}

/** As many slots as three bytes can name: of a million hashes, one "yes" in seventeen is wrong. */
const slots = 2 ** 24;
const hexDigits = 6;

export function seenHashes(): SeenHashes {
  const bits = new Uint8Array(slots / 8);
  return {
    mayHave(digest) {
      const slot = Number.parseInt(digest.slice(0, hexDigits), 16);
      return ((bits[slot >> 3] ?? 0) & (1 << (slot & 7))) !== 0;
    },
    addAll(hashes) {
      for (let at = 0; at < hashes.length; at += digestBytes) {
        const slot = hashes.readUIntBE(at, 3);
        bits[slot >> 3] = (bits[slot >> 3] ?? 0) | (1 << (slot & 7));
      }
    },
  };
}
