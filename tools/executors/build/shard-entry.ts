// The shards of a build, as its store has them: what each file is called, holds and weighs.
import type {Built} from '../../../graph/build.ts';
import type {Store} from '../../../graph/store.ts';
import {documentKinds} from '../../../stages/format/native/document-file.ts';
import {shardFileCodec} from '../../../stages/dataset/shard-file.ts';
import type {ShardEntry} from './manifest.ts';
import {contentOf, readValue} from './read-built.ts';
import {placeOf, sectionedShards, type BuiltShard} from './sectioned-shards.ts';

/** In the order a reader takes them. Sequences of structure have token shards alone. */
export const kindsInOrder = Object.keys(documentKinds).filter((kind) => kind !== 'structure');
export const shardFolder = 'shards';
/** The only names that a shard ever has, from the output folder. */
export const shardName = /^shards\/[a-z]+(?:[-_][a-z]+)*-[0-9a-f]{20}\.[a-z0-9]+$/;

export function builtShards(store: Store, built: Pick<Built, 'collections'>): Promise<readonly BuiltShard[]> {
  return sectionedShards(store, built, kindsInOrder.map((kind) => ({kind, name: `shards.${kind}`})));
}

/** The name says the kind and the content, nothing of the repository. */
export async function readShard(store: Store, {kind, digest, ...place}: BuiltShard): Promise<{readonly entry: ShardEntry; readonly bytes: Uint8Array}> {
  const {extension, documents, samples, sha256, content} = await readValue(store, digest, shardFileCodec);
  const bytes = await contentOf(store, content);
  const file = `${shardFolder}/${kind}-${sha256.slice(0, 20)}.${extension}`;
  return {entry: {file, kind, digest, sha256, size: bytes.length, documents, samples, ...placeOf(place)}, bytes};
}
