// Learns a vocabulary from counts of pre-tokens and gives it as a standard `tokenizer.json`.
import {canonical} from '../../../graph/value/params.ts';
import {ranksToTokenizer} from '../ranks-to-tokenizer.ts';
import {learnMerges} from './learn-merges.ts';
import {patterns, type PatternFamily} from './pattern-family.ts';
import type {PreTokenCounts} from './pre-token-counts.ts';

export interface LearnOptions {
  /** Ids in all: bytes, merged tokens and control tokens. */
  readonly size: number;
  readonly pattern: PatternFamily;
  /** A pair that occurs less often is merged into no token. */
  readonly minFrequency: number;
  /** Control tokens, in the order of their ids, which come after all others. */
  readonly controls: readonly string[];
}

/** Bumped when equal counts and options may give another vocabulary. */
export const learnerVersion = 1;

/** The same bytes from the same counts and options, anywhere. */
export function learnTokenizer(counts: PreTokenCounts, {size, pattern, minFrequency, controls}: LearnOptions): Uint8Array {
  const symbols = size - controls.length;
  if (symbols < 256) throw new RangeError(`Expected room for 256 bytes and ${controls.length} control tokens, got a size of ${size}`);
  const reserved = new Set(controls.map((control) => Buffer.from(control, 'utf8').toString('latin1')));
  const {tokens} = learnMerges(counts, {symbols, leastCount: minFrequency, reserved});
  const named = Object.fromEntries(controls.map((control, at) => [control, tokens.length + at]));
  return Buffer.from(`${canonical(ranksToTokenizer({pattern: patterns[pattern], tokens, controls: named}))}\n`, 'utf8');
}
