// Reads values and hashes them itself: a check that believes the store it checks is none.
import type {Store} from '../../../graph/store.ts';
import {digestOf, type Digest} from '../../../graph/value/digest.ts';

export interface HashedReader {
  /** In the order asked; `undefined` for what cannot be had whole. */
  many(digests: readonly Digest[]): Promise<readonly (Uint8Array | undefined)[]>;
  readonly values: number;
  readonly bytes: number;
}

export function hashedReader(store: Store, signal: AbortSignal, advanced: (values: number) => void): HashedReader {
  let [values, bytes] = [0, 0];
  return {
    async many(digests) {
      signal.throwIfAborted();
      const wires = await store.read(digests);
      advanced(digests.length);
      return digests.map((digest, at) => {
        const wire = wires[at];
        if (wire === undefined || digestOf(wire) !== digest) return undefined;
        values++;
        bytes += wire.length;
        return wire;
      });
    },
    get values() {
      return values;
    },
    get bytes() {
      return bytes;
    },
  };
}
