// Changes a Merkle map, rewriting only the chunks it must. The result is the map that would have been built from nothing.
import type {Digest} from '../value/digest.ts';
import {boundaryLevel} from './boundary.ts';
import type {Chunk, Entry} from './chunk.ts';
import {emptyMap, type Chunks} from './chunks.ts';
import {firstFrom} from './search.ts';

export interface EntryChange {readonly id: string; readonly entry: Entry | undefined}

/**
 * Level by level from the rows up: a chunk is an entry of the level above, named by its last id,
 * so rewriting some chunks of one level is a sorted list of changes for the next.
 * Changes must be sorted by id, one for each id.
 */
export async function updateMap(chunks: Chunks, root: Digest, changes: readonly EntryChange[]): Promise<Digest> {
  const top = await chunks.get(root);
  let pending = changes;
  for (let level = 1; pending.length > 0; level++) {
    const written = await rewriteLevel(chunks, {root, level, pending});
    pending = written.changes;
    if (level < top.level || pending.length === 0) continue;
    const [only, ...more] = written.chunks;
    if (only === undefined) return emptyMap;
    if (more.length === 0) return (await withoutSingleParents(chunks, only)).digest;
    pending = written.chunks.map(changeAbove); // the old map has no level above: every chunk is new to it
  }
  return root;
}

interface LevelEdit {readonly root: Digest; readonly level: number; readonly pending: readonly EntryChange[]}
interface LevelResult {readonly chunks: readonly Chunk[]; readonly changes: readonly EntryChange[]}

async function rewriteLevel(chunks: Chunks, {root, level, pending}: LevelEdit): Promise<LevelResult> {
  const written: Chunk[] = [];
  const replaced = new Map<string, Digest>();
  for (let next = 0; next < pending.length; ) {
    let chunk = await chunkWith(chunks, {root, level, id: pending[next]!.id, after: false});
    let open: Entry[] = [];
    for (;;) {
      const last = chunk?.entries.at(-1)?.id;
      const following = last === undefined ? undefined : await chunkWith(chunks, {root, level, id: last, after: true});
      const from = next;
      while (next < pending.length && (following === undefined || pending[next]!.id <= last!)) next++; // `last` is set when something follows
      if (chunk !== undefined && last !== undefined) replaced.set(last, chunk.digest);
      open = emitEnded(merged(open, chunk?.entries ?? [], pending.slice(from, next)));
      if (following === undefined || open.length === 0) break;
      chunk = following;
    }
    if (open.length > 0) written.push(chunks.put(level, open));
  }
  return {chunks: written, changes: changesAbove(written, replaced)};

  /** Writes every chunk whose end has come, and gives back the entries that still wait for theirs. */
  function emitEnded(entries: readonly Entry[]): Entry[] {
    let start = 0;
    for (let at = 0; at < entries.length; at++) {
      if (boundaryLevel(entries[at]!.id) < level) continue;
      written.push(chunks.put(level, entries.slice(start, at + 1)));
      start = at + 1;
    }
    return entries.slice(start);
  }
}

/** The chunk of a level that holds an id (or would), or the one after it. */
async function chunkWith(chunks: Chunks, {root, level, id, after}: {root: Digest; level: number; id: string; after: boolean}): Promise<Chunk | undefined> {
  let chunk = await chunks.get(root);
  if (chunk.level < level || chunk.entries.length === 0) return undefined;
  if (after && chunk.entries.at(-1)!.id <= id) return undefined; // not empty, see above
  while (chunk.level > level) {
    let at = firstFrom(chunk.entries, id);
    if (after && chunk.entries[at]?.id === id) at++;
    const child = chunk.entries[Math.min(at, chunk.entries.length - 1)]!; // no chunk above level 1 is empty
    chunk = await chunks.get(child.digest);
  }
  return after && chunk.entries.at(-1)!.id <= id ? undefined : chunk;
}

function merged(open: readonly Entry[], entries: readonly Entry[], changes: readonly EntryChange[]): Entry[] {
  const result = [...open];
  let at = 0;
  for (const {id, entry} of changes) {
    while (at < entries.length && entries[at]!.id < id) result.push(entries[at++]!);
    if (entries[at]?.id === id) at++;
    if (entry !== undefined) result.push(entry);
  }
  while (at < entries.length) result.push(entries[at++]!);
  return result;
}

function changesAbove(written: readonly Chunk[], replaced: ReadonlyMap<string, Digest>): readonly EntryChange[] {
  const changes = new Map<string, EntryChange>();
  for (const id of replaced.keys()) changes.set(id, {id, entry: undefined});
  for (const chunk of written) {
    const change = changeAbove(chunk);
    if (replaced.get(change.id) === chunk.digest) changes.delete(change.id);
    else changes.set(change.id, change);
  }
  return [...changes.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function changeAbove({digest, entries}: Chunk): EntryChange {
  const id = entries.at(-1)!.id; // chunks written here are never empty
  return {id, entry: {id, digest, count: entries.reduce((sum, entry) => sum + entry.count, 0)}};
}

/** A map that shrank may have a root with one child: the shape for fewer ids has no such root. */
async function withoutSingleParents(chunks: Chunks, top: Chunk): Promise<Chunk> {
  let chunk = top;
  while (chunk.level > 1 && chunk.entries.length === 1) chunk = await chunks.get(chunk.entries[0]!.digest);
  return chunk;
}
