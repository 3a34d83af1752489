// The tokenizer a dataset asks for: named cheaply for the key of a build, compiled and stored only when something must be tokenized.
import {join} from 'node:path';
import {storeTokenizer, type StoredTokenizer} from '../../../stages/tokenize/tokenizer-cache.ts';
import {isTokenizerFailure, type TokenizerFailure} from '../../../stages/tokenize/tokenizer-failure.ts';
import {identifyTokenizer} from '../../../stages/tokenize/tokenizer-source.ts';
import type {Dataset, TokenizerChoice} from './contract.ts';
import {TokenizerProblem} from './tokenizer-problem.ts';

export async function identifyDatasetTokenizer({tokenizer}: Dataset) {
  return tokenizer.kind === 'none' ? undefined : had(await identifyTokenizer(tokenizer), tokenizer);
}

export async function storeDatasetTokenizer({tokenizer, store}: Dataset, signal: AbortSignal): Promise<StoredTokenizer | undefined> {
  return tokenizer.kind === 'none' ? undefined : had(await storeTokenizer(tokenizer, join(store, 'tokenizers'), signal), tokenizer);
}

function had<T extends object>(tokenizer: T | TokenizerFailure, choice: TokenizerChoice): T {
  if (isTokenizerFailure(tokenizer)) throw new TokenizerProblem(tokenizer, choice.kind === 'file' ? choice.path : undefined);
  return tokenizer as T;
}
