// The manifest that a build calls for, spelled again from its store.
import {ValueLost} from '../../../graph/merkle/value-lost.ts';
import {hashFields} from '../../../graph/task/key.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {manifestOf} from '../build/manifest-of.ts';
import type {NamedCut} from '../../../stages/tokenize/named-cut.ts';
import type {Manifest, ShardEntry, TokenizerEntry, TokenShardEntry} from '../build/manifest.ts';
import {noticeOf} from '../build/notice-of.ts';
import {keptStructure} from '../artefacts/structure-pin.ts';
import {builtShards, readShard} from '../build/shard-entry.ts';
import {statsBytes, statsOf, tokensOf} from '../build/stats-of.ts';
import {builtTokenShards, makeTokenShard, type TakeFile} from '../build/token-shard-entry.ts';
import {structureBuilt} from '../build/structure-built.ts';
import {cutsBuilt, viewsOf} from '../build/cuts-built.ts';
import {cutEntry} from '../build/cut-entry.ts';
import {tokenizersBuilt} from '../build/tokenizers-built.ts';
import {tokenizerEntry, tokensIn} from '../build/write-tokenizers.ts';
import type {Finished, FinishedBuild} from '../look/finished.ts';
import {asBuilt} from './as-built.ts';
import {factsAsBuilt, tokenizersNamed} from './tokenizer-named.ts';

/** What the store does not know is taken as it is claimed. `undefined` when values that it takes are lost. */
export async function expectedManifest(finished: Finished, claimed: Pick<Manifest, 'source' | 'key' | 'output' | 'tokenizers'>): Promise<Manifest | undefined> {
  const {store, build, signal} = finished;
  try {
    const shards: ShardEntry[] = [];
    for (const shard of await builtShards(store, build)) {
      signal.throwIfAborted();
      shards.push((await readShard(store, shard, claimed.output)).entry);
    }
    const counted = await statsOf(store, build);
    const notice = await noticeOf(store, build);
    const built = {root: build.root, key: keyOf(build, claimed.key), collections: build.collections};
    return manifestOf({built, shards, stats: statsBytes(counted), audit: counted.audit?.bytes, notice, tokens: tokensOf(counted), source: claimed.source, tokenizers: await tokenizersIn(finished, claimed.tokenizers), output: claimed.output});
  } catch (failure) {
    if (failure instanceof ValueLost) return undefined;
    throw failure;
  }
}

/** What is known of a tokenizer lies outside of the rows: where it is no longer at hand, the claim stands. */
async function tokenizersIn({store, build, dataset, signal}: Finished, claimed: Manifest['tokenizers']): Promise<Manifest['tokenizers']> {
  const planned = tokenizersBuilt(build.collections);
  const named = await tokenizersNamed(planned, dataset);
  const {profile} = asBuilt(dataset, build);
  const known = 'missing' in named ? [] : await factsAsBuilt(planned, named.choice, dataset.store);
  const structure = structureBuilt(build.collections);
  const vocabulary = structure && (await keptStructure(dataset.store, structure.vocabulary));
  // Which rows are new is not known without it.
  const told = structure === undefined || vocabulary !== undefined;
  const entries: TokenizerEntry[] = [];
  for (const {name, digest, view, cut} of viewsOf(planned, cutsBuilt(build.collections))) {
    signal.throwIfAborted();
    const shards: TokenShardEntry[] = [];
    for (const shard of await builtTokenShards(store, build, view)) shards.push(await makeTokenShard(store, shard, readThrough));
    const own = claimed.find((entry) => entry.name === view && entry.digest === digest);
    const tokenizer = told ? known.find((one) => one.name === name) : undefined;
    entries.push(tokenizer === undefined ? claimedEntry({name: view, digest, profile: profile.name}, own, {shards, cut}) : tokenizerEntry({...tokenizer, view, cut}, {profile, structure: vocabulary?.tokens ?? []}, shards));
  }
  return entries;
}

function claimedEntry({name, digest, profile}: Pick<TokenizerEntry, 'name' | 'digest' | 'profile'>, own: TokenizerEntry | undefined, {shards, cut}: {readonly shards: readonly TokenShardEntry[]; readonly cut: NamedCut | undefined}): TokenizerEntry {
  const {vocab = 0, added = [], newRows = [], end = null, begin = null, pad = null} = own ?? {};
  return {name, digest, vocab, added, profile, newRows, end, begin, pad, tokens: tokensIn(shards), ...cutEntry(cut, shards), shards};
}

/** What a file is, is known once it was read. */
const readThrough: TakeFile = async (_file, bytes) => {
  if (bytes instanceof Uint8Array) return;
  for await (const _ of bytes) continue;
};

/** A build that lacks rows is published under another key than its own, made of it. */
function keyOf({key, collections}: FinishedBuild, claimed: string): Digest {
  const lost = collections.flatMap(({lost}) => lost);
  const published = hashFields([['key', claimed], ['lost', lost.join()]]);
  return lost.length > 0 && published === key ? (claimed as Digest) : key;
}
