// Finds signs beside digits and fixed texts in one pass that reads four bytes at a time and stops at a word in thirty.
import {isSign, signPairs, type PairVisitor} from './byte-pairs.ts';
import {literalsAt, windowOf, type LiteralTable, type LiteralVisitor} from './literals.ts';
import {wordsOf} from './words-of.ts';

export interface Marks {
  readonly table: LiteralTable;
  readonly literal: LiteralVisitor;
  /** The kinds of signs wanted, added up. */
  readonly signs: number;
  readonly sign: PairVisitor;
}

/** Each occurrence of either once; signs in order, literals roughly. */
export function eachMark(bytes: Uint8Array, {table, literal, signs, sign}: Marks): void {
  const {windows} = table;
  const {head, words, before, tail} = wordsOf(bytes);
  const found = {...table, visit: literal};
  let floor = 0;

  const pair = (entry: number, at: number): void => {
    const place = at + (entry >> 7);
    if ((entry & signs) !== 0 && isSign(bytes, place, entry & 127) && place >= floor) floor = sign(entry & 127, place);
  };
  // Four bytes in which something may be: seldom enough for the parts to be looked up again.
  const stop = (word: number, at: number): void => {
    const window = windowOf(word);
    if (((windows[window >>> 5] ?? 0) >>> (window & 31)) & 1) literalsAt(bytes, at, window, found);
    pair(signPairs[word & 0xffff] ?? 0, at);
    pair(signPairs[word >>> 16] ?? 0, at + 2);
  };

  stop(before, head - 4);
  for (let index = nextStop(words, 0, windows, signs); index < words.length; index = nextStop(words, index + 1, windows, signs)) {
    stop(words[index] ?? 0, head + index * 4);
  }
  stop(tail, head + words.length * 4);
}

/** The index of the next word in which something may be. Apart, and calling nothing, so that all it needs stays in registers. */
function nextStop(words: Int32Array, from: number, windows: Int32Array, signs: number): number {
  for (let index = from; index < words.length; index++) {
    const word = words[index] ?? 0;
    const window = (word & 31) | ((word >>> 3) & 0x3e0) | ((word >>> 6) & 0x7c00) | ((word >>> 9) & 0xf8000);
    const known = ((windows[window >>> 5] ?? 0) >>> (window & 31)) & 1;
    if ((known | (((signPairs[word & 0xffff] ?? 0) | (signPairs[word >>> 16] ?? 0)) & signs)) !== 0) return index;
  }
  return words.length;
}
