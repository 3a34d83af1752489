// Byte-pair encoding, learned: the pair that occurs most often becomes a symbol, again and again. Ties have one winner, so equal counts give equal vocabularies.
import {occurrences} from './occurrences.ts';
import {pairHeap} from './pair-heap.ts';
import {pairTable} from './pair-table.ts';
import type {PreTokenCounts} from './pre-token-counts.ts';
import {symbolBytes, symbolOfByte} from './byte-symbols.ts';

export interface MergeRules {
  /** Symbols in all, the 256 bytes included. Fewer where no pair occurs often enough. */
  readonly symbols: number;
  /** A pair that occurs less often is no symbol. */
  readonly leastCount: number;
  /** Spellings, in bytes as Latin-1, that no symbol may have. */
  readonly reserved: ReadonlySet<string>;
}

export interface Learned {
  /** What each symbol stands for: the bytes first, then what was merged, in the order of merging. */
  readonly tokens: readonly Uint8Array[];
  /** The two symbols each merged one was made of. */
  readonly merges: readonly (readonly [left: number, right: number])[];
}

export function learnMerges(corpus: PreTokenCounts, {symbols, leastCount, reserved}: MergeRules): Learned {
  const pairs = pairTable();
  const words = {symbols: Int32Array.from(corpus.bytes, (byte) => symbolOfByte[byte] ?? 0), starts: corpus.starts, counts: corpus.counts};
  const places = occurrences(words, pairs);
  const heap = pairHeap(pairs);
  for (let pair = 0; pair < pairs.size; pair++) heap.push(pair);
  const tokens: Uint8Array[] = [...symbolBytes];
  const merges: (readonly [number, number])[] = [];
  const least = Math.max(1, leastCount);
  while (tokens.length < symbols) {
    const pair = heap.pop(least);
    if (pair === undefined) break;
    const [left, right] = [pairs.left(pair), pairs.right(pair)];
    const token = Buffer.concat([tokens[left] ?? Buffer.of(), tokens[right] ?? Buffer.of()]);
    if (reserved.has(token.toString('latin1'))) continue;
    merges.push([left, right]);
    for (const made of places.merge(pair, tokens.push(token) - 1)) if (pairs.count(made) >= least) heap.push(made);
  }
  return {tokens, merges};
}
