// Walks everything that can be reached from a build: reads and hashes every value, and looks whether every map is well formed.
import {digestSet, type DigestSet} from '../../../cache/sweep/digest-set.ts';
import {openChunk, type Chunk, type Entry} from '../../../graph/merkle/chunk.ts';
import type {CollectionRoot} from '../../../graph/root.ts';
import type {Store} from '../../../graph/store.ts';
import {reasonKind} from '../../../graph/stub-counts.ts';
import {inlineBytes, type Digest} from '../../../graph/value/digest.ts';
import {stubOf} from '../../../graph/value/stub.ts';
import {chunkFault, type Above} from './check-chunk.ts';
import type {StoreFinding} from './finding.ts';
import {hashedReader, type HashedReader} from './hashed-reader.ts';
import {losses, type Losses} from './losses.ts';
import {reachValues} from './reach-values.ts';

export interface Walked {
  readonly values: number;
  readonly bytes: number;
  readonly maps: number;
  readonly findings: readonly StoreFinding[];
}

export interface Walking {
  readonly store: Store;
  readonly signal: AbortSignal;
  /** Told how many values were read since it was told last. */
  readonly advanced: (values: number) => void;
}

export async function walkBuild(collections: readonly CollectionRoot[], {store, signal, advanced}: Walking): Promise<Walked> {
  const read = hashedReader(store, signal, advanced);
  const seen = digestSet();
  const findings: StoreFinding[] = [];
  let maps = 0;
  for (const collection of collections) {
    const counts = counter(collection);
    for (const [map, root] of Object.entries(collection.maps)) {
      maps++;
      const walk: MapWalk = {collection: collection.name, map, read, seen, findings, lost: losses()};
      await walkMap(walk, root, undefined, map === 'rows' ? counts.add : undefined);
      if (walk.lost.values > 0) findings.push({kind: 'values-lost', collection: collection.name, map, values: walk.lost.values, rows: walk.lost.rows});
      else if (map === 'rows') findings.push(...counts.wrong());
    }
  }
  return {values: read.values, bytes: read.bytes, maps, findings};
}

interface MapWalk {
  readonly collection: string;
  readonly map: string;
  readonly read: HashedReader;
  readonly seen: DigestSet;
  readonly findings: StoreFinding[];
  readonly lost: Losses;
}

async function walkMap(walk: MapWalk, digest: Digest, above: Above | undefined, count: ((entries: readonly Entry[]) => void) | undefined): Promise<void> {
  const wire = inlineBytes(digest) ?? (await walk.read.many([digest]))[0];
  if (wire === undefined) return walk.lost.add(above?.entry.id);
  const chunk = opened(digest, wire);
  const fault = chunk === undefined ? 'a chunk of it cannot be read' : chunkFault(chunk, above);
  if (fault !== undefined) walk.findings.push({kind: 'map-malformed', collection: walk.collection, map: walk.map, why: fault});
  if (chunk === undefined) return;
  if (chunk.level === 1) {
    count?.(chunk.entries);
    await reachValues(chunk.entries, walk);
    return;
  }
  for (const [at, entry] of chunk.entries.entries()) {
    const rightmost = above?.rightmost !== false && at === chunk.entries.length - 1;
    await walkMap(walk, entry.digest, {level: chunk.level, entry, after: chunk.entries[at - 1]?.id ?? above?.after, rightmost}, count);
  }
}

/** Bytes that hash to their name and are no chunk were written by a mistake of ours. */
function opened(digest: Digest, wire: Uint8Array): Chunk | undefined {
  try {
    return openChunk(digest, wire);
  } catch (cause) {
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}

/** Counts rows and stubs again, the way a build does. */
function counter(collection: CollectionRoot) {
  const stubs = new Map<string, number>();
  let rows = 0;
  return {
    add(entries: readonly Entry[]): void {
      rows += entries.length;
      for (const {digest} of entries) {
        const stub = stubOf(digest);
        if (stub !== undefined) stubs.set(reasonKind(stub.stub), (stubs.get(reasonKind(stub.stub)) ?? 0) + 1);
      }
    },
    wrong(): readonly StoreFinding[] {
      const reasons = [...new Set([...stubs.keys(), ...Object.keys(collection.stubs)])].sort();
      const counts = [{what: 'rows', wanted: rows, got: collection.rows}, ...reasons.map((reason) => ({what: `stubs "${reason}"`, wanted: stubs.get(reason) ?? 0, got: collection.stubs[reason] ?? 0}))];
      return counts.filter(({wanted, got}) => wanted !== got).map((wrong) => ({kind: 'count-differs', collection: collection.name, ...wrong}));
    },
  };
}
