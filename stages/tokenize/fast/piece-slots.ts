// A hash table from the bytes of a pre-token to its ids, in two typed arrays that can be stored, shared or filled as one goes.

// Elements are read as if they were there (`!`): slots are counted around the end of their array, and places come from slots.

/**
 * A slot has four integers: two of key, the length in bytes with the number of ids above it, and a value.
 *
 * - A key of up to eight bytes is those bytes, so equal integers are equal keys. Its value is the id where there is one, else its ids' place in the arena.
 * - A longer key has two hashes there; its value is the place in the arena of its bytes, four to an integer, with the ids behind them.
 *
 * A slot of length 0 is empty. The caller keeps tables at most 5/8 full.
 */
export interface PieceSlots {
  readonly slots: Int32Array;
  readonly arena: Int32Array;
}

/** The bytes that are looked for, readable as integers, with four to spare behind the end. */
export interface PieceBytes {readonly view: DataView; readonly from: number; readonly length: number}

/** By how many bytes of an integer count. */
export const partOfInteger = Int32Array.of(0, 0xff, 0xffff, 0xffffff, -1);

export const shortKey = 8;

/** The slot of a short key, or of the empty slot where it belongs. Numbers instead of an object, since it is asked once for every word of a build. */
export function shortSlot(slots: Int32Array, first: number, second: number, length: number): number {
  const last = slots.length - 4;
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + length, 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  for (let slot = (hash ^ (hash >>> 13)) << 2 & last; ; slot = (slot + 4) & last) {
    const found = slots[slot + 2]! & 0xffff;
    if (found === 0 || (found === length && slots[slot] === first && slots[slot + 1] === second)) return slot;
  }
}

/** The same for a long key. The two hashes are left in `hashes`, for whoever is to fill the slot. */
export function longSlot({slots, arena}: PieceSlots, {view, from, length}: PieceBytes): number {
  const last = slots.length - 4;
  const whole = length >> 2;
  let first = length;
  let second = ~length;
  for (let word = 0; word <= whole; word++) {
    const part = view.getInt32(from + word * 4, true) & (word < whole ? -1 : partOfInteger[length & 3]!);
    first = Math.imul(first ^ part, 0x9e3779b1);
    first ^= first >>> 15;
    second = Math.imul(second + part, 0x85ebca6b) ^ (second >>> 13);
  }
  hashes[0] = first;
  hashes[1] = second;
  for (let slot = (first ^ (second >>> 7)) << 2 & last; ; slot = (slot + 4) & last) {
    const found = slots[slot + 2]! & 0xffff;
    if (found === 0) return slot;
    if (found === length && slots[slot] === first && slots[slot + 1] === second && sameBytes(arena, slots[slot + 3]!, {view, from, length})) return slot;
  }
}

export const hashes = new Int32Array(2);

function sameBytes(arena: Int32Array, place: number, {view, from, length}: PieceBytes): boolean {
  const whole = length >> 2;
  for (let word = 0; word < whole; word++) if (arena[place + word] !== view.getInt32(from + word * 4, true)) return false;
  return (length & 3) === 0 || arena[place + whole] === (view.getInt32(from + whole * 4, true) & partOfInteger[length & 3]!);
}

/** Writes a long key into the arena; the place behind it. */
export function keepBytes(arena: Int32Array, place: number, {view, from, length}: PieceBytes): number {
  const whole = length >> 2;
  for (let word = 0; word < whole; word++) arena[place++] = view.getInt32(from + word * 4, true);
  if ((length & 3) !== 0) arena[place++] = view.getInt32(from + whole * 4, true) & partOfInteger[length & 3]!;
  return place;
}

/** How many integers of the arena a long key takes. */
export function integersOf(length: number): number {
  return (length + 3) >> 2;
}
