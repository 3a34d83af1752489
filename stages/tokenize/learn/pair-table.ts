// Every pair of neighbouring symbols that ever occurred, numbered, with how often it occurs now. A hash table of flat arrays.

export interface PairTable {
  readonly size: number;
  left(pair: number): number;
  right(pair: number): number;
  count(pair: number): number;
  add(pair: number, by: number): void;
  /** The pair's number; a new one is given where there is none. */
  numberOf(left: number, right: number): number;
}

export function pairTable(): PairTable {
  let slots = new Int32Array(1 << 16).fill(-1);
  let lefts = new Int32Array(1 << 15);
  let rights = new Int32Array(1 << 15);
  let counts = new Float64Array(1 << 15);
  let size = 0;

  /** At most half full, so that a search is short. */
  function grow(): void {
    const [moreLefts, moreRights, moreCounts] = [new Int32Array(size * 2), new Int32Array(size * 2), new Float64Array(size * 2)];
    moreLefts.set(lefts);
    moreRights.set(rights);
    moreCounts.set(counts);
    [lefts, rights, counts] = [moreLefts, moreRights, moreCounts];
    slots = new Int32Array(slots.length * 2).fill(-1);
    for (let pair = 0; pair < size; pair++) slots[slotOf(lefts[pair] ?? 0, rights[pair] ?? 0)] = pair;
  }

  /** Where the pair is, or is to be put. */
  function slotOf(left: number, right: number): number {
    const mask = slots.length - 1;
    let hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca77);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    for (let slot = (hash ^ (hash >>> 13)) & mask; ; slot = (slot + 1) & mask) {
      const pair = slots[slot] ?? -1;
      if (pair < 0 || (lefts[pair] === left && rights[pair] === right)) return slot;
    }
  }

  return {
    get size() {
      return size;
    },
    left: (pair) => lefts[pair] ?? 0,
    right: (pair) => rights[pair] ?? 0,
    count: (pair) => counts[pair] ?? 0,
    add(pair, by) {
      counts[pair] = (counts[pair] ?? 0) + by;
    },
    numberOf(left, right) {
      const slot = slotOf(left, right);
      const known = slots[slot] ?? -1;
      if (known >= 0) return known;
      slots[slot] = size;
      lefts[size] = left;
      rights[size] = right;
      counts[size] = 0;
      if (++size === lefts.length) grow();
      return size - 1;
    },
  };
}
