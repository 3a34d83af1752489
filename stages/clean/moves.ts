// How offsets of a clean text map back to the raw bytes it came from.

/**
 * A piecewise line through pairs of offsets, both ascending: between two pairs offsets advance in proportion, before the first and after
 * the last they advance side by side. So no pairs is the identity, and a run of equally wide characters costs one pair.
 */
export type Moves = readonly (readonly [raw: number, clean: number])[];

/** The raw offset a clean offset came from: exact where a character starts, within the character's raw bytes elsewhere. */
export function rawOffset(moves: Moves, clean: number): number {
  const next = firstBeyond(moves, clean);
  const before = moves[next - 1];
  if (before === undefined) return clean;
  const after = moves[next];
  if (after === undefined) return before[0] + (clean - before[1]);
  return before[0] + Math.floor(((clean - before[1]) * (after[0] - before[0])) / (after[1] - before[1]));
}

/** The index of the first pair that lies after a clean offset. */
function firstBeyond(moves: Moves, clean: number): number {
  let low = 0;
  let high = moves.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const pair = moves[middle];
    if (pair !== undefined && pair[1] <= clean) low = middle + 1;
    else high = middle;
  }
  return low;
}
