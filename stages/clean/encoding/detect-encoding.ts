// Decides how bytes are to be read as text: byte order mark, then UTF-8, then the traces that other encodings leave.
import {isUtf8} from 'node:buffer';
import type {Encoding} from '../clean-text.ts';
import {damagedUtf8} from './damaged-utf-8.ts';
import {hasNul, looksLikeText, nulPattern, oddControls} from './look.ts';
import {unknown8bit, windows1252} from './single-byte.ts';
import type {Decoder} from './transcode.ts';
import {utf16be, utf16le} from './utf-16.ts';
import {utf32be, utf32le} from './utf-32.ts';

/** No decoder: the bytes from `start` on are the text. */
export interface Detected {readonly encoding: Encoding; readonly start: number; readonly decoder?: Decoder}

const binary: Detected = {encoding: 'binary', start: 0};

export function detectEncoding(raw: Uint8Array): Detected {
  const marked = byMark(raw);
  if (marked !== undefined) return marked;
  if (hasNul(raw)) return byNuls(raw);
  const start = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? 3 : 0;
  // Valid UTF-8 of any length is hardly an accident, so it may hold more controls than bytes that are not.
  if (isUtf8(raw)) return oddControls(raw, 10) ? binary : {encoding: 'utf-8', start};
  return oddControls(raw, 50) ? binary : eightBit(raw, start);
}

/** UTF-32 before UTF-16: the little-endian mark of the one begins with the mark of the other. */
function byMark(raw: Uint8Array): Detected | undefined {
  const [a, b, c, d] = raw;
  const marked: readonly Detected[] = [
    ...(a === 0xff && b === 0xfe && c === 0 && d === 0 ? [{encoding: 'utf-32le', start: 4, decoder: utf32le} as const] : []),
    ...(a === 0 && b === 0 && c === 0xfe && d === 0xff ? [{encoding: 'utf-32be', start: 4, decoder: utf32be} as const] : []),
    ...(a === 0xff && b === 0xfe ? [{encoding: 'utf-16le', start: 2, decoder: utf16le} as const] : []),
    ...(a === 0xfe && b === 0xff ? [{encoding: 'utf-16be', start: 2, decoder: utf16be} as const] : []),
  ];
  // Two or four bytes are a weak promise: a picture or a sound may begin with them too.
  return marked.find(({start, decoder}) => decoder !== undefined && looksLikeText(raw, start, decoder));
}

/** A NUL near the start means binary, as it does to git; unless every other byte is one. */
function byNuls(raw: Uint8Array): Detected {
  const order = nulPattern(raw);
  if (order === undefined) return binary;
  const decoder = order === 'utf-16le' ? utf16le : utf16be;
  return looksLikeText(raw, 0, decoder) ? {encoding: order, start: 0, decoder} : binary;
}

function eightBit(raw: Uint8Array, start: number): Detected {
  let sequences = 0;
  let broken = 0;
  let high = 0;
  let alone = 0;
  for (let at = start; at < raw.length;) {
    const character = damagedUtf8(raw, at);
    const width = character >>> 21;
    if ((character & 0x1fffff) === 0xfffd && width < 3) broken++;
    else if (width > 1) sequences++;
    at += width;
  }
  if (start > 0 || sequences > broken) return {encoding: 'utf-8-damaged', start, decoder: damagedUtf8};
  for (let at = 0, before = false; at < raw.length; at++) {
    const here = (raw[at] ?? 0) >= 0x80;
    if (here) {
      high++;
      if (!before && (raw[at + 1] ?? 0) < 0x80) alone++;
    }
    before = here;
  }
  // Western letters stand between ASCII ones; Cyrillic, Chinese, Japanese and Korean bytes come in rows.
  return alone * 2 > high ? {encoding: 'windows-1252', start: 0, decoder: windows1252} : {encoding: 'unknown-8bit', start: 0, decoder: unknown8bit};
}
