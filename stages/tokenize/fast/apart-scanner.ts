// Scans as DeepSeek V2 and V3 do.
import {is, letter, white} from './character-class.ts';
import {classAt, countedEnd, runEnd, spaceEnd, width, type Scanner, type ScannedText} from './scanned-text.ts';

/**
 * `\p{N}{1,3}` and East Asian runs are cut out first; what comes of a cut is then cut, as a text of its own, by
 * `[!-/:-@[-`{-~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`
 */
export function apartScanner(digits: number): Scanner {
  const numbers = {wanted: is.number, most: digits - 1};
  return (text, at) => {
    const found = classAt(text, at);
    if ((found & is.number) !== 0) return countedEnd(text, at + (found & width), numbers);
    return (found & (eastern.word | eastern.signs | eastern.other)) === 0 ? pieceEnd(text, at, western) : pieceEnd(text, at, eastern);
  };
}

const western = {word: letter | is.mark, signs: is.punctuation | is.symbol, other: is.other as number, newline: is.newline as number};
const eastern: typeof western = {word: is.apartWord, signs: is.apartSign, other: is.apartOther, newline: 0};
const cut = {breaks: true, apart: is.number | is.apartWord | is.apartSign | is.apartOther};

function pieceEnd(text: ScannedText, at: number, {word, signs, other, newline}: typeof western): number {
  const found = classAt(text, at);
  const next = at + (found & width);
  if ((found & word) !== 0) return runEnd(text, next, word);
  if ((found & signs) !== 0) {
    if (text.bytes[at]! < 0x80 && isLatin(text.bytes[next]!)) return latinEnd(text, next);
    return runEnd(text, runEnd(text, next, signs), newline);
  }
  const second = classAt(text, next);
  if ((second & word) !== 0 && (found & is.newline) === 0) return runEnd(text, next + (second & width), word);
  if (text.bytes[at] === 0x20 && (second & signs) !== 0) return runEnd(text, runEnd(text, next, signs), newline);
  return (found & white) !== 0 ? spaceEnd(text, at, cut) : unmatchedEnd(text, at, {word, other});
}

/** What no alternative takes stays together, but the last of it leads the word behind it. */
function unmatchedEnd(text: ScannedText, start: number, {word, other}: {readonly word: number; readonly other: number}): number {
  let at = start;
  let last = start;
  for (;;) {
    const found = classAt(text, at);
    if ((found & other) === 0) return (found & word) !== 0 ? last : at;
    last = at;
    at += found & width;
  }
}

function latinEnd({bytes}: ScannedText, at: number): number {
  while (isLatin(bytes[at]!)) at++;
  return at;
}

function isLatin(byte: number): boolean {
  return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
}
