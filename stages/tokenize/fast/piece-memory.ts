// What a thread remembers of the words it has merged: a bounded table, emptied when it is full.
import {hashes, integersOf, keepBytes, longSlot, partOfInteger, shortKey, shortSlot, type PieceSlots} from './piece-slots.ts';

// Elements are read as if they were there (`!`), as in `piece-slots.ts`.

export interface PieceMemory extends PieceSlots {
  /** Remembers the ids of bytes that are not in it yet. */
  keep(piece: {readonly view: DataView; readonly from: number; readonly length: number}, ids: Int32Array, count: number): void;
  readonly bytes: number;
}

/**
 * A cache, and legal since 1. the ids of a word depend on its bytes alone, 2. keys are compared byte by byte, 3. nothing else reads what
 * was forgotten. Emptying it all costs little, as words that are common come back at once, and needs no order of age.
 */
export function pieceMemory(words = 1 << 16): PieceMemory {
  const slots = new Int32Array(words * 8);
  const arena = new Int32Array(words * 8);
  let kept = 0;
  let place = 0;
  return {
    slots,
    arena,
    bytes: slots.byteLength + arena.byteLength,
    keep(piece, ids, count) {
      const {view, from, length} = piece;
      const needed = count + (length > shortKey ? integersOf(length) : 0);
      if (needed > arena.length >> 4) return;
      if (kept >= words || place + needed > arena.length) {
        slots.fill(0);
        kept = 0;
        place = 0;
      }
      kept++;
      const start = place;
      let slot: number;
      if (length > shortKey) {
        slot = longSlot({slots, arena}, piece);
        slots[slot] = hashes[0]!;
        slots[slot + 1] = hashes[1]!;
        place = keepBytes(arena, place, piece);
      } else {
        const first = view.getInt32(from, true) & partOfInteger[Math.min(length, 4)]!;
        const second = length > 4 ? view.getInt32(from + 4, true) & partOfInteger[length - 4]! : 0;
        slot = shortSlot(slots, first, second, length);
        slots[slot] = first;
        slots[slot + 1] = second;
      }
      slots[slot + 2] = length | (count << 16);
      slots[slot + 3] = start;
      for (let at = 0; at < count; at++) arena[place++] = ids[at]!;
    },
  };
}
