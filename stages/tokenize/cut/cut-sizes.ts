// How long the sequences of a long sample are to be: of one size, or of several in shares that are asked for.
import {hashFraction} from '../../../graph/merkle/boundary.ts';
import {shareAt} from '../../share-at.ts';

/** Of all cuts, a part as large as this share is of all shares makes sequences of at most so many tokens, and of three quarters of it at least. */
export type CutSize = {readonly tokens: number; readonly share: number};

export type CutRules = {
  /** Of a sequence at most, those of the overlap included. */
  readonly tokens: number;
  /** So many tokens of the sequence before stand in front of one. They have weight 0: each token is trained once. */
  readonly overlap: number;
  /** In place of sequences that are all as long as they may be. None is longer than `tokens`. */
  readonly sizes?: readonly CutSize[];
  /** Sequences are packed into windows of `tokens`: room that some leave is filled by others. */
  readonly pack?: true;
};

/** The next size, again and again. It starts anywhere, by how the sample begins, and then takes each size in its turn: no sample has the small ones alone. */
export function sizesOf({tokens, sizes = []}: CutRules, ids: Int32Array): () => number {
  if (sizes.length === 0) return () => tokens;
  const shares = sizes.map(({share}) => share);
  let turn = hashFraction(ids.subarray(0, beginning).join());
  return () => {
    turn = (turn + step) % 1;
    return sizes[shareAt(turn, shares)]?.tokens ?? tokens;
  };
}

const beginning = 64;
/** Of the golden section: turns by it are spread evenly, however many there are. */
const step = 0.6180339887498949;
