// Keeps compiled tokenizers as files, so that a later build opens one instead of compiling it again, and its threads share what it opened.
import type {Digest} from '../../graph/value/digest.ts';
import {describeTokenizer, type Described} from './describe-tokenizer.ts';
import {keepEngine, keptEngine, readStored, writeWhole, type Engine} from './engine-files.ts';
import {compileO200k, o200kFacts} from './o200k-base.ts';
import type {CompiledTokenizer} from './source/compile-tokenizer.ts';
import {factsPath, spellFacts} from './source/facts-file.ts';
import {digestOfFiles} from './source/tokenizer-files.ts';
import {isTokenizerFailure, tokenizerFailureText, type TokenizerFailure} from './tokenizer-failure.ts';
import {tokenizerFiles, type TokenizerSource} from './tokenizer-source.ts';
import type {Tokenizer} from './tokenizer.ts';

/** What a thread is given, and opened by whoever meets the first sample. */
export interface StoredTokenizer {
  readonly name: string;
  readonly digest: Digest;
  readonly engine: Engine;
}

export async function storeTokenizer(source: TokenizerSource, cacheDir: string, signal?: AbortSignal): Promise<StoredTokenizer | TokenizerFailure> {
  const kept = await keep(source, cacheDir, signal);
  return isTokenizerFailure(kept) ? kept : {name: kept.facts.name, digest: kept.facts.digest, engine: kept.engine};
}

/** The same, for who wants to know what it is; a source that may fetch does so here. */
export async function keepTokenizer(source: TokenizerSource, cacheDir: string, signal?: AbortSignal): Promise<Described | TokenizerFailure> {
  const kept = await keep(source, cacheDir, signal);
  return isTokenizerFailure(kept) ? kept : {facts: kept.facts, origin: kept.origin};
}

/** One that was stored before, by its digest alone. */
export async function storedTokenizer(name: string, digest: Digest, cacheDir: string, signal?: AbortSignal): Promise<StoredTokenizer | undefined> {
  const engine = await keptEngine(cacheDir, digest, signal);
  return engine && {name, digest, engine};
}

async function keep(source: TokenizerSource, cacheDir: string, signal?: AbortSignal): Promise<(Described & {readonly engine: Engine}) | TokenizerFailure> {
  const known = await describeTokenizer(source, cacheDir, signal);
  if (isTokenizerFailure(known)) {
    if (known.failure !== 'hub-unreachable') return known;
  } else {
    const engine = await keptEngine(cacheDir, known.facts.digest, signal);
    if (engine !== undefined) return {...known, engine};
  }
  const made = await compiled(source, signal);
  if (isTokenizerFailure(made)) return made;
  const {facts, json, origin} = made;
  // Loaded late: opening what is kept needs no library. What the reference refuses ends here, so that a thread never meets it.
  const {compileFast} = await import('./fast/compile-fast.ts');
  const verdict = compileFast(facts.name, json);
  if (isTokenizerFailure(verdict)) return verdict;
  const engine = await keepEngine(cacheDir, {digest: facts.digest, json}, verdict);
  if (origin !== undefined) await writeWhole(spellFacts(facts), {dir: cacheDir, path: factsPath(cacheDir, origin)});
  return {facts, origin, engine};
}

async function compiled(source: TokenizerSource, signal?: AbortSignal): Promise<(CompiledTokenizer & Described) | TokenizerFailure> {
  if (source.kind === 'embedded') return {facts: o200kFacts, json: await compileO200k(), origin: undefined};
  const files = await tokenizerFiles(source, signal);
  if (isTokenizerFailure(files)) return files;
  const {compileTokenizer} = await import('./source/compile-tokenizer.ts');
  const made = compileTokenizer(files);
  return isTokenizerFailure(made) ? made : {...made, origin: digestOfFiles(files)};
}

/** Whoever only names a tokenizer loads none of what runs it. Throws when a file is not what was stored: the source was found good before, so nothing is left to tell its author. */
export async function loadTokenizer({name, digest, engine}: StoredTokenizer, signal?: AbortSignal): Promise<Tokenizer> {
  if (engine.kind === 'fast') {
    const [{viewBlob}, {fastTokenizer}] = await Promise.all([import('./fast/fast-blob.ts'), import('./fast/fast-tokenizer.ts')]);
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
