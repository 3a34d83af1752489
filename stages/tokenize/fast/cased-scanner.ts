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
    if ((found & is.number) !== 0) return countedEnd(text, next, numbers);
    const word = wordEnd(text, at, found);
    if (word > at) return contractionEnd(text, word, contractions);
    if ((found & white) === 0 || (text.bytes[at] === 0x20 && next < text.end && (classAt(text, next) & others) !== 0)) {
      let end = runEnd(text, runEnd(text, next, others), is.newline);
      while (end < text.end && (text.bytes[end] === 0x2f || text.bytes[end] === 0x0a || text.bytes[end] === 0x0d)) end++;
      return end;
    }
    return spaceEnd(text, at, spaces);
  };
}

/** As the pattern tries: with the character before the word and then without it, ending in small letters and then in capitals. */
function wordEnd(text: ScannedText, at: number, found: number): number {
  const mayLead = (found & (letter | is.newline)) === 0;
  if (mayLead) {
    const end = lowerEnd(text, at + (found & width));
    if (end >= 0) return end;
  }
  if ((found & (letter | is.mark)) !== 0) {
    const end = lowerEnd(text, at);
    if (end >= 0) return end;
  }
  // No capital with a small letter or a caseless one behind it: at most capitals are left.
  const from = mayLead ? at + (found & width) : at;
  const end = runEnd(text, from, upper);
  return end > from ? end : at;
}

/** `U*L+`, or -1. Where no small letter follows, the last that could be either gives itself up for one. */
function lowerEnd(text: ScannedText, start: number): number {
  let at = start;
  let afterEither = -1;
  while (at < text.end) {
    const found = classAt(text, at);
    if ((found & upper) === 0) return (found & is.lower) !== 0 ? runEnd(text, at, lower) : afterEither;
    at += found & width;
    if ((found & is.upper) === 0) afterEither = at;
  }
  return afterEither;
}

const spaces = {breaks: true, apart: 0};
