// Reproducible random numbers for the tests of this folder: mulberry32.

export interface Seeded {
  readonly seed: number;
  below(limit: number): number;
  pick<T>(from: readonly [T, ...T[]]): T;
}

export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000) * limit);
  };
  return {seed, below, pick: (from) => from[below(from.length)] ?? from[0]};
}

/** A fresh seed, or the one a failure printed: SEED=… npx ava … */
export function freshSeed(): Seeded {
  return seeded(Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 32)));
}

const nasty: readonly [string, ...string[]] = [
  'a', 'B', 'the ', 'fn main() {\n', '\t', '  ', '   \n', '\r\n', '\n\n', '\0', '\ufeff', '\u0085', '\u00a0', '\u180e', '\u2028', '\u3000', 'é', 'e\u0301', '\u0300', 'ß', 'ſ', 'İ', '漢字', 'かな', 'ก็',
  'نص', '١٢٣', '12345', '½', '😀', '👩‍👩‍👧‍👦', '\u{10ffff}', '\ufffd', '\ufffe', "'s", "'LL", "don't", '//!', '/*', '=====', '){', '<|endoftext|>', '<|fim_prefix|>', '__proto__', 'constructor',
];

export function nastyText(random: Seeded, pieces: number): string {
  return Array.from({length: pieces}, () => random.pick(nasty)).join('');
}
