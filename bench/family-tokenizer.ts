// A tokenizer of each known family: its pattern as its files have it, over ranks that come with js-tiktoken.
import type {Params as Json} from '../graph/value/params.ts';
import {o200kRanks} from '../stages/tokenize/o200k-base.ts';
import {ranksToTokenizer, type Ranks} from '../stages/tokenize/ranks-to-tokenizer.ts';
import type {TokenizerJson} from '../stages/tokenize/tokenizer-json.ts';

const byteLevel = {type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false};
const tail = String.raw`| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`;
const folded = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";

const steps = {
  llama3: [split(String.raw`${folded}|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}${tail}`), byteLevel],
  qwen2: [split(String.raw`${folded}|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}${tail}`), byteLevel],
  qwen35: [split(String.raw`${folded}|[^\r\n\p{L}\p{N}]?[\p{L}\p{M}]+|\p{N}| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`), byteLevel],
  gpt2: [{type: 'ByteLevel', add_prefix_space: false, trim_offsets: true}],
  starcoder2: [{type: 'Digits', individual_digits: true}, {type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true}],
  deepseek: [
    split(String.raw`\p{N}{1,3}`),
    split('[一-龥぀-ゟ゠-ヿ]+'),
    split(String.raw`[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_${'`'}{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`),
    byteLevel,
  ],
} as const;

export type Family = keyof typeof steps | 'cl100k' | 'o200k';

export const families: readonly Family[] = ['cl100k', 'o200k', 'llama3', 'qwen2', 'qwen35', 'gpt2', 'starcoder2', 'deepseek'];

export async function familyTokenizer(family: Family): Promise<TokenizerJson> {
  switch (family) {
    case 'cl100k':
      return ranksToTokenizer(await cl100kRanks());
    case 'o200k':
      return ranksToTokenizer(await o200kRanks());
    case 'gpt2':
    case 'starcoder2':
      // Merges decide here, and vocabularies are of the older kind.
      return withSteps(ranksToTokenizer(await gpt2Ranks()), {family, ignoreMerges: false});
    case 'qwen2':
    case 'qwen35':
      return {...withSteps(ranksToTokenizer(await cl100kRanks()), {family, ignoreMerges: false}), normalizer: {type: 'NFC'}};
    default:
      return withSteps(ranksToTokenizer(await cl100kRanks()), {family, ignoreMerges: family === 'llama3'});
  }
}

function withSteps(json: TokenizerJson, {family, ignoreMerges}: {readonly family: keyof typeof steps; readonly ignoreMerges: boolean}): TokenizerJson {
  const list: readonly Json[] = steps[family];
  const [only, ...more] = list;
  return {...json, pre_tokenizer: more.length === 0 ? only ?? null : {type: 'Sequence', pretokenizers: list}, model: {...json.model, ignore_merges: ignoreMerges}};
}

function split(pattern: string): {readonly [key: string]: Json} {
  return {type: 'Split', pattern: {Regex: pattern}, behavior: 'Isolated', invert: false};
}

async function cl100kRanks(): Promise<Ranks> {
  const {default: ranks} = await import('js-tiktoken/ranks/cl100k_base');
  return decoded(ranks);
}

async function gpt2Ranks(): Promise<Ranks> {
  const {default: ranks} = await import('js-tiktoken/ranks/gpt2');
  return decoded(ranks);
}

function decoded({pat_str: pattern, special_tokens: controls, bpe_ranks}: {readonly pat_str: string; readonly special_tokens: Readonly<Record<string, number>>; readonly bpe_ranks: string}): Ranks {
  const tokens: (Uint8Array | undefined)[] = [];
  for (const line of bpe_ranks.split('\n')) {
    const [, first, ...encoded] = line.split(' ');
    for (const [at, token] of encoded.entries()) tokens[Number(first) + at] = Buffer.from(token, 'base64');
  }
  return {pattern, tokens, controls};
}
