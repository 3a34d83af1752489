// What there is to train on: the token shards of train in the output folder, phase by phase. Their files are linked into the training's own folder, so that the next build may replace them.
import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {copyFile, link, mkdir, readFile, stat} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {codeOf} from '../../../cache/store-error.ts';
import {readDocumentFile} from '../../../stages/format/native/document-file.ts';
import {readIndexFile} from '../../../stages/format/native/index-file.ts';
import type {PhaseData, TrainShard} from '../../../stages/train/phase-data.ts';
import {readManifest} from '../build/current-outputs.ts';
import type {TokenizerEntry, TokenShardEntry} from '../build/manifest.ts';
import {tokenFileName} from '../build/token-shard-entry.ts';
import {TrainingFailure} from './training-failure.ts';

export interface Snapshot {
  /** Ids are below `ids`; `vocab` is rounded up. */
  readonly tokenizer: {readonly digest: string; readonly ids: number; readonly vocab: number; readonly name: string};
  /** In the order of training. A dataset without phases is one, which is called "all". */
  readonly phases: readonly PhaseData[];
}

/** The other parts of a split may have nothing. */
export async function snapshotOfVal(out: string, wanted: {readonly named: string | undefined; readonly pins: string}): Promise<Snapshot | undefined> {
  const manifest = await readManifest(out);
  return manifest?.tokenizers.some(({shards}) => shards.some(({split, tokens}) => split === 'val' && tokens > 0)) === true ? await takeSnapshot(out, {...wanted, part: 'val'}) : undefined;
}

export async function takeSnapshot(out: string, {named, pins, part = 'train'}: {readonly named: string | undefined; readonly pins: string; readonly part?: 'train' | 'val' | 'test'}): Promise<Snapshot> {
  const manifest = await readManifest(out);
  const tokenizer = manifest?.tokenizers.find(({name}) => named === undefined || name === named);
  const shards = (tokenizer?.shards ?? []).filter(({split = 'train', tokens}) => split === part && tokens > 0);
  if (manifest === undefined || tokenizer === undefined || shards.length === 0) {
    const why = manifest === undefined ? `"${out}" holds no dataset` : tokenizer === undefined ? `"${out}" has no tokens${named === undefined ? '' : ` by the name of "${named}"`}` : `"${out}" has no tokens of ${part}`;
    throw new TrainingFailure('nothing-to-train', `There is nothing to train on: ${why}`);
  }
  const names = manifest.phases?.map(({name}) => name) ?? ['all'];
  const phases: PhaseData[] = [];
  for (const phase of names) {
    const own = shards.filter((shard) => (shard.phase ?? 'all') === phase);
    const read: TrainShard[] = [];
    for (const shard of own) read.push(await pinShard(out, shard, pins));
    if (read.length > 0) phases.push({phase, shards: read});
  }
  return {tokenizer: {digest: tokenizer.digest, ids: tokenizer.vocab, vocab: vocabOf(tokenizer), name: tokenizer.name}, phases};
}

/** Ids are below it. A multiple of 64 is what processors of matrices like. */
function vocabOf({vocab}: TokenizerEntry): number {
  return 64 * Math.ceil(vocab / 64);
}

/** Where a shard that is kept for training lies, without the ending. */
export function stemOf(pins: string, digest: string): string {
  return join(pins, digest.slice(0, 2), digest);
}

async function pinShard(out: string, {files, tokens}: TokenShardEntry, pins: string): Promise<TrainShard> {
  const [first] = files;
  const digest = /([0-9a-f]{64})\.bin$/.exec(first?.file ?? '')?.[1];
  if (digest === undefined) throw new TrainingFailure('nothing-to-train', `There is nothing to train on: the manifest names a shard "${first?.file}", which none is called`);
  const stem = stemOf(pins, digest);
  await mkdir(dirname(stem), {recursive: true});
  for (const {file, sha256, size} of files) {
    // A manifest is no more to be believed than anything else in a folder.
    if (!tokenFileName.test(file) || file.endsWith('.packed')) continue;
    const to = join(pins, file.replace(/^shards\//, ''));
    if ((await stat(to).then((found) => found.size, () => -1)) === size) continue;
    await pinFile(join(out, file), to);
    if ((await hashOf(to)) !== sha256) throw new TrainingFailure('nothing-to-train', `There is nothing to train on: "${join(out, file)}" is not what its manifest says`, {fix: 'gristmill build --mend'});
  }
  const shard = await readPinned(pins, digest);
  if (shard?.tokens !== tokens) throw new TrainingFailure('nothing-to-train', `There is nothing to train on: shard "${digest.slice(0, 12)}" is not what its manifest says`, {fix: 'gristmill build --mend'});
  return shard;
}

/** None where it is not there, or not whole. */
export async function readPinned(pins: string, digest: string): Promise<TrainShard | undefined> {
  const stem = stemOf(pins, digest);
  const [idx, doc] = await Promise.all(['.idx', '.doc'].map((extension) => readFile(`${stem}${extension}`).catch(() => undefined)));
  const lengths = idx && readIndexFile(idx);
  const records = doc && readDocumentFile(doc);
  if (lengths === undefined || records?.length !== lengths.length) return undefined;
  return {digest, tokens: lengths.reduce((sum, length) => sum + length, 0), lengths, documents: records.map((record) => Buffer.from(record.digest).toString('hex'))};
}

/** Shards are replaced as whole files, never written into: a link is as good as a copy, and takes no room. */
async function pinFile(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return;
    await copyFile(from, to);
  }
}

async function hashOf(path: string): Promise<string> {
  const sum = createHash('sha256');
  for await (const chunk of createReadStream(path)) sum.update(chunk as Buffer);
  return sum.digest('hex');
}
