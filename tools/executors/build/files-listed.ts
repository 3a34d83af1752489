// Every file that a manifest lists beside itself.
import type {Manifest} from './manifest.ts';

export interface ListedFile {readonly file: string; readonly sha256: string; readonly size?: number}

export function filesListed({stats, audit, notice, shards, tokenizers}: Pick<Manifest, 'stats' | 'audit' | 'notice' | 'shards' | 'tokenizers'>): readonly ListedFile[] {
  return [stats, ...(audit === undefined ? [] : [audit]), ...(notice === null ? [] : [notice]), ...shards.flatMap(({parquet, ...shard}) => [shard, ...(parquet === undefined ? [] : [parquet])]), ...tokenizers.flatMap((tokenizer) => tokenizer.shards.flatMap(({files}) => files))];
}

/** Shards of texts and of tokens. */
export function shardsListed({shards, tokenizers}: Pick<Manifest, 'shards' | 'tokenizers'>): number {
  return tokenizers.reduce((sum, tokenizer) => sum + tokenizer.shards.length, shards.length);
}
