// What the token shards of the build before hold already: rows by their digests, read from files that are what the manifest says.
import {hash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {extname, join} from 'node:path';
import {codeOf} from '../../../cache/store-error.ts';
import {ValueLost} from '../../../graph/merkle/value-lost.ts';
import type {Store} from '../../../graph/store.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {tokenShardCodec, type TokenShard} from '../../../stages/dataset/token-shard.ts';
import type {NativeExtension} from '../../../stages/format/native/native-shard.ts';
import {storedShard, type StoredShard} from '../../../stages/format/native/stored-shard.ts';
import type {FormerOutputs} from '../remote/bring-outputs.ts';
import type {TokenShardEntry} from './manifest.ts';
import {readValue} from './read-built.ts';
import type {FindHeld} from './token-shard-entry.ts';
import {rowsOfShard, type Held} from './token-shard-files.ts';

/** Reading many shards for a few rows of each would be no shortcut. */
const mostShards = 4;

interface Place {readonly entry: TokenShardEntry; readonly shard: TokenShard; readonly from: number; readonly to: number}

/** `entries` are those that the new build no longer has: shards that stay are not written. */
export function formerTokens({out, store, elsewhere}: {readonly out: string; readonly store: Store; readonly elsewhere?: FormerOutputs | undefined}, entries: readonly TokenShardEntry[]): FindHeld {
  let places: Promise<ReadonlyMap<Digest, Place>> | undefined;
  return async (rows, {format, rules}) => {
    places ??= placesIn(store, entries);
    const found = new Map<Digest, Place>();
    for (const row of rows) {
      const place = (await places).get(row);
      if (place?.shard.format === format && place.shard.rules.end === rules.end && place.shard.rules.kind === rules.kind) found.set(row, place);
    }
    const needed = new Set([...found.values()].map(({entry}) => entry));
    if (found.size * 2 < rows.length || needed.size > mostShards) return new Map();
    const shards = new Map<TokenShardEntry, StoredShard | undefined>();
    for (const entry of needed) {
      await elsewhere?.bring(entry.files, 'needed');
      shards.set(entry, await filesOf(out, entry));
    }
    return new Map([...found].flatMap(([row, {entry, from, to}]): [Digest, Held][] => {
      const shard = shards.get(entry);
      return shard === undefined ? [] : [[row, {shard, from, to}]];
    }));
  };
}

async function placesIn(store: Store, entries: readonly TokenShardEntry[]): Promise<ReadonlyMap<Digest, Place>> {
  const places = new Map<Digest, Place>();
  for (const entry of entries) {
    try {
      const shard = await readValue(store, entry.digest as Digest, tokenShardCodec);
      let from = 0;
      for (const [at, row] of (await rowsOfShard(store, shard.rows)).entries()) {
        const to = from + (shard.counts[at] ?? 0);
        places.set(row, {entry, shard, from, to});
        from = to;
      }
    } catch (failure) {
      // The store has let go of it, or the manifest is not ours: it holds nothing for us.
      if (!(failure instanceof ValueLost || failure instanceof RangeError)) throw failure;
    }
  }
  return places;
}

async function filesOf(out: string, {files}: TokenShardEntry): Promise<StoredShard | undefined> {
  const read = new Map<NativeExtension, Buffer>();
  for (const {file, sha256} of files) {
    const bytes = await readFile(join(out, file)).catch((cause: unknown) => {
      if (codeOf(cause) !== 'ENOENT') throw cause;
    });
    if (bytes === undefined || hash('sha256', bytes, 'hex') !== sha256) return undefined;
    read.set(extname(file).slice(1) as NativeExtension, bytes);
  }
  return storedShard(read);
}
