// The files of a token shard, from the rows that it links to. Rows are read a few at a time, and ids are handed on as they come.
import {heapFor} from '../../../graph/run/heap.ts';
import {partOf} from '../../../graph/run/parts.ts';
import type {Store} from '../../../graph/store.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {whole} from '../../../graph/value/whole.ts';
import {nativeShard, type NativeRules} from '../../../stages/format/native/native-shard.ts';
import {tokenListCodec, type TokenList} from '../../../stages/tokenize/token-list.ts';
import {linksOfValue} from './read-built.ts';

const rowsAtOnce = 64;
const bytesAtOnce = 1024 * 1024;

/** What lies beside the ids is known once they were all asked for. */
export function tokenShardFiles(store: Store, rows: Digest, rules: NativeRules) {
  const shard = nativeShard(rules);
  return {ids, beside: () => shard.beside()};

  async function* ids(): AsyncGenerator<Uint8Array, void, undefined> {
    let pieces: Uint8Array[] = [];
    let size = 0;
    for await (const {row} of tokenLists(store, rows)) {
      for (const sequence of row.body()) {
        const bytes = shard.add(sequence);
        pieces.push(bytes);
        size += bytes.length;
      }
      if (size < bytesAtOnce) continue;
      yield Buffer.concat(pieces);
      [pieces, size] = [[], 0];
    }
    yield Buffer.concat(pieces);
  }
}

/** The rows of a shard in their order. */
export async function* tokenLists(store: Store, rows: Digest): AsyncGenerator<{readonly digest: Digest; readonly row: TokenList}, void, undefined> {
  const reach = 1;
  const digests = await linksOfValue(store, rows);
  for (let start = 0; start < digests.length; start += rowsAtOnce) {
    const batch = digests.slice(start, start + rowsAtOnce);
    const heap = await heapFor(store, batch.map((digest) => [digest]), reach);
    for (const digest of batch) {
      const {bytes, parts} = whole(partOf(digest, {heap, reach}, {foreign: new Map(), memo: new Map()}));
      yield {digest, row: tokenListCodec.decode(bytes, parts)};
    }
  }
}
