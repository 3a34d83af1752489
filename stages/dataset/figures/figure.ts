// What a set of documents comes to, in figures that add up.
import {addLengths, type Lengths} from './lengths.ts';

export interface Figure {
  readonly documents: number;
  readonly samples: number;
  /** Of text, as the text shards have it. None is known of sequences of structure, which have no text shards. */
  readonly bytes: number;
  /** Missing where nothing is tokenized. */
  readonly tokenized?: Tokenized;
}

export interface Tokenized {
  /** What samples became: more than one where a sample was cut. */
  readonly sequences: number;
  /** Line feeds. */
  readonly lines: number;
  /** Each once, whatever overlaps. */
  readonly tokens: number;
  /** Missing where there is no sequence, and of months, where nobody asks how long they are. */
  readonly lengths?: Lengths;
}

export const noFigure: Figure = {documents: 0, samples: 0, bytes: 0};

export function addFigure(a: Figure, b: Figure): Figure {
  const tokenized = a.tokenized === undefined ? b.tokenized : b.tokenized === undefined ? a.tokenized : addTokenized(a.tokenized, b.tokenized);
  return {documents: a.documents + b.documents, samples: a.samples + b.samples, bytes: a.bytes + b.bytes, ...(tokenized !== undefined && {tokenized})};
}

function addTokenized(a: Tokenized, b: Tokenized): Tokenized {
  const lengths = a.lengths === undefined ? b.lengths : b.lengths === undefined ? a.lengths : addLengths(a.lengths, b.lengths);
  return {sequences: a.sequences + b.sequences, lines: a.lines + b.lines, tokens: a.tokens + b.tokens, ...(lengths !== undefined && {lengths})};
}
