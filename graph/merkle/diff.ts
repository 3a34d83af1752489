// What differs between two Merkle maps, at the cost of the difference: equal chunks are never opened.
import type {Digest} from '../value/digest.ts';
import type {Entry} from './chunk.ts';
import type {Chunks} from './chunks.ts';

/** A row that differs between a former map and the present one. */
export interface RowChange {readonly id: string; readonly before: Digest | undefined; readonly after: Digest | undefined}

export async function diffMaps(chunks: Chunks, before: Digest, after: Digest): Promise<RowChange[]> {
  if (before === after) return [];
  const [old, now] = await Promise.all([chunks.get(before), chunks.get(after)]);
  let level = Math.max(old.level, now.level);
  let left: readonly Entry[] = old.level === level ? old.entries : [{id: old.entries.at(-1)?.id ?? '', digest: before, count: 0}];
  let right: readonly Entry[] = now.level === level ? now.entries : [{id: now.entries.at(-1)?.id ?? '', digest: after, count: 0}];
  for (; level > 1; level--) {
    const shared = sharedDigests(left, right);
    left = await opened(chunks, left, {shared, level});
    right = await opened(chunks, right, {shared, level});
  }
  return changesBetween(left, right);
}

/** The entries one level down, of every chunk that is not on both sides. A chunk that lies lower still is passed on. */
async function opened(chunks: Chunks, entries: readonly Entry[], {shared, level}: {shared: ReadonlySet<Digest>; level: number}): Promise<readonly Entry[]> {
  const below: Entry[] = [];
  for (const entry of entries) {
    if (shared.has(entry.digest)) continue;
    const chunk = await chunks.get(entry.digest);
    if (chunk.level < level - 1) below.push(entry);
    else below.push(...chunk.entries);
  }
  return below;
}

function sharedDigests(left: readonly Entry[], right: readonly Entry[]): ReadonlySet<Digest> {
  const seen = new Set(left.map(({digest}) => digest));
  return new Set(right.map(({digest}) => digest).filter((digest) => seen.has(digest)));
}

function changesBetween(left: readonly Entry[], right: readonly Entry[]): RowChange[] {
  const changes: RowChange[] = [];
  let at = 0;
  for (const {id, digest} of right) {
    while (at < left.length && left[at]!.id < id) changes.push({id: left[at]!.id, before: left[at++]!.digest, after: undefined});
    const before = left[at]?.id === id ? left[at++]!.digest : undefined;
    if (before !== digest) changes.push({id, before, after: digest});
  }
  for (; at < left.length; at++) changes.push({id: left[at]!.id, before: left[at]!.digest, after: undefined});
  return changes;
}
