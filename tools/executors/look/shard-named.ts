// Which row of a shard collection a file of the output folder was written from, and the other way round: the manifest knows both.
import {scanMap} from '../../../graph/merkle/read.ts';
import {rowsOf, type BuildSide} from '../../../graph/explain/build-side.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {tokenShardStem} from '../build/token-shard-entry.ts';
import {readManifest} from '../build/current-outputs.ts';
import type {Finished} from './finished.ts';

const tokenFile = /^(?:.*\/)?([0-9a-f]{64})\.(?:bin|idx|doc|loss|packed)$/;
const shardFile = /^(?:.*\/)?([a-z]+-[0-9a-f]{20}\.[a-z0-9]+(?:\.gz|\.zst)?)$/;

export async function shardNamed({chunks, dataset}: Finished, sides: readonly BuildSide[], word: string): Promise<{id: string; collections: readonly string[]} | undefined> {
  const stem = tokenFile.exec(word)?.[1];
  const digest = stem === undefined ? await textShard(dataset.out, shardFile.exec(word)?.[1]) : undefined;
  if (stem === undefined && digest === undefined) return undefined;
  for (const side of sides) {
    for (const {name: collection, kind} of side.plan.operators) {
      if (kind !== 'shard') continue;
      for await (const run of scanMap(chunks, rowsOf(side, collection))) for (const {id, digest: row} of run) if (row === digest || tokenShardStem(row) === stem) return {id, collections: [collection]};
    }
  }
  return undefined;
}

/** Files of token shards are named by the shard; those of texts by their content. */
async function textShard(out: string, name: string | undefined): Promise<string | undefined> {
  return name === undefined ? undefined : (await readManifest(out))?.shards.find(({file, parquet}) => file.endsWith(`/${name}`) || parquet?.file.endsWith(`/${name}`) === true)?.digest;
}

/** The file of a shard as the output folder lists it now. */
export async function fileOfShard({dataset}: Pick<Finished, 'dataset'>, digest: Digest): Promise<string | undefined> {
  return (await readManifest(dataset.out))?.shards.find((entry) => entry.digest === digest)?.file;
}
