// Every file that a manifest lists beside itself.
import type {Manifest} from './manifest.ts';

export interface ListedFile {readonly file: string; readonly sha256: string; readonly size?: number}

export function filesListed({stats, audit, shards, tokenizers}: Pick<Manifest, 'stats' | 'audit' | 'shards' | 'tokenizers'>): readonly ListedFile[] {
  return [stats, ...(audit === undefined ? [] : [audit]), ...shards, ...tokenizers.flatMap((tokenizer) => tokenizer.shards.flatMap(({files}) => files))];
}

/** Shards of texts and of tokens. */
export function shardsListed({shards, tokenizers}: Pick<Manifest, 'shards' | 'tokenizers'>): number {
  return tokenizers.reduce((sum, tokenizer) => sum + tokenizer.shards.length, shards.length);
}
