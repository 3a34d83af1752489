// The tokenizer that a build was made with, among those that are at hand.
import type {Digest} from '../../../graph/value/digest.ts';
import type {Dataset, TokenizerChoice} from '../build/contract.ts';
import {identifyDatasetTokenizer} from '../build/tokenizer-of.ts';

/** `undefined` when it is none of them. */
export async function tokenizerNamed(digest: Digest | undefined, dataset: Dataset): Promise<TokenizerChoice | undefined> {
  if (digest === undefined) return {kind: 'none'};
  const embedded: TokenizerChoice = {kind: 'embedded', name: 'o200k_base'};
  for (const tokenizer of [dataset.tokenizer, embedded]) {
    if ((await identifyDatasetTokenizer({...dataset, tokenizer}))?.digest === digest) return tokenizer;
  }
  return undefined;
}
