// The records of a text shard, however its file holds them.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {unpacked} from '../../../stages/format/packed-bytes.ts';
import type {ShardEntry} from './manifest.ts';

export async function textShardBytes(out: string, {file}: Pick<ShardEntry, 'file'>): Promise<Buffer> {
  return unpacked(file, await readFile(join(out, file)));
}
