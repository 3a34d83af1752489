// The tokenizer a dataset asks for: named cheaply for the key of a build, compiled and stored only when something must be tokenized.
import {join} from 'node:path';
import {storeTokenizer, type StoredTokenizer} from '../../../stages/tokenize/tokenizer-cache.ts';
import {isTokenizerFailure, tokenizerFailureText, type TokenizerFailure} from '../../../stages/tokenize/tokenizer-failure.ts';
import {identifyTokenizer} from '../../../stages/tokenize/tokenizer-source.ts';
import type {Dataset} from './contract.ts';

export async function identifyDatasetTokenizer({tokenizer}: Dataset) {
  return tokenizer.kind === 'none' ? undefined : had(await identifyTokenizer(tokenizer));
}

export async function storeDatasetTokenizer({tokenizer, store}: Dataset, signal: AbortSignal): Promise<StoredTokenizer | undefined> {
  return tokenizer.kind === 'none' ? undefined : had(await storeTokenizer(tokenizer, join(store, 'tokenizers'), signal));
}

function had<T extends object>(tokenizer: T | TokenizerFailure): T {
  if (isTokenizerFailure(tokenizer)) throw new Error(tokenizerFailureText(tokenizer));
  return tokenizer as T;
}
