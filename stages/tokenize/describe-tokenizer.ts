// Says what a tokenizer is, from what is at hand: enough for the key of a build in which nothing moved. Fetches and writes nothing.
import {o200kFacts} from './o200k-base.ts';
import {factsPath, readFacts} from './source/facts-file.ts';
import type {TokenizerFacts} from './source/tokenizer-facts.ts';
import {digestOfFiles} from './source/tokenizer-files.ts';
import {isTokenizerFailure, type TokenizerFailure} from './tokenizer-failure.ts';
import {tokenizerFiles, type TokenizerSource} from './tokenizer-source.ts';

export interface Described {
  readonly facts: TokenizerFacts;
  /** The digest of its files; none of the embedded one. */
  readonly origin: string | undefined;
}

export async function describeTokenizer(source: TokenizerSource, cacheDir: string, signal?: AbortSignal): Promise<Described | TokenizerFailure> {
  if (source.kind === 'embedded') return {facts: o200kFacts, origin: undefined};
  const pinned = source.kind === 'hub' ? source.pinned : undefined;
  const remembered = pinned === undefined ? undefined : await readFacts(factsPath(cacheDir, pinned), signal);
  if (remembered !== undefined) return {facts: remembered, origin: pinned};
  const files = await tokenizerFiles(source.kind === 'hub' ? {...source, access: undefined} : source, signal);
  if (isTokenizerFailure(files)) return files;
  const origin = digestOfFiles(files);
  const known = await readFacts(factsPath(cacheDir, origin), signal);
  if (known !== undefined) return {facts: known, origin};
  const {compileTokenizer} = await import('./source/compile-tokenizer.ts');
  const compiled = compileTokenizer(files);
  return isTokenizerFailure(compiled) ? compiled : {facts: compiled.facts, origin};
}
