// Scans as GPT-2 does, and as StarCoder does, where digits were set apart before.
import {anything, is, letter, white} from './character-class.ts';
import {classAt, contractionEnd, runEnd, spaceEnd, width, type Scanner} from './scanned-text.ts';

/** `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+` */
export function spacedScanner(apart: boolean): Scanner {
  const others = anything & ~(letter | is.number | white);
  const spaces = {breaks: false, apart: apart ? is.number : 0};
  return (text, at) => {
    if (text.bytes[at] === 0x27) {
      const contracted = contractionEnd(text, at, 'lower');
      if (contracted > at) return contracted;
    }
    let found = classAt(text, at);
    let next = at + (found & width);
    if (text.bytes[at] === 0x20) {
      const second = classAt(text, next);
      if (second !== 0 && (second & (white | spaces.apart)) === 0) {
        found = second;
        next += second & width;
      }
    }
    if ((found & letter) !== 0) return runEnd(text, next, letter);
    if ((found & is.number) !== 0) return apart ? next : runEnd(text, next, is.number);
    if ((found & white) !== 0) return spaceEnd(text, at, spaces);
    return runEnd(text, next, others);
  };
}
