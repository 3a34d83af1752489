// Documents of shards, packed side by side into samples, shard by shard: an edited document moves none of the samples of another shard.
import {bestFit} from '../format/native/best-fit.ts';
import type {Piece} from './sample-table.ts';

export interface ShardLengths {
  /** Of its sequences, in their order. */
  readonly lengths: readonly number[];
  /** Which of them are meant, by number. Missing: all. */
  readonly wanted?: ReadonlySet<number>;
}

/** A sequence that is longer than a sample is cut where that is full, and its last token stands again before the next part: all but the first are predicted, once. */
export function packedSamples(shards: readonly ShardLengths[], length: number): readonly (readonly Piece[])[] {
  return shards.flatMap(({lengths, wanted}, shard) => {
    const pieces = piecesOf(lengths, wanted, length).map((piece): Piece => ({shard, ...piece}));
    return bestFit(pieces.map(({tokens}) => tokens), length).map((members) => members.flatMap((at) => pieces[at] ?? []));
  });
}

export function piecesOf(lengths: readonly number[], wanted: ReadonlySet<number> | undefined, most: number): readonly Omit<Piece, 'shard'>[] {
  const pieces: Omit<Piece, 'shard'>[] = [];
  let start = 0;
  for (const [at, length] of lengths.entries()) {
    const end = start + length;
    for (let from = start; from + 1 < end && wanted?.has(at) !== false; from += most - 1) pieces.push({from, tokens: Math.min(most, end - from)});
    start = end;
  }
  return pieces;
}
