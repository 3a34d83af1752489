// Which two neighbours merge, and when: a hash table in one typed array, eight bytes for each slot.

// Elements are read as if they were there (`!`): slots are counted around the end of the table.

/** Ids and ranks are below it, so that two ids and a rank fit into 64 bits. */
export const pairLimit = 1 << 20;

/** Of two ids that do not merge. Above every rank. */
export const noRank = 0x7fffffff;

/** The rank of a pair is its place in the list. Of two equal pairs the later counts, as in both libraries. */
export function buildPairs(merges: readonly (readonly [left: number, right: number, ...unknown[]])[]): Int32Array {
  const slots = 2 ** Math.ceil(Math.log2(Math.max(merges.length, 1) * 1.7));
  const table = new Int32Array(slots * 2).fill(-1);
  for (const [rank, [left, right]] of merges.entries()) {
    const slot = slotOf(table, left, right);
    table[slot] = left | (right << 20);
    table[slot + 1] = (right >>> 12) | (rank << 8);
  }
  return table;
}

export function rankOf(table: Int32Array, left: number, right: number): number {
  const high = table[slotOf(table, left, right) + 1]!;
  return high < 0 ? noRank : high >>> 8;
}

/** Where the pair lies, or the empty slot where it would. Tables are at most 60 % full, so there always is one. */
function slotOf(table: Int32Array, left: number, right: number): number {
  const last = table.length - 2;
  const low = left | (right << 20);
  let hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
  hash ^= hash >>> 15;
  for (let slot = (hash << 1) & last; ; slot = (slot + 2) & last) {
    const high = table[slot + 1]!;
    if (high < 0 || (table[slot] === low && (high & 0xff) === right >>> 12)) return slot;
  }
}
