// Builds the table in which every piece of a vocabulary finds its id.
import {hashes, integersOf, keepBytes, longSlot, shortKey, shortSlot, type PieceSlots} from './piece-slots.ts';

export type Piece = readonly [bytes: Uint8Array, id: number];

/** A slot keeps the length of its key in sixteen bits. */
const longestKey = 0xffff;

export function fillSlots(pieces: readonly Piece[]): PieceSlots {
  const kept = pieces.filter(([bytes]) => bytes.length <= longestKey);
  const long = kept.filter(([bytes]) => bytes.length > shortKey);
  // Half full at most: most words that are looked for and not there are found not to be at the first look.
  const slots = new Int32Array(4 * 2 ** Math.ceil(Math.log2(Math.max(kept.length, 2) * 2)));
  const arena = new Int32Array(long.reduce((sum, [bytes]) => sum + integersOf(bytes.length) + 1, 0));
  const bytes = Buffer.alloc(kept.reduce((most, [piece]) => Math.max(most, piece.length), 0) + 8);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let place = 0;
  for (const [piece, id] of kept) {
    bytes.fill(0, 0, 8);
    bytes.set(piece);
    const {length} = piece;
    if (length <= shortKey) {
      const [first, second] = [view.getInt32(0, true), view.getInt32(4, true)];
      slots.set([first, second, length | (1 << 16), id], shortSlot(slots, first, second, length));
      continue;
    }
    const key = {view, from: 0, length};
    const slot = longSlot({slots, arena}, key);
    slots.set([hashes[0] ?? 0, hashes[1] ?? 0, length | (1 << 16), place], slot);
    place = keepBytes(arena, place, key);
    arena[place++] = id;
  }
  return {slots, arena};
}
