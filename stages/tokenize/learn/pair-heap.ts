// Pairs by how often they occur: the most frequent first, of equals the one with the lower left symbol, then the lower right one.
import type {PairTable} from './pair-table.ts';

export interface PairHeap {
  push(pair: number): void;
  /** `undefined` when no pair is left that occurs so often. */
  pop(atLeast: number): number | undefined;
}

/**
 * Counts fall while a pair waits, and never rise: all its occurrences appear in the merge that makes the younger of its symbols. So
 * an entry remembers the count it was put in with, and one that has fallen since is put back to where it belongs when it comes up.
 */
export function pairHeap(pairs: PairTable): PairHeap {
  let entries = new Int32Array(1 << 12);
  let counts = new Float64Array(1 << 12);
  let size = 0;

  function isBefore(count: number, pair: number, place: number): boolean {
    const [otherCount, other] = [counts[place] ?? 0, entries[place] ?? 0];
    if (count !== otherCount) return count > otherCount;
    return pairs.left(pair) - pairs.left(other) < 0 || (pairs.left(pair) === pairs.left(other) && pairs.right(pair) < pairs.right(other));
  }

  function put(place: number, count: number, pair: number): void {
    counts[place] = count;
    entries[place] = pair;
  }

  function rise(from: number, count: number, pair: number): void {
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!isBefore(count, pair, above)) break;
      put(place, counts[above] ?? 0, entries[above] ?? 0);
      place = above;
    }
    put(place, count, pair);
  }

  function sink(count: number, pair: number): void {
    let place = 0;
    for (;;) {
      let below = place * 2 + 1;
      if (below >= size) break;
      if (below + 1 < size && isBefore(counts[below + 1] ?? 0, entries[below + 1] ?? 0, below)) below++;
      if (isBefore(count, pair, below)) break;
      put(place, counts[below] ?? 0, entries[below] ?? 0);
      place = below;
    }
    put(place, count, pair);
  }

  return {
    push(pair) {
      if (size === entries.length) {
        const [moreEntries, moreCounts] = [new Int32Array(size * 2), new Float64Array(size * 2)];
        moreEntries.set(entries);
        moreCounts.set(counts);
        [entries, counts] = [moreEntries, moreCounts];
      }
      rise(size++, pairs.count(pair), pair);
    },
    pop(atLeast) {
      while (size > 0) {
        const [pair, count] = [entries[0] ?? 0, counts[0] ?? 0];
        // What is below the mark now stays below it.
        if (count < atLeast) return undefined;
        const now = pairs.count(pair);
        if (now !== count && now >= atLeast) {
          sink(now, pair);
          continue;
        }
        size--;
        if (size > 0) sink(counts[size] ?? 0, entries[size] ?? 0);
        if (now === count) return pair;
      }
      return undefined;
    },
  };
}
