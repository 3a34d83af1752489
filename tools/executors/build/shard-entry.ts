// The shards of a build, as its store has them: what each file is called, holds and weighs.
import {hash} from 'node:crypto';
import type {Built} from '../../../graph/build.ts';
import type {Store} from '../../../graph/store.ts';
import {documentKinds} from '../../../stages/format/native/document-file.ts';
import {shardFileCodec} from '../../../stages/dataset/shard-file.ts';
import {packedBytes} from '../../../stages/format/packed-bytes.ts';
import type {OutputEntry, ShardEntry} from './manifest.ts';
import {contentOf, readValue} from './read-built.ts';
import {placeOf, sectionedShards, type BuiltShard} from './sectioned-shards.ts';

/** In the order a reader takes them. Sequences of structure have token shards alone. */
export const kindsInOrder = Object.keys(documentKinds).filter((kind) => kind !== 'structure');
export const shardFolder = 'shards';
/** The only names that a shard ever has, from the output folder. */
export const shardName = /^shards\/[a-z]+(?:[-_][a-z]+)*-[0-9a-f]{20}\.[a-z0-9]+(?:\.gz|\.zst)?$/;

export function builtShards(store: Store, built: Pick<Built, 'collections'>): Promise<readonly BuiltShard[]> {
  return sectionedShards(store, built, kindsInOrder.map((kind) => ({kind, name: `shards.${kind}`})));
}

export interface ShardBytes {readonly entry: ShardEntry; readonly files: readonly {readonly file: string; readonly bytes: Uint8Array}[]}

/** The name says the kind and the content, nothing of the repository. */
export async function readShard(store: Store, {kind, digest, ...place}: BuiltShard, output: OutputEntry | undefined): Promise<ShardBytes> {
  const {extension, documents, samples, sha256, content} = await readValue(store, digest, shardFileCodec);
  const lines = await contentOf(store, content);
  const stem = `${shardFolder}/${kind}-${sha256.slice(0, 20)}`;
  const plain = {sha256, size: lines.length};
  const {compress, parquet: version} = output ?? {};
  const main = compress === undefined ? {file: `${stem}.${extension}`, bytes: lines} : {file: `${stem}.${extension}.${compress}`, bytes: packedBytes(compress, lines)};
  const table = version === undefined ? undefined : {file: `${stem}.parquet`, bytes: await (await import('./shard-table.ts')).shardTable(lines)};
  const entry = {file: main.file, kind, digest, ...(compress === undefined ? plain : sumOf(main.bytes)), documents, samples, ...(compress !== undefined && {lines: plain}), ...(table !== undefined && {parquet: {file: table.file, ...sumOf(table.bytes)}}), ...placeOf(place)};
  return {entry, files: [main, ...(table === undefined ? [] : [table])]};
}

function sumOf(bytes: Uint8Array): {readonly sha256: string; readonly size: number} {
  return {sha256: hash('sha256', bytes, 'hex'), size: bytes.length};
}
