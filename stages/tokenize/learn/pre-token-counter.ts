// Counts pre-tokens by their bytes: a hash table of its own, so that a word costs a string once and not each time it is met.

// Elements are read as if they were there (`!`): slots are counted around the end of their array, and places come from slots.

export interface PreTokenCounter {
  /** Counts what lies between two places, which is not empty. */
  add(bytes: Uint8Array, start: number, end: number): void;
  /** How often each was met, spelled in Latin-1: a character a byte. */
  counted(): ReadonlyMap<string, number>;
}

/** Four integers a slot: the hash, where the bytes lie in `arena`, how many there are — none in an empty slot — and the count. */
export function preTokenCounter(): PreTokenCounter {
  let slots = new Int32Array(1 << 12);
  let arena = Buffer.allocUnsafe(1 << 12);
  let distinct = 0;
  let place = 0;
  return {
    add(bytes, start, end) {
      const length = end - start;
      let hash = length;
      for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
      hash ^= hash >>> 15;
      const last = slots.length - 4;
      let slot = (hash << 2) & last;
      for (; slots[slot + 2] !== 0; slot = (slot + 4) & last) {
        if (slots[slot] !== hash || slots[slot + 2] !== length || !isAt(slots[slot + 1]!, bytes, {start, end})) continue;
        slots[slot + 3]!++;
        return;
      }
      if (place + length > arena.length) arena = Buffer.concat([arena], Math.max(arena.length * 2, place + length));
      arena.set(bytes.subarray(start, end), place);
      slots[slot] = hash;
      slots[slot + 1] = place;
      slots[slot + 2] = length;
      slots[slot + 3] = 1;
      place += length;
      // At most half full.
      if (++distinct * 8 > slots.length) spread();
    },
    counted() {
      const found = new Map<string, number>();
      for (let slot = 0; slot < slots.length; slot += 4) {
        const [from, length] = [slots[slot + 1]!, slots[slot + 2]!];
        if (length > 0) found.set(arena.toString('latin1', from, from + length), slots[slot + 3]!);
      }
      return found;
    },
  };

  function isAt(from: number, bytes: Uint8Array, {start, end}: {readonly start: number; readonly end: number}): boolean {
    for (let at = start; at < end; at++) if (arena[from + at - start] !== bytes[at]) return false;
    return true;
  }

  function spread(): void {
    const larger = new Int32Array(slots.length * 4);
    const last = larger.length - 4;
    for (let from = 0; from < slots.length; from += 4) {
      if (slots[from + 2] === 0) continue;
      let slot = (slots[from]! << 2) & last;
      while (larger[slot + 2] !== 0) slot = (slot + 4) & last;
      larger.set(slots.subarray(from, from + 4), slot);
    }
    slots = larger;
  }
}
