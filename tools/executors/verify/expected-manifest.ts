// The manifest that a build calls for, spelled again from its store.
import {ValueLost} from '../../../graph/merkle/value-lost.ts';
import {hashFields} from '../../../graph/task/key.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {tokenizerResource} from '../../../stages/tokenize/tokens-of-samples.ts';
import {manifestOf} from '../build/manifest-of.ts';
import type {Manifest, ShardEntry} from '../build/manifest.ts';
import {noticeOf} from '../build/notice-of.ts';
import {builtShards, readShard} from '../build/shard-entry.ts';
import {statsBytes, statsOf, tokensOf} from '../build/stats-of.ts';
import type {Finished, FinishedBuild} from '../look/finished.ts';

/** What the store does not know is taken as it is claimed. `undefined` when values that it takes are lost. */
export async function expectedManifest({store, build, signal}: Finished, claimed: Pick<Manifest, 'source' | 'key'>): Promise<Manifest | undefined> {
  try {
    const shards: ShardEntry[] = [];
    for (const shard of await builtShards(store, build)) {
      signal.throwIfAborted();
      shards.push((await readShard(store, shard)).entry);
    }
    const counted = await statsOf(store, build);
    const notice = await noticeOf(store, build);
    const built = {root: build.root, key: keyOf(build, claimed.key), collections: build.collections};
    return manifestOf({built, shards, stats: statsBytes(counted), notice, tokens: tokensOf(counted), source: claimed.source, tokenizer: tokenizerOf(build)});
  } catch (failure) {
    if (failure instanceof ValueLost) return undefined;
    throw failure;
  }
}

/** The tokenizer that tokens were counted with; none when none were. */
export function tokenizerOf({collections}: Pick<FinishedBuild, 'collections'>): Digest | undefined {
  const fields = collections.flatMap(({making}) => making);
  // A brand is minted: the field is spelled from a digest.
  return fields.find(([name]) => name === `resource ${tokenizerResource}`)?.[1] as Digest | undefined;
}

/** A build that lacks rows is published under another key than its own, made of it. */
function keyOf({key, collections}: FinishedBuild, claimed: string): Digest {
  const lost = collections.flatMap(({lost}) => lost);
  const published = hashFields([['key', claimed], ['lost', lost.join()]]);
  return lost.length > 0 && published === key ? (claimed as Digest) : key;
}
