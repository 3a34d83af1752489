// Seeded randomness and random text for the tests of this folder.

export type Random = (below: number) => number;

export function random(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(((state >>> 8) / 2 ** 24) * below);
  };
}

/** Text of mixed widths: ASCII, Latin, CJK and astral characters, in runs. */
export function randomText(next: Random, length: number, highest = 0x10ffff): string {
  const ranges = [[0x20, 0x7e], [0x20, 0x7e], [0x20, 0x7e], [0xa0, 0x7ff], [0x800, 0xd7ff], [0xe000, 0xfdcf], [0x10000, 0x1fffd]] as const;
  let text = '';
  while (text.length < length) {
    const [from, to] = ranges[next(ranges.length)] ?? ranges[0];
    if (from > highest) continue;
    for (let left = 1 + next(5); left > 0; left--) text += String.fromCodePoint(from + next(Math.min(to, highest) - from + 1));
  }
  return text;
}
