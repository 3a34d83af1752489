// Cuts the changed stretches of an ordered map again, from the cut before a change until the cuts fall in step with the former ones.
import type {Entry} from '../merkle/chunk.ts';
import {emptyMap} from '../merkle/chunks.ts';
import type {RowChange} from '../merkle/diff.ts';
import {scanMap} from '../merkle/read.ts';
import type {Context} from '../run/context.ts';
import type {Digest} from '../value/digest.ts';
import {cutter} from './cuts.ts';
import {prefixOf} from './index-keys.ts';
import type {Former} from './operator.ts';
import {readPlaced} from './placed.ts';

export interface Recut {readonly placed: Digest; readonly edits: readonly RowChange[]; readonly former: Former | undefined; readonly target: number; readonly sectioned: boolean}
/** Former shards to take out, all that there were, and runs to write, by the place of their last row. Runs that stayed the same may be among them. */
export interface Runs {readonly gone: readonly string[]; readonly runs: ReadonlyMap<string, Run>; readonly shards: readonly Entry[]}
/** `after`: where the run before ends. */
export interface Run {readonly after: string | undefined; readonly rows: readonly Digest[]}

/** Every section is cut as if it were alone: what comes or goes beside it moves none of its cuts. */
export async function recut(context: Context, {placed, edits, former, target, sectioned}: Recut): Promise<Runs> {
  const sectionOf = sectioned ? prefixOf : () => '';
  const shards: Entry[] = [];
  for await (const run of scanMap(context.chunks, former?.maps.rows ?? emptyMap)) shards.push(...run);
  const shardsIn = Map.groupBy(shards.map(({id}) => id), sectionOf);
  const startsIn = Map.groupBy([...edits.map(({id}) => id), ...new Set(former?.lost)].sort(), sectionOf);
  const gone = new Set<string>();
  const runs = new Map<string, Run>();
  for (const [section, starts] of startsIn) await cutSection(section, {starts, formerShards: shardsIn.get(section) ?? []});
  return {gone: [...gone], runs, shards};

  async function cutSection(section: string, {starts, formerShards}: {readonly starts: readonly string[]; readonly formerShards: readonly string[]}): Promise<void> {
    const formerCuts = formerShards.slice(0, -1); // the last shard ended with the rows, not with a cut
    const isCut = new Set(formerCuts);
    for (let next = 0; next < starts.length; ) {
      const before = lastBelow(formerCuts, starts[next]!) ?? (sectioned ? section : undefined); // in range by the loop's condition
      next = await cutStretch(before, next);
    }

    /** Cuts from after `before` on, and gives the index of the first change beyond the stretch. */
    async function cutStretch(before: string | undefined, from: number): Promise<number> {
      let next = from;
      const cuts = cutter(target);
      let run: Digest[] = [];
      let after = before;
      let last: string | undefined;
      for await (const all of scanMap(context.chunks, placed, before)) {
        const rows = sectioned ? all.filter(({id}) => id.startsWith(section)) : all;
        const values = await readPlaced(context, rows.map(({digest}) => digest));
        for (const [at, {id}] of rows.entries()) {
          if (id === before) continue;
          const {row, weightClass} = values[at]!; // one value for each row
          run.push(row);
          last = id;
          if (!cuts(id, weightClass)) continue;
          runs.set(id, {after, rows: run});
          [run, after] = [[], id];
          while (next < starts.length && starts[next]! <= id) next++;
          if (!isCut.has(id)) continue;
          takeOut(before, id);
          return next;
        }
        if (rows.length < all.length) break; // another section begins
      }
      if (run.length > 0 && last !== undefined) runs.set(last, {after, rows: run});
      takeOut(before, undefined);
      return starts.length;
    }

    function takeOut(after: string | undefined, upTo: string | undefined): void {
      for (const cut of formerShards) {
        if ((after === undefined || cut > after) && (upTo === undefined || cut <= upTo) && !runs.has(cut)) gone.add(cut);
      }
    }
  }
}

function lastBelow(sorted: readonly string[], id: string): string | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < id) low = middle + 1; // in range by the loop's condition
    else high = middle;
  }
  return sorted[low - 1];
}
