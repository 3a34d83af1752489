// Writes the token shards of every tokenizer that are new, and says what the manifest says of them.
import {join} from 'node:path';
import type {Built} from '../../../graph/build.ts';
import {forEachBounded} from '../../../graph/run/bounded.ts';
import type {Store} from '../../../graph/store.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {endToken} from '../../../stages/tokenize/profiles/end-token.ts';
import {newRows} from '../../../stages/tokenize/profiles/new-rows.ts';
import type {ProfileChoice} from '../../../stages/tokenize/profiles/profile-choice.ts';
import type {NamedCut} from '../../../stages/tokenize/named-cut.ts';
import {cutEntry} from './cut-entry.ts';
import {viewsOf} from './cuts-built.ts';
import {sizeOf} from './current-outputs.ts';
import {formerTokens} from './former-tokens.ts';
import type {FormerOutputs} from '../remote/bring-outputs.ts';
import type {Manifest, TokenizerEntry, TokenShardEntry} from './manifest.ts';
import {placedEntries} from './sectioned-shards.ts';
import {builtTokenShards, makeTokenShard} from './token-shard-entry.ts';
import type {DatasetTokenizer} from './tokenizer-of.ts';
import {writeWhole} from './write-whole.ts';

export interface TokenOutputs {
  readonly out: string;
  readonly store: Store;
  readonly built: Pick<Built, 'collections'>;
  readonly tokenizers: readonly DatasetTokenizer[];
  readonly profile: ProfileChoice;
  readonly cuts: readonly NamedCut[] | undefined;
  /** Control tokens of structure, in the order of their ids. */
  readonly structure: readonly string[];
  /** What lies there, as far as it is believed. */
  readonly former: Manifest | undefined;
  /** Brings files of that which are not there. */
  readonly beside?: FormerOutputs | undefined;
}

const shardsAtOnce = 2;

export async function writeTokenizers(outputs: TokenOutputs): Promise<{readonly tokenizers: readonly TokenizerEntry[]; readonly written: number}> {
  const tokenizers: TokenizerEntry[] = [];
  let written = 0;
  for (const tokenizer of viewsOf(outputs.tokenizers, outputs.cuts)) {
    const own = await writeView(outputs, tokenizer.view, tokenizers.flatMap(({shards}) => shards));
    tokenizers.push(tokenizerEntry(tokenizer, outputs, own.shards));
    written += own.written;
  }
  return {tokenizers, written};
}

export function tokenizerEntry({view, cut, facts}: Pick<DatasetTokenizer, 'facts'> & {readonly view: string; readonly cut: NamedCut | undefined}, {profile, structure}: Pick<TokenOutputs, 'profile' | 'structure'>, shards: readonly TokenShardEntry[]): TokenizerEntry {
  const {digest, vocab, added, begin, pad} = facts;
  const rows = newRows(profile, facts, structure);
  return {name: view, digest, vocab: vocab + rows.length, added, profile: profile.name, newRows: rows, end: endToken(profile, facts), begin, pad, tokens: tokensIn(shards), ...cutEntry(cut, shards), shards};
}

export function tokensIn(shards: readonly TokenShardEntry[]): number {
  return shards.reduce((sum, {tokens}) => sum + tokens, 0);
}

/** `beside`: what other views of this build have written. A document that is cut in none of them is the same in all. */
async function writeView({out, store, built, former, beside: elsewhere}: TokenOutputs, view: string, beside: readonly TokenShardEntry[]): Promise<{readonly shards: readonly TokenShardEntry[]; readonly written: number}> {
  const known = new Map([...(former?.tokenizers.flatMap(({shards}) => shards) ?? []), ...beside].map((entry) => [entry.digest, entry]));
  const wanted = await builtTokenShards(store, built, view);
  const entries = new Map<Digest, TokenShardEntry>();
  const stay = new Set<string>(wanted.map(({digest}) => digest));
  const findHeld = formerTokens({out, store, elsewhere}, [...known.values()].filter(({digest}) => !stay.has(digest)));
  let written = 0;
  await forEachBounded(wanted, shardsAtOnce, async (shard) => {
    const kept = known.get(shard.digest);
    if (kept?.kind === shard.kind && ((await isWhole(out, kept)) || (await elsewhere?.bring(kept.files)) === true)) {
      entries.set(shard.digest, kept);
      return;
    }
    written++;
    entries.set(shard.digest, await makeTokenShard(store, shard, (file, bytes) => writeWhole(out, file, bytes), findHeld));
  });
  return {shards: placedEntries(wanted, entries), written};
}

async function isWhole(out: string, {files}: TokenShardEntry): Promise<boolean> {
  for (const {file, size} of files) if ((await sizeOf(join(out, file))) !== size) return false;
  return true;
}
