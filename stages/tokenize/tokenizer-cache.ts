// Keeps compiled tokenizers as files, so that threads can load one by its path and a later build need not compile it again.
import {mkdir, mkdtemp, open, readFile, rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {digestOf, type Digest} from '../../graph/value/digest.ts';
import {describeTokenizer, type Described} from './describe-tokenizer.ts';
import {compileO200k, o200kFacts} from './o200k-base.ts';
import {compileTokenizer, type CompiledTokenizer} from './source/compile-tokenizer.ts';
import {factsPath, spellFacts} from './source/facts-file.ts';
import type {TokenizerFacts} from './source/tokenizer-facts.ts';
import {digestOfFiles} from './source/tokenizer-files.ts';
import {isTokenizerFailure, tokenizerFailureText, type TokenizerFailure} from './tokenizer-failure.ts';
import {tokenizerFiles, type TokenizerSource} from './tokenizer-source.ts';
import type {Tokenizer} from './tokenizer.ts';

/** What a thread is given: small, and loaded by whoever meets the first sample. */
export interface StoredTokenizer {
  readonly name: string;
  readonly digest: Digest;
  readonly path: string;
}

/** The file is named by its digest and verified when it is read: a damaged one is compiled again. */
export async function storeTokenizer(source: TokenizerSource, cacheDir: string, signal?: AbortSignal): Promise<StoredTokenizer | TokenizerFailure> {
  const kept = await keepTokenizer(source, cacheDir, signal);
  return isTokenizerFailure(kept) ? kept : storedAs(kept.facts, cacheDir);
}

/** The same, for who wants to know what it is; a source that may fetch does so here. */
export async function keepTokenizer(source: TokenizerSource, cacheDir: string, signal?: AbortSignal): Promise<Described | TokenizerFailure> {
  const known = await describeTokenizer(source, cacheDir, signal);
  if (isTokenizerFailure(known)) {
    if (known.failure !== 'hub-unreachable') return known;
  } else if (await readStored(pathIn(cacheDir, known.facts.digest), known.facts.digest, signal) !== undefined) return known;
  const made = await compiled(source, signal);
  if (isTokenizerFailure(made)) return made;
  const {facts, json, origin} = made;
  await writeWhole(json, {dir: cacheDir, path: pathIn(cacheDir, facts.digest)});
  if (origin !== undefined) await writeWhole(spellFacts(facts), {dir: cacheDir, path: factsPath(cacheDir, origin)});
  return {facts, origin};
}

async function compiled(source: TokenizerSource, signal?: AbortSignal): Promise<(CompiledTokenizer & Described) | TokenizerFailure> {
  if (source.kind === 'embedded') return {facts: o200kFacts, json: await compileO200k(), origin: undefined};
  const files = await tokenizerFiles(source, signal);
  if (isTokenizerFailure(files)) return files;
  const made = compileTokenizer(files);
  if (isTokenizerFailure(made)) return made;
  // Opened once here, on the way into the store, so that a thread never meets one that the library refuses. Loaded late: naming a tokenizer needs no library.
  const {referenceTokenizer} = await import('./reference-tokenizer.ts');
  const opened = referenceTokenizer(made.facts.name, made.json);
  return isTokenizerFailure(opened) ? opened : {...made, origin: digestOfFiles(files)};
}

function storedAs({name, digest}: TokenizerFacts, cacheDir: string): StoredTokenizer {
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
