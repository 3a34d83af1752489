// Writes the shards of a build that are new and keeps the others. No manifest names them yet, so they may be written before the build is published.
import {join} from 'node:path';
import {makeFolder} from '../../../cache/durable.ts';
import {removeStale} from '../../../cache/tmp-files.ts';
import type {Built} from '../../../graph/build.ts';
import {allEnded} from '../../../graph/run/all-ended.ts';
import {forEachBounded} from '../../../graph/run/bounded.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import type {Grinding} from './build-dataset.ts';
import {readManifest, sizeOf} from './current-outputs.ts';
import type {Manifest, ShardEntry, TokenizerEntry} from './manifest.ts';
import {outputEntry, sameOutput} from './output-entry.ts';
import {writing} from './output-error.ts';
import {placedEntries} from './sectioned-shards.ts';
import {builtShards, readShard, shardFolder} from './shard-entry.ts';
import {writeTokenizers} from './write-tokenizers.ts';
import {writeWhole} from './write-whole.ts';

export interface Shards {
  readonly texts: readonly ShardEntry[];
  readonly tokenizers: readonly TokenizerEntry[];
  readonly written: number;
}

const filesAtOnce = 4;

export function writeShards(grinding: Grinding, built: Built): Promise<Shards> {
  const {dataset: {out, profile, cuts}, surroundings: {distrust}, store, mill, beside} = grinding;
  return writing(out, async () => {
    await makeFolder(join(out, shardFolder));
    await removeStale(out);
    const former = distrust === true ? undefined : ((await readManifest(out)) ?? beside?.manifest);
    // Side by side: each waits for the disk.
    const [texts, tokenized] = await allEnded([
      writeTexts(grinding, built, former),
      writeTokenizers({out, store, built, tokenizers: mill.tokenizers, profile, cuts, structure: mill.vocabulary?.tokens ?? [], former, beside}),
    ]);
    return {texts: texts.shards, tokenizers: tokenized.tokenizers, written: texts.written + tokenized.written};
  });
}

async function writeTexts({dataset: {out, output}, store, beside}: Grinding, built: Built, former: Manifest | undefined): Promise<{readonly shards: readonly ShardEntry[]; readonly written: number}> {
  // Other files of the same shard are not those that are wanted.
  const known = new Map(sameOutput(former?.output, outputEntry(output)) ? former?.shards.map((entry) => [entry.digest, entry]) : []);
  const wanted = await builtShards(store, built);
  const entries = new Map<Digest, ShardEntry>();
  let written = 0;
  // A few at once: each waits for the disk.
  await forEachBounded(wanted, filesAtOnce, async ({kind, digest}) => {
    const kept = known.get(digest);
    if (kept?.kind === kind && ((await isWhole(out, kept)) || (await beside?.bring(kept.parquet === undefined ? [kept] : [kept, kept.parquet])) === true)) {
      entries.set(digest, kept);
      return;
    }
    written++;
    const {entry, files} = await readShard(store, {kind, digest}, outputEntry(output));
    for (const {file, bytes} of files) await writeWhole(out, file, bytes);
    entries.set(digest, entry);
  });
  return {shards: placedEntries(wanted, entries), written};
}

async function isWhole(out: string, {file, size, parquet}: ShardEntry): Promise<boolean> {
  return (await sizeOf(join(out, file))) === size && (parquet === undefined || (await sizeOf(join(out, parquet.file))) === parquet.size);
}
