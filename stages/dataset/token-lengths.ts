// How long samples are in tokens: counts by powers of two and by bands, under the names that a tally has for them.
import {counter} from './counter.ts';

/** Samples from so many tokens on and below twice as many; of none, those without tokens. */
export const lengthPrefix = 'length ';
export const bandPrefix = 'band ';

/** In units of 1,024 tokens: what a training run asks about. The first four are all samples; the last is a range of its own. */
export const bands: readonly (readonly [name: string, from: number, below: number])[] = [
  ['below_4k', 0, 4], ['from_4k_to_10k', 4, 10], ['from_10k_to_16k', 10, 16], ['from_16k', 16, Infinity], ['from_2k_to_16k', 2, 16],
];

export function countLengths(lengths: readonly number[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  const count = counter(counts);
  for (const length of lengths) {
    count(`${lengthPrefix}${length === 0 ? 0 : 2 ** (31 - Math.clz32(length))}`);
    for (const [name, from, below] of bands) if (length >= from * 1024 && length < below * 1024) count(bandPrefix + name);
  }
  return counts;
}
