// Brings the output folder to what a build says: writes the shards that are new, keeps the others, and switches by the manifest.
import {readdir, rm, rmdir} from 'node:fs/promises';
import {join} from 'node:path';
import {makeFolder} from '../../../cache/durable.ts';
import {codeOf} from '../../../cache/store-error.ts';
import {removeStale} from '../../../cache/tmp-files.ts';
import type {Built} from '../../../graph/build.ts';
import {forEachBounded} from '../../../graph/run/bounded.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import type {Grinding} from './build-dataset.ts';
import {readManifest, sizeOf} from './current-outputs.ts';
import {filesListed, shardsListed} from './files-listed.ts';
import {manifestBytes, manifestOf} from './manifest-of.ts';
import {auditFile, manifestFile, noticeFile, statsFile, type Manifest, type ShardEntry} from './manifest.ts';
import {noticeOf} from './notice-of.ts';
import {writing} from './output-error.ts';
import {builtShards, readShard, shardFolder, shardName} from './shard-entry.ts';
import {statsBytes, statsOf, tokensOf} from './stats-of.ts';
import {tokenFileName} from './token-shard-entry.ts';
import {writeTokenizers} from './write-tokenizers.ts';
import {writeWhole} from './write-whole.ts';

export interface Outputs {readonly manifest: Manifest; readonly written: number; readonly kept: number}

const filesAtOnce = 4;

export function writeOutputs(grinding: Grinding, built: Built): Promise<Outputs> {
  return writing(grinding.dataset.out, () => bringToBuilt(grinding, built));
}

async function bringToBuilt(grinding: Grinding, built: Built): Promise<Outputs> {
  const {dataset, surroundings: {distrust}, source: {frozen}, store, mill} = grinding;
  const {out} = dataset;
  await makeFolder(join(out, shardFolder));
  await removeStale(out);
  const former = distrust === true ? undefined : await readManifest(out);
  const texts = await writeTexts(grinding, built, former);
  const tokenized = await writeTokenizers({out, store, built, tokenizers: mill.tokenizers, profile: dataset.profile, structure: mill.vocabulary?.tokens ?? [], former});
  const counted = await statsOf(store, built);
  const stats = statsBytes(counted);
  await writeWhole(out, statsFile, stats);
  const audit = counted.audit?.bytes;
  if (audit !== undefined) await writeWhole(out, auditFile, audit);
  const notice = await noticeOf(store, built);
  if (notice.text === undefined) await rm(join(out, noticeFile), {force: true});
  else await writeWhole(out, noticeFile, notice.text);
  const manifest = manifestOf({built, shards: texts.shards, stats, audit, notice, tokens: tokensOf(counted), source: {objectFormat: frozen.objectFormat, refs: frozen.selected}, tokenizers: tokenized.tokenizers});
  await writeWhole(out, manifestFile, manifestBytes(manifest));
  await removeUnlisted(out, manifest);
  const written = texts.written + tokenized.written;
  return {manifest, written, kept: shardsListed(manifest) - written};
}

async function writeTexts({dataset: {out}, store}: Grinding, built: Built, former: Manifest | undefined): Promise<{readonly shards: readonly ShardEntry[]; readonly written: number}> {
  const known = new Map(former?.shards.map((entry) => [entry.digest, entry]));
  const wanted = await builtShards(store, built);
  const entries = new Map<Digest, ShardEntry>();
  let written = 0;
  // A few at once: each waits for the disk.
  await forEachBounded(wanted, filesAtOnce, async ({kind, digest}) => {
    const kept = known.get(digest);
    if (kept?.kind === kind && (await sizeOf(join(out, kept.file))) === kept.size) {
      entries.set(digest, kept);
      return;
    }
    written++;
    const {entry, bytes} = await readShard(store, {kind, digest});
    await writeWhole(out, entry.file, bytes);
    entries.set(digest, entry);
  });
  return {shards: wanted.flatMap(({digest}) => entries.get(digest) ?? []), written};
}

/** What a former build left, finished or not. Only names we could have given are ever removed. */
async function removeUnlisted(out: string, manifest: Manifest): Promise<void> {
  const listed = new Set(filesListed(manifest).map(({file}) => file));
  if (!listed.has(auditFile)) await rm(join(out, auditFile), {force: true});
  for (const name of await readdir(join(out, shardFolder))) {
    const file = `${shardFolder}/${name}`;
    if (shardName.test(file) && !listed.has(file)) await rm(join(out, file), {force: true});
    if (/^[0-9a-f]{2}$/.test(name)) await removeUnlistedTokens(out, file, listed);
  }
}

async function removeUnlistedTokens(out: string, folder: string, listed: ReadonlySet<string>): Promise<void> {
  const names = await readdir(join(out, folder)).catch((cause: unknown) => {
    unlessTaken(cause);
    return [];
  });
  const files = names.map((name) => `${folder}/${name}`);
  const unlisted = files.filter((file) => tokenFileName.test(file) && !listed.has(file));
  for (const file of unlisted) await rm(join(out, file), {force: true});
  if (unlisted.length === files.length) await rmdir(join(out, folder)).catch(unlessTaken);
}

/** Another build may have put something there meanwhile, or have removed it first; or it is no folder, and not ours. */
function unlessTaken(cause: unknown): void {
  const code = codeOf(cause);
  if (code !== 'ENOTEMPTY' && code !== 'ENOENT' && code !== 'ENOTDIR') throw cause;
}
