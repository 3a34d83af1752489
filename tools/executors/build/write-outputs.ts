// Brings the output folder to what a build says: writes what it counts beside its shards, switches by the manifest, and clears away.
import {readdir, rm, rmdir} from 'node:fs/promises';
import {join} from 'node:path';
import {codeOf} from '../../../cache/store-error.ts';
import type {Built} from '../../../graph/build.ts';
import {allEnded} from '../../../graph/run/all-ended.ts';
import type {Grinding} from './build-dataset.ts';
import {readManifest} from './current-outputs.ts';
import {filesListed, shardsListed} from './files-listed.ts';
import {manifestBytes, manifestOf} from './manifest-of.ts';
import {auditFile, manifestFile, noticeFile, statsFile, type Manifest} from './manifest.ts';
import {noticeOf, type BuiltNotice} from './notice-of.ts';
import {outputEntry} from './output-entry.ts';
import {writing} from './output-error.ts';
import {shardFolder, shardName} from './shard-entry.ts';
import {splitBuilt} from './split-built.ts';
import {statsBytes, statsOf, tokensOf} from './stats-of.ts';
import {tokenFileName} from './token-shard-entry.ts';
import {writeShards, type Shards} from './write-shards.ts';
import {writeWhole} from './write-whole.ts';

export interface Outputs {readonly manifest: Manifest; readonly written: number; readonly kept: number}

/** Shards that nobody has written yet are written first. */
export function writeOutputs(grinding: Grinding, built: Built, shards?: Shards): Promise<Outputs> {
  return writing(grinding.dataset.out, async () => bringToBuilt(grinding, built, shards ?? (await writeShards(grinding, built))));
}

async function bringToBuilt(grinding: Grinding, built: Built, {texts, tokenizers, written}: Shards): Promise<Outputs> {
  const {dataset: {out, output}, source: {frozen}} = grinding;
  if (splitBuilt(built.collections) !== undefined) await checkSplit(grinding, built);
  const [{counted, stats, audit}, notice] = await allEnded([writeCounts(grinding, built), writeNotice(grinding, built)]);
  const manifest = manifestOf({built, shards: texts, stats, audit, notice, tokens: tokensOf(counted), source: {objectFormat: frozen.objectFormat, refs: frozen.selected}, tokenizers, output: outputEntry(output)});
  await writeWhole(out, manifestFile, manifestBytes(manifest));
  await removeUnlisted(out, manifest);
  return {manifest, written, kept: shardsListed(manifest) - written};
}

/** A manifest that is not written leaves the outputs those of the build before. */
async function checkSplit({dataset: {out, target}, store, surroundings: {distrust}}: Grinding, built: Built): Promise<void> {
  const {checkParts} = await import('./check-parts.ts');
  const former = distrust === true ? undefined : await readManifest(out);
  const checked = former && (await store.roots(target)).find(({root}) => root === former.root);
  await checkParts(store, built, checked?.root);
}

async function writeCounts({dataset: {out}, store}: Grinding, built: Built) {
  const counted = await statsOf(store, built);
  const stats = statsBytes(counted);
  await writeWhole(out, statsFile, stats);
  const audit = counted.audit?.bytes;
  if (audit !== undefined) await writeWhole(out, auditFile, audit);
  return {counted, stats, audit};
}

async function writeNotice({dataset: {out}, store}: Grinding, built: Built): Promise<BuiltNotice> {
  const notice = await noticeOf(store, built);
  if (notice.text === undefined) await rm(join(out, noticeFile), {force: true});
  else await writeWhole(out, noticeFile, notice.text);
  return notice;
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
