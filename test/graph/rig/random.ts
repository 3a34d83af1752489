// A seeded generator: every random test prints its seed, and the seed replays it.

export interface Random {
  /** An integer in [0, below). */
  int(below: number): number;
  pick<T>(list: readonly T[]): T;
  chance(outOf: number): boolean;
}

export function random(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }
  const int = (below: number) => next() % below;
  return {int, pick: (list) => list[int(list.length)] as (typeof list)[number], chance: (outOf) => int(outOf) === 0};
}
