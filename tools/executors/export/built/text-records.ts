// The records of text shards, a shard at a time: bytes that were checked against the manifest.
import {unpacked} from '../../../../stages/format/packed-bytes.ts';
import type {ShardEntry} from '../../build/manifest.ts';
import {linesOf} from '../../look/lines-of.ts';
import {fileKey} from '../file-key.ts';
import {listedBytes} from './shard-bytes.ts';

export async function recordBytes(out: string, entry: ShardEntry): Promise<Buffer> {
  return unpacked(entry.file, await listedBytes(out, entry));
}

export type TextRecord = {readonly training_content: string; readonly [name: string]: unknown};

export async function* textRecords(out: string, shards: readonly ShardEntry[]): AsyncGenerator<TextRecord, void, undefined> {
  // Written by the build, and its bytes are those.
  for (const entry of shards) for (const line of linesOf(await recordBytes(out, entry))) yield JSON.parse(line.toString('utf8')) as TextRecord;
}

export function textsKey(version: readonly unknown[], shards: readonly ShardEntry[]): string {
  return fileKey(...version, shards.map(({digest}) => digest));
}
