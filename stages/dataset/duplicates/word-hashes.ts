// The words of a text, each as a number. What is not part of a word only separates, so layout does not count.
import type {RunRules} from './near-rules.ts';
import {mixed} from './mixed.ts';

/** At most one number for every two bytes: a word and what ends it. */
export function wordHashes(text: Uint8Array, words: RunRules['words']): Int32Array {
  const folded = letters[words];
  const hashes = new Int32Array((text.length >> 1) + 1);
  let [count, hash, before] = [0, start, 0];
  for (let at = 0; at < text.length; at++) {
    const letter = folded[text[at] ?? 0] ?? 0;
    if (letter === 0) {
      if (before !== 0) hashes[count++] = mixed(hash);
      hash = start;
    } else if (letter !== digit || before !== digit) hash = Math.imul(hash ^ letter, 0x01000193);
    before = letter;
  }
  if (before !== 0) hashes[count++] = mixed(hash);
  return hashes.subarray(0, count);
}

const start = 0x811c9dc5 | 0;
/** Stands for a whole number where numbers are all the same. */
const digit = 256;

/** What a byte is as part of a word; 0 where it is none. */
const letters: Readonly<Record<RunRules['words'], Uint16Array>> = {
  code: table((byte, text) => (/\w/.test(text) ? byte : 0)),
  spaces: table((byte) => (byte === 32 || (byte >= 9 && byte <= 13) || (byte >= 28 && byte <= 31) ? 0 : byte)),
  plain: table((byte, text) => (byte >= 128 ? byte : /[0-9]/.test(text) ? digit : /[a-z]/i.test(text) ? text.toLowerCase().charCodeAt(0) : 0)),
};

function table(letter: (byte: number, text: string) => number): Uint16Array {
  return Uint16Array.from({length: 256}, (_, byte) => letter(byte, byte < 128 ? String.fromCharCode(byte) : ''));
}
