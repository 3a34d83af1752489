// The files of an export whose rows a build has put in shards: one for each shard, or all in one.
import {shardFileCodec} from '../../../stages/dataset/shard-file.ts';
import {contentOf, readValue, rowDigests} from '../build/read-built.ts';
import type {Exported, ExportFile} from './export-format.ts';
import {fileKey} from './file-key.ts';

/** `name`: what files are called before what tells them apart. */
export async function shardFiles({store, built, oneFile}: Exported, {name, collection}: {readonly name: string; readonly collection: string}): Promise<readonly ExportFile[]> {
  const digests = await rowDigests(store, built, collection);
  const content = async function* (of: readonly (typeof digests)[number][]): AsyncGenerator<Uint8Array, void, undefined> {
    for (const digest of of) yield await contentOf(store, (await readValue(store, digest, shardFileCodec)).content);
  };
  const fileOf = (file: string, of: typeof digests): ExportFile => ({name: file, key: fileKey(...of), content: () => content(of)});
  return oneFile ? [fileOf(`${name}.jsonl`, digests)] : digests.map((digest) => fileOf(`${name}-${fileKey(digest).slice(0, 20)}.jsonl`, [digest]));
}
