// Shards in files of their own, or all of a section in one where that is asked for and fits.
import type {TokenShardEntry} from '../../build/manifest.ts';
import type {Section} from './sections.ts';
import {sizeOf} from './token-arrays.ts';

export interface ShardRun {
  /** What its files are called: readers take them in the order of their names. */
  readonly name: string;
  readonly shards: readonly TokenShardEntry[];
}

/** `mostTokens`: in a file. A shard is never cut, and never is that long. */
export function shardRuns({name, shards}: Section<TokenShardEntry>, {oneFile, mostTokens}: {readonly oneFile: boolean; readonly mostTokens: number}): readonly ShardRun[] {
  const runs: TokenShardEntry[][] = [];
  for (const shard of shards) {
    const run = runs.at(-1);
    if (oneFile && run !== undefined && sizeOf(run).tokens + shard.tokens <= mostTokens) run.push(shard);
    else runs.push([shard]);
  }
  return runs.map((run, at) => ({name: oneFile && runs.length === 1 ? name : `${name}_${String(at + 1).padStart(6, '0')}`, shards: run}));
}
