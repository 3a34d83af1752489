// Scans as o200k does.
import {anything, is, letter, white} from './character-class.ts';
import type {Pattern} from './pattern.ts';
import {classAt, contractionEnd, countedEnd, runEnd, spaceEnd, width, type Scanner, type ScannedText} from './scanned-text.ts';

const upper = is.upper | is.caseless | is.mark;
const lower = is.lower | is.caseless | is.mark;

/**
 * `[^\r\n\p{L}\p{N}]?U*L+'s…?|[^\r\n\p{L}\p{N}]?U+L*'s…?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+`, where U is
 * `[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]` and L is `[\p{Ll}\p{Lm}\p{Lo}\p{M}]`
 */
export function casedScanner({contractions, digits}: Extract<Pattern, {kind: 'cased'}>): Scanner {
  const others = anything & ~(letter | is.number | white);
  const numbers = {wanted: is.number, most: digits - 1};
  return (text, at) => {
    const found = classAt(text, at);
    const next = at + (found & width);
    if ((found & letter) !== 0) return withContraction(text, wordEnd(text, at));
    if ((found & is.number) !== 0) return countedEnd(text, next, numbers);
    const second = classAt(text, next);
    if ((found & is.mark) !== 0) return withContraction(text, markedEnd(text, at, next));
    if ((second & cased) !== 0 && (found & is.newline) === 0) return withContraction(text, wordEnd(text, next));
    if ((found & white) === 0 || (text.bytes[at] === 0x20 && (second & others) !== 0)) return signsEnd(text, runEnd(text, next, others));
    return spaceEnd(text, at, spaces);
  };

  function withContraction(text: ScannedText, at: number): number {
    return text.bytes[at] === 0x27 ? contractionEnd(text, at, contractions) : at;
  }
}

const spaces = {breaks: true, apart: 0};
const cased = letter | is.mark;

/** `U*L+|U+L*`: where no capital has a small letter or a caseless one behind it, capitals are all there is. */
function wordEnd(text: ScannedText, at: number): number {
  const end = lowerEnd(text, at);
  return end >= 0 ? end : runEnd(text, at, upper);
}

/** A mark may be the character before a word or belong to it; that is tried in the order of the pattern. */
function markedEnd(text: ScannedText, at: number, next: number): number {
  const led = lowerEnd(text, next);
  return led >= 0 ? led : lowerEnd(text, at);
}

/** `U*L+`, or -1. */
function lowerEnd(text: ScannedText, start: number): number {
  const {ascii, bytes} = text;
  let at = start;
  while ((ascii[bytes[at]!]! & is.upper) !== 0) at++;
  const found = ascii[bytes[at]!]!;
  if ((found & is.lower) !== 0) return runEnd(text, at + 1, lower);
  return found !== 0 ? -1 : wideLowerEnd(text, start);
}

/** Where no small letter follows, the last that could be either gives itself up for one. */
function wideLowerEnd(text: ScannedText, start: number): number {
  let at = start;
  let afterEither = -1;
  for (;;) {
    const found = classAt(text, at);
    if ((found & upper) === 0) return (found & is.lower) !== 0 ? runEnd(text, at, lower) : afterEither;
    at += found & width;
    if ((found & is.upper) === 0) afterEither = at;
  }
}

/** `[\r\n/]*` */
function signsEnd({bytes}: ScannedText, at: number): number {
  while (bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x2f) at++;
  return at;
}
