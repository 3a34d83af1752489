// The chunks of all Merkle maps of a build: read through a bounded memory, written in batches. Knows no map's meaning.
import type {Store} from '../store.ts';
import {inlineBytes, isStored, type Digest} from '../value/digest.ts';
import {openChunk, sealChunk, type Chunk, type Entry} from './chunk.ts';
import {ValueLost} from './value-lost.ts';

export interface Chunks {
  get(digest: Digest): Promise<Chunk>;
  put(level: number, entries: readonly Entry[]): Chunk;
  /** Hands everything put so far to the store. */
  flush(): Promise<void>;
}

/** The map without rows. Small enough to spell itself. */
export const emptyMap: Digest = sealChunk(1, []).digest;

const entriesKept = 150_000;

export function chunksOf(store: Store): Chunks {
  const kept = new Map<Digest, Chunk>();
  const pending = new Map<Digest, Uint8Array>();
  let entries = 0;

  function keep(chunk: Chunk): Chunk {
    kept.set(chunk.digest, chunk);
    entries += chunk.entries.length;
    for (const [digest, oldest] of kept) {
      if (entries <= entriesKept) break;
      if (digest === chunk.digest) continue;
      kept.delete(digest);
      entries -= oldest.entries.length;
    }
    return chunk;
  }

  return {
    async get(digest) {
      const known = kept.get(digest);
      if (known !== undefined) return known;
      const wire = inlineBytes(digest) ?? pending.get(digest) ?? (await store.read([digest]))[0];
      if (wire === undefined) throw new ValueLost(digest);
      return keep(openChunk(digest, wire));
    },
    put(level, list) {
      const {digest, bytes} = sealChunk(level, list);
      if (isStored(digest)) pending.set(digest, bytes);
      return kept.get(digest) ?? keep({digest, level, entries: list});
    },
    async flush() {
      const rows = [...pending].map(([digest, bytes]) => ({digest, bytes}));
      if (rows.length > 0) await store.record(rows);
      for (const {digest} of rows) pending.delete(digest);
    },
  };
}
