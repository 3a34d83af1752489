// The stored values that a batch of rows needs, links followed. What leaves the main thread with a job.
import {ValueLost} from '../merkle/value-lost.ts';
import type {Store} from '../store.ts';
import type {Slot} from '../task/key.ts';
import {inlineBytes, isStored, type Digest} from '../value/digest.ts';
import {open} from '../value/wire.ts';

export type Heap = ReadonlyMap<Digest, Uint8Array>;

/** A shallow heap holds the rows' own values only. */
export async function heapFor(store: Store, rows: readonly (readonly Slot[])[], shallow: boolean): Promise<Heap> {
  const heap = new Map<Digest, Uint8Array>();
  let wanted = new Set<Digest>();
  const followed = new Set<Digest>();
  for (const row of rows) for (const slot of row) for (const digest of typeof slot === 'string' ? [slot] : slot) follow(digest);
  while (wanted.size > 0) {
    const digests = [...wanted];
    wanted = new Set();
    const values = await store.read(digests);
    for (const [at, digest] of digests.entries()) {
      const wire = values[at];
      if (wire === undefined) throw new ValueLost(digest);
      heap.set(digest, wire);
      if (!shallow) for (const link of open(wire).links) follow(link);
    }
  }
  return heap;

  function follow(digest: Digest): void {
    if (isStored(digest)) {
      if (!heap.has(digest)) wanted.add(digest);
      return;
    }
    if (shallow || followed.has(digest)) return;
    const wire = inlineBytes(digest);
    if (wire === undefined) return;
    followed.add(digest);
    for (const link of open(wire).links) follow(link);
  }
}

export function heapBytes(heap: Heap): number {
  let bytes = 0;
  for (const value of heap.values()) bytes += value.length;
  return bytes;
}
