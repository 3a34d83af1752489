// Merges the bytes of a pre-token into tokens: the pair of least rank first, the leftmost of equals, until none is left.
import {noRank, rankOf} from './pair-table.ts';
import type {FastTables} from './fast-tables.ts';
import {rankHeap} from './rank-heap.ts';

export interface Merger {
  /** The ids of the bytes between two places, at most `longestMerged` apart, which it puts into `ids`; how many there are. */
  merge(bytes: Uint8Array, from: number, to: number): number;
  /** Of the last merge. */
  readonly ids: Int32Array;
  /** The same of any length, given away as they are found. Takes time in proportion to the bytes, whatever they are. */
  mergeLong(bytes: Uint8Array, part: MergedPart, put: PutIds): void;
}

export interface MergedPart {readonly from: number; readonly to: number}

/** Takes the next ids, the first so many of a list. Those of `found` 0 come first; a higher one begins again, and what was taken of the one before is void. */
export type PutIds = (ids: Int32Array, count: number, found: number) => void;

export const longestMerged = 1024;

// Elements are read as if they were there (`!`): places are below the length that was reserved, ids and ranks come from the tables themselves.

/** Up to here, looking at all ranks for the least is faster than keeping them in order. */
const scanned = 96;

/**
 * A long pre-token is merged in windows. That gives the ids of the whole, for this holds of every merging by rank:
 *
 * 1. What lies left and right of a border between two tokens never met, so tokens next to each other in the merging of any text merge alone to just these two.
 * 2. If that holds of all neighbours in a row of tokens, the row is the merging of its text: the first merge across a border would
 *    have been the first across it in the merging of those two alone as well.
 *
 * Each window begins with the last token that was kept of the one before. Comes it out of both, then all neighbours kept are neighbours
 * in some window. Comes something else out of the second, the windows were too small for this text, and larger ones are tried.
 */
export function merger(tables: Pick<FastTables, 'byteIds' | 'pairs' | 'rankIds' | 'starts' | 'longest'>, window = longestMerged): Merger {
  const {byteIds, pairs, rankIds, starts, longest} = tables;
  let ids = new Int32Array(window);
  let ranks = new Int32Array(window);
  let before = new Int32Array(window);
  let behind = new Int32Array(window);
  const heap = rankHeap();

  return {
    get ids() {
      return ids;
    },
    merge(bytes, from, to) {
      const length = to - from;
      return length <= scanned ? mergeScanning(bytes, from, length) : mergeQueueing(bytes, from, length);
    },
    mergeLong(bytes, part, put) {
      for (let size = window, tries = 0; !inWindows(bytes, {...part, size}, (count) => put(ids, count, tries)); size *= 4) tries++;
    },
  };

  function mergeScanning(bytes: Uint8Array, from: number, length: number): number {
    for (let at = 0; at < length; at++) ids[at] = byteIds[bytes[from + at]!]!;
    for (let at = 0; at + 1 < length; at++) ranks[at] = rankOf(pairs, ids[at]!, ids[at + 1]!);
    let count = length;
    for (;;) {
      let best = noRank;
      let where = 0;
      for (let at = 0; at + 1 < count; at++) {
        const rank = ranks[at]!;
        if (rank >= best) continue;
        best = rank;
        where = at;
      }
      if (best === noRank) return count;
      count--;
      ids[where] = rankIds[best]!;
      for (let at = where + 1; at < count; at++) {
        ids[at] = ids[at + 1]!;
        ranks[at] = ranks[at + 1]!;
      }
      if (where + 1 < count) ranks[where] = rankOf(pairs, ids[where]!, ids[where + 1]!);
      if (where > 0) ranks[where - 1] = rankOf(pairs, ids[where - 1]!, ids[where]!);
    }
  }

  /** A list of parts in order, and a heap of their ranks in which entries that have become untrue are passed over. */
  function mergeQueueing(bytes: Uint8Array, from: number, length: number): number {
    // Each merge makes at most two entries, on top of the first for each part.
    heap.empty(length * 3);
    for (let at = 0; at < length; at++) {
      ids[at] = byteIds[bytes[from + at]!]!;
      before[at] = at - 1;
      behind[at] = at + 1;
    }
    for (let at = 0; at < length; at++) rankAgain(at, length);
    while (heap.length > 0) {
      const {rank, place: at} = heap.take();
      // A part that was merged away has no rank.
      if (ranks[at] !== rank) continue;
      const next = behind[at]!;
      ids[at] = rankIds[rank]!;
      ranks[next] = noRank;
      behind[at] = behind[next]!;
      if (behind[at]! < length) before[behind[at]!] = at;
      rankAgain(at, length);
      if (before[at]! >= 0) rankAgain(before[at]!, length);
    }
    let count = 0;
    for (let at = 0; at < length; at = behind[at]!) ids[count++] = ids[at]!;
    return count;
  }

  function rankAgain(at: number, length: number): void {
    const next = behind[at]!;
    const rank = next < length ? rankOf(pairs, ids[at]!, ids[next]!) : noRank;
    ranks[at] = rank;
    if (rank !== noRank) heap.put(rank, at);
  }

  /** False where the windows are too small. */
  function inWindows(bytes: Uint8Array, {from, to, size}: MergedPart & {readonly size: number}, put: (count: number) => void): boolean {
    reserve(Math.min(size, to - from));
    // What lies near the end of a window may merge with what lies behind it. Twice the longest token is nearly always enough of a margin.
    const margin = Math.min(size >> 1, Math.max(64, longest * 2));
    let expected = -1;
    let found = 0;
    for (let at = from, merged = at, mergedTo = at; ;) {
      const end = Math.min(to, at + size);
      // One character a million times over gives the same window again and again.
      if (!sameBytes(bytes, {at, end}, {at: merged, end: mergedTo})) found = mergeQueueing(bytes, at, end - at);
      merged = at;
      mergedTo = end;
      if (expected >= 0 && ids[0] !== expected) return false;
      let kept = 0;
      let keptTo = at;
      let lastFrom = at;
      for (; kept < found; kept++) {
        const next = keptTo + starts[ids[kept]! + 1]! - starts[ids[kept]!]!;
        if (end < to && next > end - margin) break;
        lastFrom = keptTo;
        keptTo = next;
      }
      if (end < to && kept < 2) return false;
      const whole = end === to ? kept : kept - 1;
      put(whole);
      if (end === to) return true;
      expected = ids[whole]!;
      at = lastFrom;
    }
  }

  function reserve(length: number): void {
    if (ids.length >= length) return;
    ids = new Int32Array(length);
    ranks = new Int32Array(length);
    before = new Int32Array(length);
    behind = new Int32Array(length);
  }
}

interface Part {readonly at: number; readonly end: number}

function sameBytes(bytes: Uint8Array, a: Part, b: Part): boolean {
  if (a.end - a.at !== b.end - b.at) return false;
  for (let at = a.at, other = b.at; at < a.end; at++, other++) if (bytes[at] !== bytes[other]) return false;
  return true;
}
