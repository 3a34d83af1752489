// Rows of windows over streams of tokens, as bytes: the tokens of one side of each, or their masks. Windows come one after the other, so a shard is read once.
import {idNumbers, idsAs} from '../../../../stages/format/arrays/ids-as.ts';
import {slidingCount, slidingWindow} from '../../../../stages/dataset/windows/sliding-windows.ts';
import {masksOf, type TokenWindow, type WindowRules} from '../../../../stages/dataset/windows/window-rules.ts';
import type {TokenShardEntry} from '../../build/manifest.ts';
import {partsOf, type TokenStream} from '../../build/token-streams.ts';
import {shardIds} from './shard-bytes.ts';

/** Windows of several streams, one stream after the other; none straddles two. */
export interface WindowRange {readonly streams: readonly TokenStream[]; readonly rules: WindowRules; readonly from: number; readonly to: number}

export type WindowSide = 'context' | 'target';

const bytesAtOnce = 1 << 20;

export function countWindows(streams: readonly TokenStream[], rules: WindowRules): number {
  return streams.reduce((sum, {tokens}) => sum + slidingCount(tokens, rules), 0);
}

/** Ids as int64, padded with zeros. */
export async function* windowIds(out: string, range: WindowRange, side: WindowSide): AsyncGenerator<Uint8Array, void, undefined> {
  const read = shardReader(out);
  const width = range.rules[side];
  for (const windows of inBatches(windowsIn(range), width * 8)) {
    const rows = new Int32Array(windows.length * width);
    for (const [row, {stream, window}] of windows.entries()) {
      let at = row * width;
      for (const {entry, from, to} of partsOf(stream, window[side])) {
        rows.set((await read(entry)).subarray(from, to), at);
        at += to - from;
      }
    }
    yield idsAs(new Uint8Array(rows.buffer), 'i64');
  }
}

/** By place and never by value: 1 where there is a token. */
export async function* windowMasks(range: WindowRange, side: WindowSide): AsyncGenerator<Uint8Array, void, undefined> {
  for (const windows of inBatches(windowsIn(range), range.rules[side])) yield Buffer.concat(windows.map(({window}) => masksOf(window, range.rules)[side]));
}

/** The shards that a range has anything of: what else there is does not change its bytes. */
export function shardsUnder(range: WindowRange): readonly (readonly [digest: string, from: number, to: number])[] {
  const spans = new Map<TokenStream, {from: number; to: number}>();
  for (const {stream, first, last} of runsIn(range)) {
    spans.set(stream, {from: slidingWindow(stream.tokens, range.rules, first).context.from, to: slidingWindow(stream.tokens, range.rules, last - 1).target.to});
  }
  return [...spans].flatMap(([stream, span]) => partsOf(stream, span).map(({entry, from, to}) => [entry.digest, from, to] as const));
}

interface Placed {readonly stream: TokenStream; readonly window: TokenWindow}

function* windowsIn(range: WindowRange): Generator<Placed, void, undefined> {
  for (const {stream, first, last} of runsIn(range)) for (let at = first; at < last; at++) yield {stream, window: slidingWindow(stream.tokens, range.rules, at)};
}

/** Windows `first` up to `last` of each stream that the range has any of. */
function* runsIn({streams, rules, from, to}: WindowRange): Generator<{readonly stream: TokenStream; readonly first: number; readonly last: number}, void, undefined> {
  let before = 0;
  for (const stream of streams) {
    const count = slidingCount(stream.tokens, rules);
    const [first, last] = [Math.max(0, from - before), Math.min(count, to - before)];
    if (first < last) yield {stream, first, last};
    before += count;
  }
}

function* inBatches(windows: Iterable<Placed>, rowBytes: number): Generator<readonly Placed[], void, undefined> {
  const most = Math.max(1, Math.floor(bytesAtOnce / rowBytes));
  let batch: Placed[] = [];
  for (const one of windows) {
    if (batch.push(one) < most) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Keeps the last few: a window may lie in several, and the next one begins in the same. */
function shardReader(out: string): (shard: TokenShardEntry) => Promise<Int32Array> {
  const kept = new Map<string, Int32Array>();
  return async (shard) => {
    const ids = kept.get(shard.digest) ?? idNumbers(await shardIds(out, shard));
    kept.delete(shard.digest);
    kept.set(shard.digest, ids);
    for (const digest of kept.keys()) {
      if (kept.size <= shardsKept) break;
      kept.delete(digest);
    }
    return ids;
  };
}

const shardsKept = 3;
