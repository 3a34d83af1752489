// Turns bytes of any decodable encoding into UTF-8, one code point at a time, and can say which offset came from where.
import type {Moves} from '../moves.ts';

/**
 * Reads the character at an offset: its code point in the low 21 bits, its raw width above them (`packed`).
 * It always advances, never reads beyond the end, and never gives a surrogate.
 */
export type Decoder = (raw: Uint8Array, at: number) => number;

export function packed(codePoint: number, width: number): number {
  return codePoint | (width << 21);
}

export function transcode(raw: Uint8Array, start: number, decoder: Decoder): Uint8Array {
  const bytes = new Uint8Array(cleanLength(raw, start, decoder));
  let to = 0;
  for (let at = start; at < raw.length;) {
    const character = decoder(raw, at);
    at += character >>> 21;
    to = writeUtf8(bytes, to, character & 0x1fffff);
  }
  return bytes;
}

/** One pair where each run of equally wide characters begins, and one at the end. */
export function movesOf(raw: Uint8Array, start: number, decoder: Decoder): Moves {
  const moves: (readonly [number, number])[] = [];
  let clean = 0;
  let shape = 0;
  let at = start;
  while (at < raw.length) {
    const character = decoder(raw, at);
    const wide = utf8Width(character & 0x1fffff);
    const here = (character >>> 21) * 8 + wide;
    if (here !== shape) moves.push([at, clean]);
    shape = here;
    at += character >>> 21;
    clean += wide;
  }
  moves.push([at, clean]);
  return moves;
}

function cleanLength(raw: Uint8Array, start: number, decoder: Decoder): number {
  let length = 0;
  for (let at = start; at < raw.length;) {
    const character = decoder(raw, at);
    at += character >>> 21;
    length += utf8Width(character & 0x1fffff);
  }
  return length;
}

function utf8Width(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

function writeUtf8(bytes: Uint8Array, to: number, codePoint: number): number {
  if (codePoint < 0x80) {
    bytes[to] = codePoint;
    return to + 1;
  }
  const width = utf8Width(codePoint);
  for (let left = width - 1, rest = codePoint; left > 0; left--, rest >>= 6) bytes[to + left] = 0x80 | (rest & 0x3f);
  bytes[to] = ((0xf00 >> width) & 0xff) | (codePoint >> (6 * (width - 1)));
  return to + width;
}
