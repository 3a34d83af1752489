// Finds texts of benchmarks in others by runs of 12 words, as datatrove does: whatever the letter case, the numbers, the line ends and the punctuation.
import {mixed} from '../mixed.ts';
import {wordHashes} from '../word-hashes.ts';
import type {Benchmarks} from './benchmarks.ts';

/** Words in a run. A shorter text is looked for as a whole. */
const longest = 12;
/** Fewer words say nothing: most of what is as short is a name or a number of a problem. */
export const fewestWords = 8;

/** Gives the name of the list whose text it finds. */
export type FindBenchmark = (text: Uint8Array) => string | undefined;

export function benchmarkFinder({lists}: Pick<Benchmarks, 'lists'>): FindBenchmark {
  const known = new Map<number, Map<number, string>>();
  const sieve = new Uint8Array(sieveBits / 8);
  for (const {name, texts} of lists) {
    for (const text of texts) {
      const words = wordHashes(Buffer.from(text, 'utf8'), 'plain');
      if (words.length < fewestWords) continue;
      const length = Math.min(words.length, longest);
      const runs = known.get(length) ?? new Map<number, string>();
      known.set(length, runs);
      eachRun(words, length, (first, second) => {
        sieve[(first >>> 8) >> 3] = (sieve[(first >>> 8) >> 3] ?? 0) | (1 << ((first >>> 8) & 7));
        const run = together(first, second);
        if (!runs.has(run)) runs.set(run, name);
        return undefined;
      });
    }
  }
  return (text) => {
    const words = wordHashes(text, 'plain');
    for (const [length, runs] of known) {
      const found = eachRun(words, length, (first, second) => (((sieve[(first >>> 8) >> 3] ?? 0) & (1 << ((first >>> 8) & 7))) === 0 ? undefined : runs.get(together(first, second))));
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** Nearly all runs of a text are unknown, and a look at a bit is much cheaper than a question to a map. */
const sieveBits = 2 ** 24;

/** Ends with the first answer. */
function eachRun(words: Int32Array, length: number, visit: (first: number, second: number) => string | undefined): string | undefined {
  const [leadingOne, leadingOther] = [power(factors[0], length), power(factors[1], length)];
  let [one, other] = [0, 0];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? 0;
    one = (Math.imul(one, factors[0]) + word) | 0;
    other = (Math.imul(other, factors[1]) + (word ^ (word >>> 15))) | 0;
    if (at >= length) {
      const gone = words[at - length] ?? 0;
      one = (one - Math.imul(gone, leadingOne)) | 0;
      other = (other - Math.imul(gone ^ (gone >>> 15), leadingOther)) | 0;
    }
    if (at < length - 1) continue;
    const found = visit(mixed(one), mixed(other));
    if (found !== undefined) return found;
  }
  return undefined;
}

const factors = [0x01000193, 0x297a2d39] as const;

function power(factor: number, exponent: number): number {
  let result = 1;
  for (let left = exponent; left > 0; left--) result = Math.imul(result, factor);
  return result;
}

/** A number of 53 bits that no other run will have. */
function together(first: number, second: number): number {
  return (first >>> 0) * 0x200000 + (second >>> 11);
}
