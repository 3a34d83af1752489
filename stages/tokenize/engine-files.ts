// The files of a compiled tokenizer: its tables, or the verdict that there are none, and the `tokenizer.json` it came from.
import {mkdir, mkdtemp, open, readFile, rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {digestOf, type Digest} from '../../graph/value/digest.ts';
import type {Verdict} from './fast/fast-blob.ts';

/** The compiled tables, in memory that threads share; or the `tokenizer.json` for the reference, with the reason why it must be that. */
export type Engine =
  | {readonly kind: 'fast'; readonly memory: SharedArrayBuffer}
  | {readonly kind: 'reference'; readonly path: string; readonly because: string};

/** Files are named by the digest and verified when they are read: a damaged one, or one of another version, is made again. */
export async function keptEngine(cacheDir: string, digest: Digest, signal?: AbortSignal): Promise<Engine | undefined> {
  const memory = await readShared(blobPath(cacheDir, digest));
  if (memory === undefined) return undefined;
  const {openBlob} = await import('./fast/fast-blob.ts');
  const verdict = openBlob(memory);
  if (verdict === undefined) return undefined;
  if ('tables' in verdict) return verdict.tables.digest === digest ? {kind: 'fast', memory} : undefined;
  const path = jsonPath(cacheDir, digest);
  return (await readStored(path, digest, signal)) === undefined ? undefined : {kind: 'reference', path, because: verdict.unproven};
}

/** The verdict last: else it would be believed before what it speaks of is there. */
export async function keepEngine(cacheDir: string, {digest, json}: {readonly digest: Digest; readonly json: Uint8Array}, verdict: Verdict): Promise<Engine> {
  const path = jsonPath(cacheDir, digest);
  await writeWhole(json, {dir: cacheDir, path});
  const {packBlob} = await import('./fast/fast-blob.ts');
  const blob = packBlob(verdict);
  await writeWhole(blob, {dir: cacheDir, path: blobPath(cacheDir, digest)});
  if ('unproven' in verdict) return {kind: 'reference', path, because: verdict.unproven};
  const memory = new SharedArrayBuffer(blob.length);
  new Uint8Array(memory).set(blob);
  return {kind: 'fast', memory};
}

function blobPath(cacheDir: string, digest: Digest): string {
  return join(cacheDir, `${digest}.tokenizer`);
}

export function jsonPath(cacheDir: string, digest: Digest): string {
  return join(cacheDir, `${digest}.tokenizer.json`);
}

/** Straight into memory that threads can share. */
async function readShared(path: string): Promise<SharedArrayBuffer | undefined> {
  try {
    await using file = await open(path);
    const {size} = await file.stat();
    const memory = new SharedArrayBuffer(size);
    const bytes = Buffer.from(memory);
    for (let at = 0; at < size;) {
      const {bytesRead} = await file.read(bytes, at, size - at, at);
      if (bytesRead === 0) return undefined;
      at += bytesRead;
    }
    return memory;
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw cause;
  }
}

/** `undefined` for a file that is gone or is not what its name says. */
export async function readStored(path: string, digest: Digest, signal?: AbortSignal): Promise<Uint8Array | undefined> {
  try {
    const json = await readFile(path, {signal});
    return digestOf(json) === digest ? json : undefined;
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw cause;
  }
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}

/** Others may read or write the same file at the same time: they see it whole or not at all. */
export async function writeWhole(bytes: Uint8Array, {dir, path}: {readonly dir: string; readonly path: string}): Promise<void> {
  await mkdir(dir, {recursive: true});
  const aside = await mkdtemp(join(dir, 'tokenizer-'));
  try {
    const file = await open(join(aside, 'whole'), 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(join(aside, 'whole'), path);
  } finally {
    await rm(aside, {recursive: true, force: true});
  }
}
