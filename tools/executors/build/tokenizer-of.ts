// The tokenizer a dataset asks for: named cheaply for the key of a build, compiled and stored only when something must be tokenized.
import {join} from 'node:path';
import {storeTokenizer, type StoredTokenizer} from '../../../stages/tokenize/tokenizer-cache.ts';
import {isTokenizerFailure, type TokenizerFailure} from '../../../stages/tokenize/tokenizer-failure.ts';
import {identifyTokenizer, type TokenizerSource} from '../../../stages/tokenize/tokenizer-source.ts';
import {pinnedTokenizer} from '../artefacts/pinned-tokenizer.ts';
import type {Dataset} from './contract.ts';
import {TokenizerProblem} from './tokenizer-problem.ts';

export async function identifyDatasetTokenizer(dataset: Dataset) {
  const {tokenizer} = dataset;
  // Its bytes were hashed to hold them against the pin.
  if (tokenizer.kind === 'learned') return {name: tokenizer.name, digest: (await pinnedTokenizer(tokenizer, dataset)).digest};
  return tokenizer.kind === 'none' ? undefined : had(await identifyTokenizer(tokenizer), tokenizer);
}

export async function storeDatasetTokenizer(dataset: Dataset, signal: AbortSignal): Promise<StoredTokenizer | undefined> {
  const source = await sourceOf(dataset);
  return source === undefined ? undefined : had(await storeTokenizer(source, join(dataset.store, 'tokenizers'), signal), source);
}

/** A learned one is the file that is pinned: never what would be learned today. */
async function sourceOf({tokenizer, store}: Dataset): Promise<TokenizerSource | undefined> {
  if (tokenizer.kind === 'none') return undefined;
  return tokenizer.kind === 'learned' ? {kind: 'file', path: (await pinnedTokenizer(tokenizer, {store})).path} : tokenizer;
}

function had<T extends object>(tokenizer: T | TokenizerFailure, choice: TokenizerSource): T {
  if (isTokenizerFailure(tokenizer)) throw new TokenizerProblem(tokenizer, choice.kind === 'file' ? choice.path : undefined);
  return tokenizer as T;
}
