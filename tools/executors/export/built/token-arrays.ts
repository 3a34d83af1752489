// The tokens of shards, end to end, as arrays: the ids, where sequences begin, which tokens are trained, and what each sequence is.
import type {NumberArray} from '../../../../stages/format/arrays/number-array.ts';
import type {TokenShardEntry} from '../../build/manifest.ts';
import {fileKey} from '../file-key.ts';
import {shardIds, shardLengths, shardRecords, shardWeights} from './shard-bytes.ts';

export type TokenArrays = Readonly<Record<'ids' | 'kinds' | 'loss' | 'offsets', NumberArray>>;

export function tokenArrays(out: string, shards: readonly TokenShardEntry[]): TokenArrays {
  const {tokens, sequences} = sizeOf(shards);
  return {
    ids: {name: 'input_ids', type: 'i32', shape: [tokens], content: () => each(shards, (shard) => shardIds(out, shard))},
    // One more than there are sequences: sequence n ends where the next begins.
    offsets: {name: 'offsets', type: 'i64', shape: [sequences + 1], content: () => offsets(out, shards)},
    loss: {name: 'loss_mask', type: 'u8', shape: [tokens], content: () => each(shards, (shard) => shardWeights(out, shard))},
    kinds: {name: 'kinds', type: 'u8', shape: [sequences], content: () => each(shards, async (shard) => Uint8Array.from(await shardRecords(out, shard), ({kind}) => kind))},
  };
}

export function sizeOf(shards: readonly TokenShardEntry[]): {readonly tokens: number; readonly sequences: number} {
  return {tokens: shards.reduce((sum, {tokens}) => sum + tokens, 0), sequences: shards.reduce((sum, {sequences}) => sum + sequences, 0)};
}

/** Shards of one digest have equal files. */
export function shardsKey(version: readonly unknown[], shards: readonly TokenShardEntry[]): string {
  return fileKey(...version, shards.map(({digest}) => digest));
}

async function* each(shards: readonly TokenShardEntry[], read: (shard: TokenShardEntry) => Promise<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  for (const shard of shards) yield await read(shard);
}

async function* offsets(out: string, shards: readonly TokenShardEntry[]): AsyncGenerator<Uint8Array, void, undefined> {
  let end = 0n;
  yield new Uint8Array(8);
  for (const shard of shards) {
    const bytes = await endsOf(out, shard, end);
    end += BigInt(shard.tokens);
    yield bytes;
  }
}

/** Where each sequence of a shard ends, counted from `start`, as int64. */
export async function endsOf(out: string, shard: TokenShardEntry, start: bigint): Promise<Uint8Array> {
  const lengths = await shardLengths(out, shard);
  const bytes = Buffer.allocUnsafe(lengths.length * 8);
  let end = start;
  for (const [at, length] of lengths.entries()) bytes.writeBigInt64LE((end += BigInt(length)), at * 8);
  return bytes;
}
