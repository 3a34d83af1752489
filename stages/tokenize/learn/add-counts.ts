// Adds two counts of pre-tokens, and forgets the rarest where there are too many.
import {distinctIn, mostRemembered, type PreTokenCounts} from './pre-token-counts.ts';

/**
 * Whoever adds in one tree of pairs gets one sum; the engine's tree depends on nothing but the ids of the rows, so every machine and
 * every order of changes gets the same. What is forgotten was counted at most `missing` times in the texts below, and the bounds of
 * both sides add up: with at most k remembered, no count of n pre-tokens is off by more than n/k for each level of the tree.
 */
export function addCounts(left: PreTokenCounts, right: PreTokenCounts, most = mostRemembered): PreTokenCounts {
  const sum = merged(left, right);
  return distinctIn(sum) <= most ? sum : withoutRarest(sum, most);
}

function merged(left: PreTokenCounts, right: PreTokenCounts): PreTokenCounts {
  const [lefts, rights] = [distinctIn(left), distinctIn(right)];
  const bytes = Buffer.allocUnsafe(left.bytes.length + right.bytes.length);
  const starts = new Uint32Array(lefts + rights + 1);
  const counts = new Float64Array(lefts + rights);
  let [l, r, at, end] = [0, 0, 0, 0];
  while (l < lefts || r < rights) {
    const order = l === lefts ? 1 : r === rights ? -1 : comparePieces(left, l, right, r);
    const from = order <= 0 ? left : right;
    const index = order <= 0 ? l : r;
    const [start, stop] = [from.starts[index] ?? 0, from.starts[index + 1] ?? 0];
    for (let byte = start; byte < stop; byte++) bytes[end++] = from.bytes[byte] ?? 0;
    counts[at++] = (order <= 0 ? (left.counts[l] ?? 0) : 0) + (order >= 0 ? (right.counts[r] ?? 0) : 0);
    starts[at] = end;
    if (order <= 0) l++;
    if (order >= 0) r++;
  }
  return {
    documents: left.documents + right.documents,
    textBytes: left.textBytes + right.textBytes,
    longBytes: left.longBytes + right.longBytes,
    missing: left.missing + right.missing,
    bytes: bytes.subarray(0, end), starts: starts.subarray(0, at + 1), counts: counts.subarray(0, at),
  };
}

// Four parameters and not two objects: this is asked for every pre-token of every sum.
function comparePieces(left: PreTokenCounts, l: number, right: PreTokenCounts, r: number): number {
  let [a, b] = [left.starts[l] ?? 0, right.starts[r] ?? 0];
  const [aEnd, bEnd] = [left.starts[l + 1] ?? 0, right.starts[r + 1] ?? 0];
  for (; a < aEnd && b < bEnd; a++, b++) {
    const difference = (left.bytes[a] ?? 0) - (right.bytes[b] ?? 0);
    if (difference !== 0) return difference;
  }
  return aEnd - a - (bEnd - b);
}

function withoutRarest(all: PreTokenCounts, most: number): PreTokenCounts {
  const ranked = all.counts.slice().sort();
  const threshold = ranked[ranked.length - most] ?? 0;
  let above = 0;
  for (const count of all.counts) if (count > threshold) above++;
  let room = most - above;
  const bytes = Buffer.allocUnsafe(all.bytes.length);
  const starts = new Uint32Array(most + 1);
  const counts = new Float64Array(most);
  let [at, end] = [0, 0];
  for (let index = 0; index < all.counts.length; index++) {
    const count = all.counts[index] ?? 0;
    if (count < threshold || (count === threshold && room-- <= 0)) continue;
    const piece = all.bytes.subarray(all.starts[index], all.starts[index + 1]);
    bytes.set(piece, end);
    end += piece.length;
    counts[at++] = count;
    starts[at] = end;
  }
  // The most frequent of what is forgotten is the next in rank.
  return {...all, missing: all.missing + (ranked[ranked.length - most - 1] ?? 0), bytes: bytes.subarray(0, end), starts, counts};
}
