// The token shards of a build, as its store has them: what their files are called and what they hold.
import type {Built} from '../../../graph/build.ts';
import type {Store} from '../../../graph/store.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {tokenShardCodec} from '../../../stages/dataset/token-shard.ts';
import {tokensNamed} from '../../../stages/tokenize/tokens-named.ts';
import type {TokenShardEntry} from './manifest.ts';
import {readValue, rowDigests} from './read-built.ts';
import {kindsInOrder, shardFolder, type BuiltShard} from './shard-entry.ts';

/** The only names that a file of a token shard ever has, from the output folder. */
export const tokenFileName = /^shards\/([0-9a-f]{2})\/\1[0-9a-f]{62}\.(?:bin|idx|doc|loss)$/;

/** In the order of the text shards. */
export async function builtTokenShards(store: Store, built: Pick<Built, 'collections'>, tokenizer: string): Promise<readonly BuiltShard[]> {
  const shards: BuiltShard[] = [];
  for (const kind of kindsInOrder) for (const digest of await rowDigests(store, built, `shards.${tokensNamed(kind, tokenizer)}`)) shards.push({kind, digest});
  return shards;
}

export async function tokenShardEntry(store: Store, {kind, digest}: BuiltShard): Promise<TokenShardEntry> {
  const {documents, sequences, tokens, files} = await readValue(store, digest, tokenShardCodec);
  return {kind, digest, documents, sequences, tokens, files: files.map(({extension, sha256, size}) => ({file: tokenFile(digest, extension), sha256, size}))};
}

/** Named by the shard's digest, which names the content of all of its files. */
export function tokenFile(digest: Digest, extension: string): string {
  return `${shardFolder}/${digest.slice(0, 2)}/${digest}.${extension}`;
}
