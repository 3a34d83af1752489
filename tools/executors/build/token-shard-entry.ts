// The token shards of a build, as its store has them: what their files are called and what they hold.
import {createHash, hash} from 'node:crypto';
import type {Built} from '../../../graph/build.ts';
import type {Store} from '../../../graph/store.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {tokenShardCodec, type TokenShard} from '../../../stages/dataset/token-shard.ts';
import {idBytesEach} from '../../../stages/format/native/id-file.ts';
import {readPackedFile} from '../../../stages/format/native/packed-file.ts';
import {structureKind} from '../../../stages/tokenize/structural/structural-collections.ts';
import {tokensNamed} from '../../../stages/tokenize/tokens-named.ts';
import type {TokenShardEntry} from './manifest.ts';
import {readValue} from './read-built.ts';
import {placeOf, sectionedShards, type BuiltShard} from './sectioned-shards.ts';
import {kindsInOrder, shardFolder} from './shard-entry.ts';
import {rowsOfShard, tokenShardFiles, type HeldRows} from './token-shard-files.ts';

/** The only names that a file of a token shard ever has, from the output folder. */
export const tokenFileName = /^shards\/([0-9a-f]{2})\/\1[0-9a-f]{62}\.(?:bin|idx|doc|loss|packed)$/;

/** In the order of the text shards; the structure of commits comes last. */
export function builtTokenShards(store: Store, built: Pick<Built, 'collections'>, tokenizer: string): Promise<readonly BuiltShard[]> {
  return sectionedShards(store, built, [...kindsInOrder, structureKind].map((kind) => ({kind, name: `shards.${tokensNamed(kind, tokenizer)}`})));
}

/** Takes a file of the shard, to the end. */
export type TakeFile = (file: string, bytes: Uint8Array | AsyncIterable<Uint8Array>) => Promise<void>;

/** What of some rows need not be made again. */
export type FindHeld = (rows: readonly Digest[], shard: TokenShard) => Promise<HeldRows>;

const nothingHeld: FindHeld = async () => new Map();

/** Makes the files of a shard from its rows, hands them on, and says what they are. */
export async function makeTokenShard(store: Store, {kind, digest, ...place}: BuiltShard, take: TakeFile, findHeld = nothingHeld): Promise<TokenShardEntry> {
  const shard = await readValue(store, digest, tokenShardCodec);
  const rows = await rowsOfShard(store, shard.rows);
  const {ids, beside} = tokenShardFiles(store, {rows, rules: shard.rules, held: await findHeld(rows, shard)});
  const sum = createHash('sha256');
  let size = 0;
  const bin = tokenFile(digest, 'bin');
  await take(bin, watched());
  const files = [{file: bin, sha256: sum.digest('hex'), size}];
  let packed: TokenShardEntry['packed'];
  for (const {extension, bytes} of beside()) {
    if (extension === 'packed') packed = packedIn(bytes);
    const file = tokenFile(digest, extension);
    await take(file, bytes);
    files.push({file, sha256: hash('sha256', bytes, 'hex'), size: bytes.length});
  }
  return {kind, digest, documents: shard.counts.length, sequences: shard.counts.reduce((sum, count) => sum + count, 0), tokens: size / idBytesEach, ...(packed !== undefined && {packed}), files, ...placeOf(place)};

  async function* watched(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const bytes of ids()) {
      sum.update(bytes);
      size += bytes.length;
      yield bytes;
    }
  }
}

function packedIn(bytes: Uint8Array): TokenShardEntry['packed'] {
  const packing = readPackedFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return packing && {windows: packing.packed.length, cutSamples: packing.parents.filter(({first, parts}, at) => first === at && parts > 1).length};
}

export function tokenFile(digest: string, extension: string): string {
  const stem = tokenShardStem(digest);
  return `${shardFolder}/${stem.slice(0, 2)}/${stem}.${extension}`;
}

/** What its files are called: its digest, or the hash of one that spells a small value. */
export function tokenShardStem(digest: string): string {
  return /^[0-9a-f]{64}$/.test(digest) ? digest : hash('sha256', digest, 'hex');
}
