// How long the sequences of a long sample are to be: of one size, or of several in shares that are asked for.
import {hash32} from '../../graph/merkle/boundary.ts';

/** Of all cuts, a part as large as this share is of all shares makes sequences of at most so many tokens, and of three quarters of it at least. */
export type CutSize = {readonly tokens: number; readonly share: number};

export type CutRules = {
  /** Of a sequence at most, those of the overlap included. */
  readonly tokens: number;
  /** So many tokens of the sequence before stand in front of one. They have weight 0: each token is trained once. */
  readonly overlap: number;
  /** In place of sequences that are all as long as they may be. None is longer than `tokens`. */
  readonly sizes?: readonly CutSize[];
};

/** The next size, again and again. It starts anywhere, by how the sample begins, and then takes each size in its turn: no sample has the small ones alone. */
export function sizesOf({tokens, sizes = []}: CutRules, ids: Int32Array): () => number {
  const all = sizes.reduce((sum, {share}) => sum + share, 0);
  if (all === 0) return () => tokens;
  let turn = hash32(ids.subarray(0, beginning).join()) / 2 ** 32;
  return () => {
    turn = (turn + step) % 1;
    let left = turn * all;
    for (const {tokens: size, share} of sizes) {
      left -= share;
      if (left < 0) return size;
    }
    return tokens;
  };
}

const beginning = 64;
/** Of the golden section: turns by it are spread evenly, however many there are. */
const step = 0.6180339887498949;
