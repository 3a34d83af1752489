// The steps that all scanners are made of: from a place in UTF-8 bytes to the end of what begins there.
import {is, white} from './character-class.ts';

/**
 * Valid UTF-8 with 0xff behind its end, so that what reads on finds the end without counting. Elements are read as if they were there,
 * here and in all scanners (`!`): a place is in front of that mark, or within the eight bytes behind the end.
 */
export interface ScannedText {
  readonly classes: Uint16Array;
  /** The same for one byte; 0 for those that are no character of their own. */
  readonly ascii: Uint16Array;
  bytes: Uint8Array;
  end: number;
}

export const endMark = 0xff;

/** Where the pre-token that begins at a place ends. Never asked at the end of the text. */
export type Scanner = (text: ScannedText, at: number) => number;

export function asciiOf(classes: Uint16Array): Uint16Array {
  const ascii = new Uint16Array(256);
  ascii.set(classes.subarray(0, 0x80));
  return ascii;
}

/** The flag of a character, and in the lowest three bits its length; 0 at the end. */
export function classAt(text: ScannedText, at: number): number {
  return text.ascii[text.bytes[at]!]! || wideClassAt(text, at);
}

export const width = 7;

function wideClassAt({classes, bytes, end}: ScannedText, at: number): number {
  if (at >= end) return 0;
  const first = bytes[at]!;
  if (first < 0xe0) return classes[((first & 31) << 6) | (bytes[at + 1]! & 63)]!;
  if (first < 0xf0) return classes[((first & 15) << 12) | ((bytes[at + 1]! & 63) << 6) | (bytes[at + 2]! & 63)]!;
  return classes[((first & 7) << 18) | ((bytes[at + 1]! & 63) << 12) | ((bytes[at + 2]! & 63) << 6) | (bytes[at + 3]! & 63)]!;
}

/** As far as characters are of the wanted classes: `[…]*`. */
export function runEnd(text: ScannedText, at: number, wanted: number): number {
  const {ascii, bytes} = text;
  for (;;) {
    while ((ascii[bytes[at]!]! & wanted) !== 0) at++;
    if (bytes[at]! < 0x80) return at;
    const found = wideClassAt(text, at);
    if ((found & wanted) === 0) return at;
    at += found & width;
  }
}

/** The same, at most so many characters. */
export function countedEnd(text: ScannedText, at: number, {wanted, most}: {readonly wanted: number; readonly most: number}): number {
  for (let left = most; left > 0; left--) {
    const found = classAt(text, at);
    if ((found & wanted) === 0) break;
    at += found & width;
  }
  return at;
}

/**
 * `\s*[\r\n]+|\s+(?!\S)|\s+` where there are breaks, else without the first: up to the last line break of the run, else all of it at the
 * end of a text, else all but the last, which goes with what follows, else that one. What is set apart ends a text as its end does.
 */
export function spaceEnd(text: ScannedText, start: number, {breaks, apart}: {readonly breaks: boolean; readonly apart: number}): number {
  let at = start;
  let last = start;
  let afterBreak = -1;
  let found = 0;
  for (;; at += found & width) {
    found = classAt(text, at);
    if ((found & white) === 0) break;
    last = at;
    if ((found & is.newline) !== 0) afterBreak = at + 1;
  }
  if (breaks && afterBreak >= 0) return afterBreak;
  return found === 0 || (found & apart) !== 0 || last === start ? at : last;
}

/** In which spellings `'s 't 're 've 'm 'll 'd` count. `folded` is how Rust reads `(?i:…)`: as ASCII, and with the long s. */
export type Contractions = 'lower' | 'ascii' | 'folded';

/** Behind the contraction, or where it was told to look when none is there. */
export function contractionEnd({bytes}: ScannedText, at: number, spelling: Contractions): number {
  if (bytes[at] !== 0x27) return at;
  const fold = spelling === 'lower' ? 0 : 0x20;
  switch (bytes[at + 1]! | fold) {
    case 0x73: case 0x74: case 0x6d: case 0x64:
      return at + 2;
    case 0x72: case 0x76:
      return (bytes[at + 2]! | fold) === 0x65 ? at + 3 : at;
    case 0x6c:
      return (bytes[at + 2]! | fold) === 0x6c ? at + 3 : at;
    case 0xe5:
      // U+017F, whose first byte has the folded bit.
      return spelling === 'folded' && bytes[at + 1] === 0xc5 && bytes[at + 2] === 0xbf ? at + 3 : at;
    default:
      return at;
  }
}
