// The texts of a phase, or of val, as lines with nothing but a text each.
import type {ShardEntry} from '../../build/manifest.ts';
import {textRecords} from '../../export/built/text-records.ts';

export async function* textLines(out: string, shards: readonly ShardEntry[]): AsyncGenerator<Buffer, void, undefined> {
  for await (const {training_content: text} of textRecords(out, shards)) yield Buffer.from(`${JSON.stringify({text})}\n`);
}

/** In the order of training; a dataset without phases has one, which is called "all". */
export function shardsOf(shards: readonly ShardEntry[], part: 'train' | 'val', phase?: string): readonly ShardEntry[] {
  return shards.filter((shard) => (shard.split ?? 'train') === part && (phase === undefined || (shard.phase ?? 'all') === phase));
}
