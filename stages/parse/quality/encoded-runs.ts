// Stretches of a text that are bytes in disguise: base64, hexadecimal numbers and escaped characters, by StarCoder2's patterns.
import {runsOf, runTable} from './runs-of.ts';

export interface EncodedRuns {
  /** The longest stretch, in characters. */
  readonly longestEncoded: number;
  /** All of them together; where patterns overlap, the one that finds most. */
  readonly encoded: number;
}

const shortestBase64 = 64;
const base64 = runTable(/[A-Za-z0-9+/=\n]/);

const hexadecimal = /(?:\b(?:0x|\\x)?[0-9a-fA-F]{2}(?:,|\b\s*)){8,}/g;
/** What the pattern's stretches are made of: eight pairs, and seven signs between them at least. */
const hexadecimalSign = runTable(/[0-9a-fA-Fx\\,\s]/);
const shortestHexadecimal = 8 * 2 + 7;
const sixteenDigits = /^(?:[^0-9a-fA-F]*[0-9a-fA-F]){16}/;

const escapes = /(?:\\u[0-9a-fA-F]{4}){8,}/g;

export function measureEncoded(text: string): EncodedRuns {
  const found = [base64Lengths(text), hexadecimalLengths(text), text.includes('\\u') ? lengths(text, escapes) : []];
  return {longestEncoded: Math.max(0, ...found.map((each) => each.reduce((most, length) => Math.max(most, length), 0))), encoded: Math.max(...found.map((each) => each.reduce((sum, length) => sum + length, 0)))};
}

/** Letters, digits, `+`, `/`, `=` and line feeds, 64 and more in a row. */
function base64Lengths(text: string): readonly number[] {
  return runsOf(text, base64, shortestBase64).map(([from, to]) => to - from);
}

/** The pattern is tried only where its signs stand in a row, with one more on either side, by which it tells where words end. */
function hexadecimalLengths(text: string): readonly number[] {
  return runsOf(text, hexadecimalSign, shortestHexadecimal).flatMap(([from, to]) => {
    const stretch = text.slice(Math.max(0, from - 1), to + 1);
    return sixteenDigits.test(stretch) ? lengths(stretch, hexadecimal) : [];
  });
}

function lengths(text: string, pattern: RegExp): readonly number[] {
  return Array.from(text.matchAll(pattern), ([{length}]) => length);
}
