// The words of a corpus as chains of symbols, and for every pair the places where it occurs: a merge visits those and nothing else.
import type {PairTable} from './pair-table.ts';

export interface Words {
  /** The symbols of all words, one word after the other. Written over by merges. */
  readonly symbols: Int32Array;
  /** Where each word begins, and after the last where it ends. */
  readonly starts: Uint32Array;
  /** How often each word occurs. */
  readonly counts: Float64Array;
}

export interface Occurrences {
  /** Makes one symbol of each occurrence of a pair, from left to right, and gives the pairs that are new. */
  merge(pair: number, made: number): readonly number[];
}

/**
 * A place is where the left symbol of a pair stands. Each place belongs to one pair at most, so the list of a pair is threaded
 * through arrays as long as the corpus: nothing is allocated, and nothing in a list is out of date.
 */
export function occurrences({symbols, starts, counts}: Words, pairs: PairTable): Occurrences {
  const places = symbols.length;
  const next = new Int32Array(places).fill(-1);
  const before = new Int32Array(places).fill(-1);
  const pairAt = new Int32Array(places).fill(-1);
  const word = new Int32Array(places);
  const listNext = new Int32Array(places).fill(-1);
  const listBefore = new Int32Array(places).fill(-1);
  let heads = new Int32Array(1 << 15).fill(-1);
  let fresh: number[] = [];

  for (let at = 0; at + 1 < starts.length; at++) {
    const [from, to] = [starts[at] ?? 0, starts[at + 1] ?? 0];
    for (let place = from; place < to; place++) {
      word[place] = at;
      before[place] = place === from ? -1 : place - 1;
      next[place] = place + 1 === to ? -1 : place + 1;
    }
    for (let place = from; place + 1 < to; place++) enter(place);
  }

  /** The pair that begins at a place is counted and listed. */
  function enter(place: number): void {
    const known = pairs.size;
    const pair = pairs.numberOf(symbols[place] ?? 0, symbols[next[place] ?? 0] ?? 0);
    if (pair === known) fresh.push(pair);
    if (pair >= heads.length) {
      const more = new Int32Array(heads.length * 2).fill(-1);
      more.set(heads);
      heads = more;
    }
    const head = heads[pair] ?? -1;
    listNext[place] = head;
    listBefore[place] = -1;
    if (head >= 0) listBefore[head] = place;
    heads[pair] = place;
    pairAt[place] = pair;
    pairs.add(pair, counts[word[place] ?? 0] ?? 0);
  }

  function leave(place: number): void {
    const pair = pairAt[place] ?? -1;
    const [earlier, later] = [listBefore[place] ?? -1, listNext[place] ?? -1];
    if (earlier >= 0) listNext[earlier] = later;
    else heads[pair] = later;
    if (later >= 0) listBefore[later] = earlier;
    pairAt[place] = -1;
    pairs.add(pair, -(counts[word[place] ?? 0] ?? 0));
  }

  function mergeAt(place: number, made: number): void {
    const right = next[place] ?? -1;
    const [left, after] = [before[place] ?? -1, next[right] ?? -1];
    if (left >= 0) leave(left);
    leave(place);
    if (after >= 0) leave(right);
    symbols[place] = made;
    next[place] = after;
    if (after >= 0) before[after] = place;
    if (left >= 0) enter(left);
    if (after >= 0) enter(place);
  }

  /** In a run such as "aaa" only the leftmost of overlapping pairs may merge. */
  function startOfRun(place: number, pair: number): number {
    let start = place;
    for (let left = before[start] ?? -1; left >= 0 && pairAt[left] === pair; left = before[start] ?? -1) start = left;
    return start;
  }

  return {
    merge(pair, made) {
      fresh = [];
      const twins = pairs.left(pair) === pairs.right(pair);
      for (let place = heads[pair] ?? -1; place >= 0; place = heads[pair] ?? -1) {
        if (!twins) mergeAt(place, made);
        else for (let at = startOfRun(place, pair); at >= 0 && pairAt[at] === pair; at = next[at] ?? -1) mergeAt(at, made);
      }
      return fresh;
    },
  };
}
