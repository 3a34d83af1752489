// Keeps compiled tokenizers as files, so that a later build opens one instead of compiling it again, and its threads share what it opened.
import {mkdir, mkdtemp, open, readFile, rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {digestOf, type Digest} from '../../graph/value/digest.ts';
import {openBlob, packBlob, viewBlob, type Verdict} from './fast/fast-blob.ts';
import {fastTokenizer} from './fast/fast-tokenizer.ts';
import {isTokenizerFailure, tokenizerFailureText, type TokenizerFailure} from './tokenizer-failure.ts';
import {compileTokenizer, identifyTokenizer, type CompiledTokenizer, type TokenizerSource} from './tokenizer-source.ts';
import type {Tokenizer} from './tokenizer.ts';

/** What a thread is given, and opened by whoever meets the first sample. */
export interface StoredTokenizer {
  readonly name: string;
  readonly digest: Digest;
  readonly engine: Engine;
}

/** The compiled tables, in memory that threads share; or the `tokenizer.json` for the reference, with the reason why it must be that. */
export type Engine =
  | {readonly kind: 'fast'; readonly memory: SharedArrayBuffer}
  | {readonly kind: 'reference'; readonly path: string; readonly because: string};

/** Files are named by the digest and verified when they are read: a damaged one, or one of another version, is made again. */
export async function storeTokenizer(source: TokenizerSource, cacheDir: string, signal?: AbortSignal): Promise<StoredTokenizer | TokenizerFailure> {
  const known = await identifyTokenizer(source, signal);
  if (isTokenizerFailure(known)) return known;
  const engine = await keptEngine(cacheDir, known.digest, signal);
  if (engine !== undefined) return {...known, engine};
  const compiled = await compileTokenizer(source, signal);
  if (isTokenizerFailure(compiled)) return compiled;
  const {compileFast} = await import('./fast/compile-fast.ts');
  const verdict = compileFast(compiled.name, compiled.json);
  if (isTokenizerFailure(verdict)) return verdict;
  return {name: compiled.name, digest: compiled.digest, engine: await keepEngine(cacheDir, compiled, verdict)};
}

/** Throws when a file is not what was stored: the source was found good before, so nothing is left to tell its author. */
export async function loadTokenizer({name, digest, engine}: StoredTokenizer, signal?: AbortSignal): Promise<Tokenizer> {
  if (engine.kind === 'fast') {
    const verdict = viewBlob(engine.memory);
    if ('tables' in verdict) return fastTokenizer(name, verdict.tables);
    throw new Error(`The tokenizer "${name}" was compiled and has no tables`);
  }
  const {referenceTokenizer} = await import('./reference-tokenizer.ts');
  const json = await readStored(engine.path, digest, signal);
  const tokenizer = json === undefined ? {failure: 'unreadable', path: engine.path, reason: 'it is gone or damaged since it was stored'} as const : referenceTokenizer(name, json);
  if (isTokenizerFailure(tokenizer)) throw new Error(tokenizerFailureText(tokenizer));
  return tokenizer;
}

async function keptEngine(cacheDir: string, digest: Digest, signal?: AbortSignal): Promise<Engine | undefined> {
  const memory = await readShared(blobPath(cacheDir, digest));
  const verdict = memory && openBlob(memory);
  if (memory === undefined || verdict === undefined) return undefined;
  if ('tables' in verdict) return verdict.tables.digest === digest ? {kind: 'fast', memory} : undefined;
  const path = jsonPath(cacheDir, digest);
  return (await readStored(path, digest, signal)) === undefined ? undefined : {kind: 'reference', path, because: verdict.unproven};
}

/** The verdict last: else it would be believed before what it speaks of is there. */
async function keepEngine(cacheDir: string, {digest, json}: CompiledTokenizer, verdict: Verdict): Promise<Engine> {
  const path = jsonPath(cacheDir, digest);
  if ('unproven' in verdict) await writeWhole(json, {dir: cacheDir, path});
  else await rm(path, {force: true});
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

function jsonPath(cacheDir: string, digest: Digest): string {
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
async function readStored(path: string, digest: Digest, signal?: AbortSignal): Promise<Uint8Array | undefined> {
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
async function writeWhole(bytes: Uint8Array, {dir, path}: {readonly dir: string; readonly path: string}): Promise<void> {
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
