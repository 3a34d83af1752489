// A figure as it is written for readers: every number under its name, and how long sequences are, with what share of them is how short.
import {addFigure, noFigure, type Figure} from '../../../stages/dataset/figures/figure.ts';
import {atMost, countOf, type Lengths} from '../../../stages/dataset/figures/lengths.ts';

export interface FigureEntry {
  readonly documents: number;
  readonly samples: number;
  /** Of text. */
  readonly bytes: number;
  /** What samples became by the tokenizer: chunks, where they are cut. This and what follows is missing where nothing is tokenized. */
  readonly sequences?: number;
  /** Line feeds of the samples' texts. */
  readonly lines?: number;
  readonly tokens?: number;
  /** Missing of months, and where there is no sequence. */
  readonly lengths?: LengthEntry;
}

export interface LengthEntry {
  readonly least: number;
  readonly mean: number;
  readonly most: number;
  /** `p90`: so many tokens at most have at least 90 % of the sequences, to the end of a bin. */
  readonly [percentile: `p${number}`]: number;
  /** Sequences by the least length of their bin. */
  readonly bins: Readonly<Record<string, number>>;
}

export const percentiles = [5, 10, 25, 50, 75, 90, 95, 99] as const;

export function figureEntry({documents, samples, bytes, tokenized}: Figure): FigureEntry {
  if (tokenized === undefined) return {documents, samples, bytes};
  const {sequences, lines, tokens, lengths} = tokenized;
  return {documents, samples, bytes, sequences, lines, tokens, ...(lengths !== undefined && {lengths: lengthEntry(lengths)})};
}

export function sumOfFigures(figures: readonly Figure[]): Figure {
  return figures.reduce(addFigure, noFigure);
}

function lengthEntry(lengths: Lengths): LengthEntry {
  const {least, most, sum, bins} = lengths;
  return {least, mean: sum / countOf(bins), most, ...Object.fromEntries(percentiles.map((percent) => [`p${percent}`, atMost(lengths, percent)])), bins: Object.fromEntries(bins)};
}
