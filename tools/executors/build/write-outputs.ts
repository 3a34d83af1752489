// Brings the output folder to what a build says: writes the shards that are new, keeps the others, and switches by the manifest.
import {hash} from 'node:crypto';
import {mkdir, open, readdir, rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {removeStale, tmpFile} from '../../../cache/tmp-files.ts';
import type {Built} from '../../../graph/build.ts';
import {forEachBounded} from '../../../graph/run/bounded.ts';
import type {Store} from '../../../graph/store.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {shardFileCodec} from '../../../stages/dataset/shard-file.ts';
import {tokenizerResource} from '../../../stages/tokenize/tokens-of-samples.ts';
import type {Grinding} from './build-dataset.ts';
import {readManifest, sizeOf} from './current-outputs.ts';
import {manifestFile, statsFile, type Manifest, type ShardEntry} from './manifest.ts';
import {contentOf, readValue, rowDigests} from './read-built.ts';
import {statsOf} from './stats-of.ts';

export interface Outputs {readonly manifest: Manifest; readonly written: number; readonly kept: number}

const kinds = ['file', 'commit'];
const shardFolder = 'shards';
const filesAtOnce = 4;

export async function writeOutputs({dataset: {out}, source: {frozen}, store, mill}: Grinding, built: Built): Promise<Outputs> {
  await mkdir(join(out, shardFolder), {recursive: true});
  await removeStale(out);
  const former = await readManifest(out);
  const known = new Map(former?.shards.map((entry) => [entry.digest, entry]));
  const wanted: {readonly kind: string; readonly digest: Digest}[] = [];
  for (const kind of kinds) for (const digest of await rowDigests(store, built, `shards.${kind}`)) wanted.push({kind, digest});
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
  const {stats: counted, tokens} = await statsOf(store, built);
  const stats = Buffer.from(`${JSON.stringify(counted, null, 2)}\n`);
  await writeWhole(out, statsFile, stats);
  const manifest = manifestOf({built, shards, stats, tokens, source: {objectFormat: frozen.objectFormat, refs: frozen.selected}, tokenizer: mill.resources.get(tokenizerResource)});
  await writeWhole(out, manifestFile, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
  await removeUnlisted(out, manifest);
  return {manifest, written, kept: shards.length - written};
}

/** The name says the kind and the content, nothing of the repository. */
async function writeShard(store: Store, out: string, {kind, digest}: {kind: string; digest: Digest}): Promise<ShardEntry> {
  const {extension, documents, samples, sha256, content} = await readValue(store, digest, shardFileCodec);
  const bytes = await contentOf(store, content);
  const file = `${shardFolder}/${kind}-${sha256.slice(0, 20)}.${extension}`;
  await writeWhole(out, file, bytes);
  return {file, kind, digest, sha256, size: bytes.length, documents, samples};
}

/** What a former build left, finished or not. Only names we could have given are ever removed. */
async function removeUnlisted(out: string, {shards}: Manifest): Promise<void> {
  const listed = new Set(shards.map(({file}) => file));
  for (const name of await readdir(join(out, shardFolder))) {
    const file = `${shardFolder}/${name}`;
    if (!listed.has(file) && /^[a-z]+-[0-9a-f]{20}\.[a-z0-9]+$/.test(name)) await rm(join(out, file), {force: true});
  }
}

interface ManifestParts {
  readonly built: Built;
  readonly shards: readonly ShardEntry[];
  readonly stats: Uint8Array;
  readonly tokens: number | null;
  readonly source: Manifest['source'];
  readonly tokenizer: Digest | undefined;
}

function manifestOf({built, shards, stats, tokens, source, tokenizer}: ManifestParts): Manifest {
  return {
    format: 'gristmill manifest 1',
    root: built.root,
    key: built.key,
    source,
    tokenizer: tokenizer === undefined ? null : {digest: tokenizer},
    collections: built.collections.map(({name, maps, rows, stubs}) => ({name, digest: maps.rows, rows, stubs})),
    shards,
    stats: {file: statsFile, sha256: hash('sha256', stats, 'hex')},
    totals: {documents: sum(shards, 'documents'), samples: sum(shards, 'samples'), bytes: sum(shards, 'size'), tokens},
  };
}

function sum(shards: readonly ShardEntry[], member: 'documents' | 'samples' | 'size'): number {
  return shards.reduce((total, shard) => total + shard[member], 0);
}

/** Whoever looks sees the former file or the new one, whole. Another build may be writing the same: each has a file of its own aside. */
async function writeWhole(out: string, name: string, bytes: Uint8Array): Promise<void> {
  const aside = tmpFile(out, 'part');
  const file = await open(aside, 'w');
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(aside, join(out, name));
}
