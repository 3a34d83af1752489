// Scans as cl100k, Llama 3, Qwen and GLM do.
import {anything, is, letter, white} from './character-class.ts';
import type {Pattern} from './pattern.ts';
import {classAt, contractionEnd, countedEnd, runEnd, spaceEnd, width, type Scanner} from './scanned-text.ts';

/** `'s…|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+` */
export function wordScanner({contractions, digits, marks}: Extract<Pattern, {kind: 'words'}>): Scanner {
  const word = marks ? letter | is.mark : letter;
  const others = anything & ~(word | is.number | white);
  const numbers = {wanted: is.number, most: digits - 1};
  return (text, at) => {
    if (text.bytes[at] === 0x27) {
      const contracted = contractionEnd(text, at, contractions);
      if (contracted > at) return contracted;
    }
    const found = classAt(text, at);
    const next = at + (found & width);
    if ((found & word) !== 0) return runEnd(text, next, word);
    if ((found & is.number) !== 0) return countedEnd(text, next, numbers);
    const second = classAt(text, next);
    if ((second & word) !== 0 && (found & is.newline) === 0) return runEnd(text, next + (second & width), word);
    if ((found & white) === 0 || (text.bytes[at] === 0x20 && (second & others) !== 0)) return runEnd(text, runEnd(text, next, others), is.newline);
    return spaceEnd(text, at, spaces);
  };
}

const spaces = {breaks: true, apart: 0};
