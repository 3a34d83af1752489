// How two vocabularies differ, and what that means for the text they are for: taken over all counted pre-tokens, not over a few documents.
import type {PieceEncoder} from './piece-encoder.ts';
import type {PreTokenCounts} from './pre-token-counts.ts';

export interface VocabularyDrift {
  /** Spelled by the byte alphabet, in the order of their ids. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly kept: number;
  /** Kept tokens under another id, and by how much. */
  readonly moved: {readonly tokens: number; readonly meanRanks: number; readonly mostRanks: number};
  /** Share of the counted bytes that are cut into other tokens. */
  readonly affected: number;
}

/** Tokens for each byte of counted text: the fewer, the more a model sees at once. */
export function fertility(counts: PreTokenCounts, {lengths}: PieceEncoder): number {
  let [tokens, bytes] = [0, 0];
  for (const {piece, count} of pieces(counts)) {
    tokens += count * lengths(piece).length;
    bytes += count * piece.length;
  }
  return bytes === 0 ? 0 : tokens / bytes;
}

export function vocabularyDrift(counts: PreTokenCounts, before: PieceEncoder, after: PieceEncoder): VocabularyDrift {
  const [old, now] = [ranks(before), ranks(after)];
  const moves = [...now].flatMap(([token, rank]) => (old.has(token) ? [Math.abs(rank - (old.get(token) ?? 0))] : []));
  const moved = moves.filter((by) => by > 0);
  let [affected, bytes] = [0, 0];
  for (const {piece, count} of pieces(counts)) {
    bytes += count * piece.length;
    if (before.lengths(piece).join() !== after.lengths(piece).join()) affected += count * piece.length;
  }
  return {
    added: after.tokens.filter((token) => !old.has(token)),
    removed: before.tokens.filter((token) => !now.has(token)),
    kept: moves.length,
    moved: {tokens: moved.length, meanRanks: moved.length === 0 ? 0 : moved.reduce((sum, by) => sum + by, 0) / moved.length, mostRanks: moved.reduce((most, by) => Math.max(most, by), 0)},
    affected: bytes === 0 ? 0 : affected / bytes,
  };
}

function ranks({tokens}: PieceEncoder): ReadonlyMap<string, number> {
  return new Map(tokens.map((token, rank) => [token, rank]));
}

function* pieces({bytes, starts, counts}: PreTokenCounts): Generator<{readonly piece: Uint8Array; readonly count: number}, void, undefined> {
  for (let at = 0; at + 1 < starts.length; at++) yield {piece: bytes.subarray(starts[at], starts[at + 1]), count: counts[at] ?? 0};
}
