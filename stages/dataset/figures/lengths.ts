// How long sequences are: a histogram with its exact ends and sum. Two of them add up to what all of their sequences would give.
import {binEnd, binOf} from './length-bins.ts';
import {addSorted} from './sorted-counts.ts';

export interface Lengths {
  readonly least: number;
  readonly most: number;
  /** Of all sequences. With overlaps it is more than the tokens that a document has. */
  readonly sum: number;
  /** How many sequences each bin has, by its least length, in their order. None is empty. */
  readonly bins: readonly Bin[];
}

export type Bin = readonly [from: number, sequences: number];

/** Of at least one sequence. */
export function lengthsOf(list: readonly number[]): Lengths {
  const bins = new Map<number, number>();
  for (const length of list) bins.set(binOf(length), (bins.get(binOf(length)) ?? 0) + 1);
  return {
    least: list.reduce((least, length) => Math.min(least, length), Infinity),
    most: list.reduce((most, length) => Math.max(most, length), 0),
    sum: list.reduce((sum, length) => sum + length, 0),
    bins: [...bins].sort(([a], [b]) => a - b),
  };
}

export function addLengths(a: Lengths, b: Lengths): Lengths {
  return {least: Math.min(a.least, b.least), most: Math.max(a.most, b.most), sum: a.sum + b.sum, bins: addSorted(a.bins, b.bins)};
}

/** As many tokens as at least so many percent of the sequences have at most: the end of the bin that the last of them is in. It is never too little. */
export function atMost({most, bins}: Lengths, percent: number): number {
  const wanted = Math.ceil((countOf(bins) * percent) / 100);
  let seen = 0;
  for (const [from, count] of bins) {
    seen += count;
    if (seen >= wanted) return Math.min(most, binEnd(from));
  }
  return most;
}

export function countOf(bins: readonly Bin[]): number {
  return bins.reduce((sum, [, count]) => sum + count, 0);
}
