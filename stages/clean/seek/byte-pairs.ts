// Dots, colons, dashes and pluses next to digits: a table of pairs of bytes, so that every second pair must be looked at only.

export const nearDot = 1;
export const nearColon = 2;
export const nearDash = 4;
export const nearPlus = 8;

/** Told which sign stands at an offset with what it needs beside it; answers where to go on. */
export type PairVisitor = (kind: number, at: number) => number;

/** What both neighbours of a sign must be, judged at the sign itself: the pair showed one of them only. */
export function isSign(bytes: Uint8Array, at: number, kind: number): boolean {
  const before = at > 0 ? (bytes[at - 1] ?? 0) : 0;
  const after = bytes[at + 1] ?? 0;
  if (kind === nearColon) return (isHex(before) || before === 58) && isHex(after);
  if (kind === nearPlus) return isDigit(after);
  return isDigit(before) && isDigit(after);
}

/**
 * Both pairs a sign is part of are in the table, and one of any two neighbouring pairs is looked at.
 * By the first byte and 256 times the second: the kind, and 128 when the sign is the second byte of the pair.
 */
export const signPairs = Uint8Array.from({length: 65536}, (_, pair) => {
  const first = pair & 255;
  const second = pair >> 8;
  if (second === 43) return nearPlus | 128;
  if (first === 43 && isDigit(second)) return nearPlus;
  if (isDigit(first) && second === 46) return nearDot | 128;
  if (first === 46 && isDigit(second)) return nearDot;
  if (isDigit(first) && second === 45) return nearDash | 128;
  if (first === 45 && isDigit(second)) return nearDash;
  if ((isHex(first) || first === 58) && second === 58) return nearColon | 128;
  return first === 58 && isHex(second) ? nearColon : 0;
});

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

function isHex(byte: number): boolean {
  return isDigit(byte) || (byte >= 65 && byte <= 70) || (byte >= 97 && byte <= 102);
}
