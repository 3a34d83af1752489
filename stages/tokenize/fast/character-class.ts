// What a character is to the patterns of tokenizers: one flag for each, with its length in UTF-8 beside it.
import {inflateRawSync} from 'node:zlib';
import {unicode16} from './unicode-16.ts';

/** One of them holds for a character. Above the three bits of its length, so that one look at the table gives both. */
export const is = {
  upper: 1 << 3,
  lower: 1 << 4,
  /** A letter without case, which patterns that look at case take for either. */
  caseless: 1 << 5,
  mark: 1 << 6,
  number: 1 << 7,
  /** Carriage return and line feed alone: to a pattern, other characters that break lines are spaces. */
  newline: 1 << 8,
  space: 1 << 9,
  punctuation: 1 << 10,
  symbol: 1 << 11,
  other: 1 << 12,
  /** The same three in the text of a script that a family sets apart: no run of the above goes on into it. */
  apartWord: 1 << 13,
  apartSign: 1 << 14,
  apartOther: 1 << 15,
} as const;

export const letter = is.upper | is.lower | is.caseless;
export const white = is.newline | is.space;
export const anything = letter | is.mark | is.number | white | is.punctuation | is.symbol | is.other;

/** In the order in which `unicode-16.ts` numbers them. */
export const classNames = ['other', 'upper', 'lower', 'caseless', 'mark', 'number', 'newline', 'space', 'punctuation', 'symbol'] as const;

/** Ranges of code points, both ends within, and what a family takes them for instead. */
export interface Exception {
  readonly ranges: readonly (readonly [number, number])[];
  readonly as: (flag: number) => number;
}

/** By code point: a flag, and in the three bits below it how many bytes the character has. */
export function classTable({ranges, as}: Exception): Uint16Array {
  const table = new Uint16Array(0x110000);
  const runs = inflateRawSync(Buffer.from(unicode16, 'base64'));
  let point = 0;
  for (let at = 0; at < runs.length;) {
    const flag = is[classNames[runs[at++] ?? 0] ?? 'other'];
    let length = 0;
    let byte: number;
    do {
      byte = runs[at++] ?? 0;
      length = length * 128 + (byte & 127);
    } while (byte > 127);
    fill(table, point, point + length, flag);
    point += length;
  }
  for (const [first, last] of ranges) for (let point = first; point <= last; point++) table[point] = as(table[point]! & ~7) | (table[point]! & 7);
  return table;
}

function fill(table: Uint16Array, from: number, to: number, flag: number): void {
  for (const [limit, bytes] of [[0x80, 1], [0x800, 2], [0x10000, 3], [0x110000, 4]] as const) {
    if (from >= Math.min(to, limit)) continue;
    table.fill(flag | bytes, from, Math.min(to, limit));
    from = Math.min(to, limit);
  }
}
