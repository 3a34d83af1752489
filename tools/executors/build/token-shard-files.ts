// The files of a token shard, from the rows that it links to or from former files that hold them. Ids are handed on as they come.
import {heapFor} from '../../../graph/run/heap.ts';
import {partOf} from '../../../graph/run/parts.ts';
import type {Store} from '../../../graph/store.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {whole} from '../../../graph/value/whole.ts';
import {nativeShard, type NativeRules} from '../../../stages/format/native/native-shard.ts';
import type {StoredShard} from '../../../stages/format/native/stored-shard.ts';
import {eachSequence, tokenListCodec, type TokenList} from '../../../stages/tokenize/token-list.ts';
import {linksOfValue} from './read-built.ts';

const rowsAtOnce = 64;
const bytesAtOnce = 1024 * 1024;

/** Sequences of a former shard that a row's tokens are. */
export interface Held {readonly shard: StoredShard; readonly from: number; readonly to: number}
export type HeldRows = ReadonlyMap<Digest, Held>;

export interface TokenRows {readonly rows: readonly Digest[]; readonly rules: NativeRules; readonly held: HeldRows}

/** What lies beside the ids is known once they were all asked for. */
export function tokenShardFiles(store: Store, {rows, rules, held}: TokenRows) {
  const shard = nativeShard(rules);
  return {ids, beside: () => shard.beside()};

  async function* ids(): AsyncGenerator<Uint8Array, void, undefined> {
    let pieces: Uint8Array[] = [];
    let size = 0;
    for await (const bytes of each()) {
      pieces.push(bytes);
      size += bytes.length;
      if (size < bytesAtOnce) continue;
      yield Buffer.concat(pieces);
      [pieces, size] = [[], 0];
    }
    yield Buffer.concat(pieces);
  }

  async function* each(): AsyncGenerator<Uint8Array, void, undefined> {
    for (let at = 0; at < rows.length; ) {
      const known = stretchFrom(at);
      if (known !== undefined) {
        yield shard.addStretch(known.held.shard.stretch(known.held.from, known.held.to));
        at = known.end;
        continue;
      }
      const fresh = rows.slice(at, Math.min(nextHeld(at), at + rowsAtOnce));
      for await (const {row} of tokenLists(store, fresh)) for (const {tokens, goesOn} of eachSequence(row)) yield shard.add({...tokens, goesOn});
      at += fresh.length;
    }
  }

  /** As many rows as lie one after the other in one former shard. */
  function stretchFrom(start: number): {readonly held: Held; readonly end: number} | undefined {
    let stretch = heldAt(start);
    let end = start + 1;
    for (let next = heldAt(end); stretch !== undefined && next?.shard === stretch.shard && next.from === stretch.to; next = heldAt(++end)) stretch = {...stretch, to: next.to};
    return stretch && {held: stretch, end};
  }

  function nextHeld(start: number): number {
    let at = start;
    while (at < rows.length && heldAt(at) === undefined) at++;
    return at;
  }

  function heldAt(at: number): Held | undefined {
    const row = rows[at];
    return row === undefined ? undefined : held.get(row);
  }
}

/** The rows of a shard, by the value that links to them. */
export function rowsOfShard(store: Store, rows: {readonly digest: Digest} | readonly Digest[]): Promise<readonly Digest[]> {
  if (!('digest' in rows)) throw new Error('A token shard that was read links to its rows');
  return linksOfValue(store, rows.digest);
}

/** Rows in their order, read a few at a time. */
export async function* tokenLists(store: Store, digests: readonly Digest[]): AsyncGenerator<{readonly digest: Digest; readonly row: TokenList}, void, undefined> {
  const reach = 1;
  for (let start = 0; start < digests.length; start += rowsAtOnce) {
    const batch = digests.slice(start, start + rowsAtOnce);
    const heap = await heapFor(store, batch.map((digest) => [digest]), reach);
    for (const digest of batch) {
      const {bytes, parts} = whole(partOf(digest, {heap, reach}, {foreign: new Map(), memo: new Map()}));
      yield {digest, row: tokenListCodec.decode(bytes, parts)};
    }
  }
}
