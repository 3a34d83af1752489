// The tokenizer that is always at hand: `o200k_base`, from the ranks that js-tiktoken carries. Loaded only when it has to be compiled.
import {digestOf, type Digest} from '../../graph/value/digest.ts';
import {canonical} from '../../graph/value/params.ts';
import {ranksToTokenizer, type Ranks} from './ranks-to-tokenizer.ts';
import type {TokenizerFacts} from './source/tokenizer-facts.ts';

/** Pinned, so that a build in which nothing moved need not compile it to know its name, and a silent change of the package is noticed. */
export const o200kDigest = '6c1b4b10738451925196b8cb39656081821e31615cd3fdccdd94c5e037291351' as Digest;

/** Likewise: nothing is compiled to describe it. */
export const o200kFacts: TokenizerFacts = {
  name: 'o200k_base',
  digest: o200kDigest,
  vocab: 200_019,
  added: [{id: 199_999, content: '<|endoftext|>'}, {id: 200_018, content: '<|endofprompt|>'}],
  end: {id: 199_999, content: '<|endoftext|>'},
  begin: null,
  pad: null,
};

export async function compileO200k(): Promise<Uint8Array> {
  const json = Buffer.from(canonical(ranksToTokenizer(await o200kRanks())), 'utf8');
  const digest = digestOf(json);
  if (digest !== o200kDigest) throw new Error(`The ranks of o200k_base have changed: they compile to ${digest}, pinned is ${o200kDigest}`);
  return json;
}

export async function o200kRanks(): Promise<Ranks> {
  const {default: {pat_str: pattern, special_tokens: controls, bpe_ranks}} = await import('js-tiktoken/ranks/o200k_base');
  const tokens: (Uint8Array | undefined)[] = [];
  // A line is "! <first rank> <base64> <base64> …": tokens of consecutive ranks.
  for (const line of bpe_ranks.split('\n')) {
    const [, first, ...encoded] = line.split(' ');
    for (const [at, token] of encoded.entries()) tokens[Number(first) + at] = Buffer.from(token, 'base64');
  }
  return {pattern, tokens, controls};
}
