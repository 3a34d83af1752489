// Brings the output folder to what a build says: writes the shards that are new, keeps the others, and switches by the manifest.
import {open, readdir, rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {makeFolder} from '../../../cache/durable.ts';
import {removeStale, tmpFile} from '../../../cache/tmp-files.ts';
import type {Built} from '../../../graph/build.ts';
import {forEachBounded} from '../../../graph/run/bounded.ts';
import type {Store} from '../../../graph/store.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {tokenizerResource} from '../../../stages/tokenize/tokens-of-samples.ts';
import type {Grinding} from './build-dataset.ts';
import {readManifest, sizeOf} from './current-outputs.ts';
import {manifestBytes, manifestOf} from './manifest-of.ts';
import {manifestFile, noticeFile, statsFile, type Manifest, type ShardEntry} from './manifest.ts';
import {noticeOf} from './notice-of.ts';
import {writing} from './output-error.ts';
import {builtShards, readShard, shardFolder, shardName, type BuiltShard} from './shard-entry.ts';
import {statsBytes, statsOf, tokensOf} from './stats-of.ts';

export interface Outputs {readonly manifest: Manifest; readonly written: number; readonly kept: number}

const filesAtOnce = 4;

export function writeOutputs(grinding: Grinding, built: Built): Promise<Outputs> {
  return writing(grinding.dataset.out, () => bringToBuilt(grinding, built));
}

async function bringToBuilt({dataset: {out}, surroundings: {distrust}, source: {frozen}, store, mill}: Grinding, built: Built): Promise<Outputs> {
  await makeFolder(join(out, shardFolder));
  await removeStale(out);
  const former = distrust === true ? undefined : await readManifest(out);
  const known = new Map(former?.shards.map((entry) => [entry.digest, entry]));
  const wanted = await builtShards(store, built);
  const entries = new Map<Digest, ShardEntry>();
  let written = 0;
  // A few at once: each waits for the disk.
  await forEachBounded(wanted, filesAtOnce, async ({kind, digest}) => {
    const kept = known.get(digest);
    const whole = kept?.kind === kind && (await sizeOf(join(out, kept.file))) === kept.size;
    if (!whole) written++;
    entries.set(digest, whole ? kept : await writeShard(store, out, {kind, digest}));
  });
  const shards = wanted.flatMap(({digest}) => entries.get(digest) ?? []);
  const counted = await statsOf(store, built);
  const tokens = tokensOf(counted);
  const stats = statsBytes(counted);
  await writeWhole(out, statsFile, stats);
  const notice = await noticeOf(store, built);
  if (notice.text === undefined) await rm(join(out, noticeFile), {force: true});
  else await writeWhole(out, noticeFile, notice.text);
  const manifest = manifestOf({built, shards, stats, notice, tokens, source: {objectFormat: frozen.objectFormat, refs: frozen.selected}, tokenizer: mill.resources.get(tokenizerResource)});
  await writeWhole(out, manifestFile, manifestBytes(manifest));
  await removeUnlisted(out, manifest);
  return {manifest, written, kept: shards.length - written};
}

async function writeShard(store: Store, out: string, shard: BuiltShard): Promise<ShardEntry> {
  const {entry, bytes} = await readShard(store, shard);
  await writeWhole(out, entry.file, bytes);
  return entry;
}

/** What a former build left, finished or not. Only names we could have given are ever removed. */
async function removeUnlisted(out: string, {shards}: Manifest): Promise<void> {
  const listed = new Set(shards.map(({file}) => file));
  for (const name of await readdir(join(out, shardFolder))) {
    const file = `${shardFolder}/${name}`;
    if (!listed.has(file) && shardName.test(file)) await rm(join(out, file), {force: true});
  }
}

/** Whoever looks sees the former file or the new one, whole. Another build may be writing the same: each has a file of its own aside. */
async function writeWhole(out: string, name: string, bytes: Uint8Array): Promise<void> {
  const aside = tmpFile(out, 'part');
  const file = await open(aside, 'w');
  try {
    await file.writeFile(bytes);
    await file.datasync();
    await rename(aside, join(out, name));
  } catch (cause) {
    // Half a file is of no use to anyone, and the disk may be full.
    await rm(aside, {force: true});
    throw cause;
  } finally {
    await file.close();
  }
}
