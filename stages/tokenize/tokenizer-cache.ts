// Keeps compiled tokenizers as files, so that threads can load one by its path and a later build need not compile it again.
import {mkdir, mkdtemp, open, readFile, rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {digestOf, type Digest} from '../../graph/value/digest.ts';
import {isTokenizerFailure, tokenizerFailureText, type TokenizerFailure} from './tokenizer-failure.ts';
import {compileTokenizer, identifyTokenizer, type TokenizerSource} from './tokenizer-source.ts';
import type {Tokenizer} from './tokenizer.ts';

/** What a thread is given: small, and loaded by whoever meets the first sample. */
export interface StoredTokenizer {
  readonly name: string;
  readonly digest: Digest;
  readonly path: string;
}

/** The file is named by its digest and verified when it is read: a damaged one is compiled again. */
export async function storeTokenizer(source: TokenizerSource, cacheDir: string, signal?: AbortSignal): Promise<StoredTokenizer | TokenizerFailure> {
  const known = await identifyTokenizer(source, signal);
  if (isTokenizerFailure(known)) return known;
  if (await readStored(pathIn(cacheDir, known.digest), known.digest, signal) !== undefined) return {...known, path: pathIn(cacheDir, known.digest)};
  const compiled = await compileTokenizer(source, signal);
  if (isTokenizerFailure(compiled)) return compiled;
  const {name, digest, json} = compiled;
  await writeWhole(json, {dir: cacheDir, path: pathIn(cacheDir, digest)});
  return {name, digest, path: pathIn(cacheDir, digest)};
}

/** Throws when the file is not what was stored: the source was found good before, so nothing is left to tell its author. */
export async function loadTokenizer({name, digest, path}: StoredTokenizer, signal?: AbortSignal): Promise<Tokenizer> {
  const {referenceTokenizer} = await import('./reference-tokenizer.ts');
  const json = await readStored(path, digest, signal);
  const tokenizer = json === undefined ? {failure: 'unreadable', path, reason: 'it is gone or damaged since it was stored'} as const : referenceTokenizer(name, json);
  if (isTokenizerFailure(tokenizer)) throw new Error(tokenizerFailureText(tokenizer));
  return tokenizer;
}

function pathIn(cacheDir: string, digest: Digest): string {
  return join(cacheDir, `${digest}.tokenizer.json`);
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
    const file = await open(join(aside, 'json'), 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(join(aside, 'json'), path);
  } finally {
    await rm(aside, {recursive: true, force: true});
  }
}
