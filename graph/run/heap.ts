// The stored values that a batch of rows needs, links followed. What leaves the main thread with a job.
import {ValueLost} from '../merkle/value-lost.ts';
import type {Store} from '../store.ts';
import type {Slot} from '../task/key.ts';
import {inlineBytes, isStored, type Digest} from '../value/digest.ts';
import {linksIn} from '../value/wire.ts';

export type Heap = ReadonlyMap<Digest, Uint8Array>;

/** Holds the rows' own values, and what they link to as deep as `reach` says. */
export async function heapFor(store: Store, rows: readonly (readonly Slot[])[], reach: number): Promise<Heap> {
  const heap = new Map<Digest, Uint8Array>();
  let wanted = new Map<Digest, number>();
  const followed = new Map<Digest, number>();
  for (const row of rows) for (const slot of row) for (const digest of typeof slot === 'string' ? [slot] : slot) follow(digest, reach);
  while (wanted.size > 0) {
    const digests = [...wanted];
    wanted = new Map();
    const values = await store.read(digests.map(([digest]) => digest));
    for (const [at, [digest, left]] of digests.entries()) {
      const wire = values[at];
      if (wire === undefined) throw new ValueLost(digest);
      heap.set(digest, wire);
      if (left > 0) for (const link of linksIn(wire)) follow(link, left - 1);
    }
  }
  return heap;

  function follow(digest: Digest, left: number): void {
    if ((followed.get(digest) ?? -1) >= left) return;
    followed.set(digest, left);
    const wire = isStored(digest) ? heap.get(digest) : inlineBytes(digest);
    if (wire === undefined) {
      if (isStored(digest)) wanted.set(digest, left);
    } else if (left > 0) for (const link of linksIn(wire)) follow(link, left - 1);
  }
}
