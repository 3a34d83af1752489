// Places in a text in order of their ranks, and of equal ranks the first: a binary heap of numbers, rank and place in one.

// Elements are read as if they were there (`!`): places are below the length.

export interface RankHeap {
  readonly length: number;
  /** Room for so many entries, and none in it. */
  empty(capacity: number): void;
  put(rank: number, place: number): void;
  /** Takes out the least. Never asked of an empty heap. */
  take(): {readonly rank: number; readonly place: number};
}

/** Above every place in a text. With ranks below 2 ** 20 the sum is exact. */
const spread = 2 ** 32;

export function rankHeap(): RankHeap {
  let entries = new Float64Array(0);
  let length = 0;
  // One object for all answers: millions are asked for, and none is kept.
  const least = {rank: 0, place: 0};
  return {
    get length() {
      return length;
    },
    empty(capacity) {
      length = 0;
      if (entries.length < capacity) entries = new Float64Array(capacity);
    },
    put(rank, place) {
      const entry = rank * spread + place;
      let at = length++;
      while (at > 0) {
        const above = (at - 1) >> 1;
        if (entries[above]! <= entry) break;
        entries[at] = entries[above]!;
        at = above;
      }
      entries[at] = entry;
    },
    take() {
      least.rank = Math.floor(entries[0]! / spread);
      least.place = entries[0]! - least.rank * spread;
      const last = entries[--length]!;
      let at = 0;
      for (;;) {
        let below = at * 2 + 1;
        if (below >= length) break;
        if (below + 1 < length && entries[below + 1]! < entries[below]!) below++;
        if (entries[below]! >= last) break;
        entries[at] = entries[below]!;
        at = below;
      }
      entries[at] = last;
      return least;
    },
  };
}
