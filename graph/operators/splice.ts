// Finds what of a run of rows former shards hold already: rendering a row may take many reads, and a former shard is one.
import type {Entry} from '../merkle/chunk.ts';
import {scanMap} from '../merkle/read.ts';
import type {Context} from '../run/context.ts';
import type {Shortcut} from '../run/run-rows.ts';
import type {AnyTask} from '../task/task.ts';
import type {Digest} from '../value/digest.ts';
import {stubOf} from '../value/stub.ts';
import {readPlaced} from './placed.ts';

/** Rows `from` up to `to` of a former shard, by its number, or of the new rows: number -1. */
export type SplicePiece = readonly [shard: number, from: number, to: number];
/** In the order of the new shard. */
export type SpliceParams = {readonly pieces: readonly SplicePiece[]};

/** `task` is {shards, rows} → the shard; its parameters say in which order the pieces come. `placed` are the rows of the former shards, by their places. */
export interface Earlier {readonly task: AnyTask; readonly shards: readonly Entry[]; readonly placed: Digest}

/** Rows behind one place, up to another. */
export interface Stretch {readonly after: string | undefined; readonly upTo: string; readonly rows: readonly Digest[]}

/** Reading many shards for a few rows of each would be no shortcut. */
const mostShards = 4;

/** None where former shards hold less than half of the rows. */
export async function spliced({store, chunks}: Pick<Context, 'store' | 'chunks'>, {task, shards, placed}: Earlier, {after, upTo, rows}: Stretch): Promise<Shortcut | undefined> {
  const first = shards.findIndex(({id}) => after === undefined || id > after);
  const last = shards.findIndex(({id}) => id >= upTo);
  const overlapping = first < 0 ? [] : shards.slice(first, last < 0 ? shards.length : last + 1);
  if (overlapping.length === 0 || overlapping.length > mostShards) return undefined;
  const held = new Map<Digest, readonly [shard: number, row: number]>();
  for (const [shard, {id, digest}] of overlapping.entries()) {
    if (stubOf(digest) !== undefined) continue;
    for (const [row, digest] of (await rowsBetween(shards[first + shard - 1]?.id, id)).entries()) held.set(digest, [shard, row]);
  }
  const pieces: [shard: number, from: number, to: number][] = [];
  const fresh: Digest[] = [];
  for (const digest of rows) {
    const [shard, row] = held.get(digest) ?? [-1, fresh.push(digest) - 1];
    const piece = pieces.at(-1);
    if (piece?.[0] === shard && piece[2] === row) piece[2]++;
    else pieces.push([shard, row, row + 1]);
  }
  if (fresh.length > rows.length / 2) return undefined;
  return {task, params: {pieces}, slots: [overlapping.map(({digest}) => digest), fresh]};

  async function rowsBetween(after: string | undefined, upTo: string): Promise<readonly Digest[]> {
    const digests: Digest[] = [];
    for await (const run of scanMap(chunks, placed, after)) {
      digests.push(...run.filter(({id}) => id !== after && id <= upTo).map(({digest}) => digest));
      if ((run.at(-1)?.id ?? '') >= upTo) break;
    }
    return (await readPlaced({store}, digests)).map(({row}) => row);
  }
}
