// What a tally of tokens says, for readers: what they are of, bytes a token, and how long samples are.
import type {Tally} from '../../../stages/dataset/tally.ts';
import {countsUnder} from './counts-under.ts';
import {bandPrefix, bands, lengthPrefix} from '../../../stages/dataset/token-lengths.ts';

export interface TokenSummary {
  readonly documents: number;
  /** Each is a sequence. */
  readonly samples: number;
  readonly tokens: number;
  /** Together with those of code, all tokens. */
  readonly content_tokens: number;
  readonly code_tokens: number;
  /** Bytes of text a token of text: marks are in neither, and it is 0 where there is no text. */
  readonly compression_ratio: number;
  readonly text_tokens: number;
  readonly text_bytes: number;
  /** Line feeds of the samples' texts, as `wc -l` counts them. */
  readonly lines: number;
  /** How often a text spells a control token. None of them became it. */
  readonly special_texts: number;
  /** Samples by their number of tokens: from so many on, and below twice as many. */
  readonly lengths: Readonly<Record<string, number>>;
  /** Of the samples, 0 to 1; 1k is 1,024 tokens. */
  readonly shares: Readonly<Record<string, number>>;
}

export function tokenSummary(tally: Tally): TokenSummary {
  const {documents = 0, samples = 0, tokens = 0, content_tokens = 0, code_tokens = 0, text_tokens = 0, text_bytes = 0, lines = 0, special_texts = 0} = tally;
  return {
    documents, samples, tokens, content_tokens, code_tokens,
    compression_ratio: text_tokens === 0 ? 0 : text_bytes / text_tokens,
    text_tokens, text_bytes, lines, special_texts,
    lengths: countsUnder(tally, lengthPrefix),
    shares: Object.fromEntries(bands.map(([name]) => [name, samples === 0 ? 0 : (tally[bandPrefix + name] ?? 0) / samples])),
  };
}
