// Reads bytes four at a time, which is as fast as one at a time; what is left over at either end is filled up with zeros.
import {endianness} from 'node:os';

/** `head`: where the first whole word begins. What stands before it, and behind the last one, is in two more. */
export interface Words {readonly head: number; readonly before: number; readonly words: Int32Array; readonly tail: number}

const big = endianness() === 'BE';

export function wordsOf(bytes: Uint8Array): Words {
  const head = big ? 0 : Math.min(bytes.length, (4 - (bytes.byteOffset & 3)) & 3);
  const count = (bytes.length - head) >>> 2;
  const words = big ? copied(bytes) : new Int32Array(bytes.buffer, count === 0 ? 0 : bytes.byteOffset + head, count);
  return {head, before: wordAt(bytes, head - 4, head), words, tail: wordAt(bytes, head + count * 4, bytes.length)};
}

/** Four bytes as one little-endian word, zeros for those before the text and from `end` on. */
function wordAt(bytes: Uint8Array, at: number, end: number): number {
  let word = 0;
  for (let index = 0; index < 4; index++) if (at + index >= 0 && at + index < end) word |= (bytes[at + index] ?? 0) << (index * 8);
  return word;
}

function copied(bytes: Uint8Array): Int32Array {
  const words = new Int32Array(bytes.length >>> 2);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let index = 0; index < words.length; index++) words[index] = view.getInt32(index * 4, true);
  return words;
}
