// Stretches of tokens of the output folder, drawn by lot, shard by shard.
import type {RowName} from '../../../graph/explain/build-side.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import type {TokenRange} from '../../../stages/tokenize/trace-tokens.ts';
import {tokensMeant} from '../../../stages/tokenize/tokens-named.ts';
import type {PlannedTokenizer} from '../../../stages/recipe.ts';
import type {Manifest} from '../build/manifest.ts';
import {rowsNamed} from '../build/read-built.ts';
import {cutsBuilt, viewsOf, type ViewOf} from '../build/cuts-built.ts';
import {tokenizersBuilt} from '../build/tokenizers-built.ts';
import type {Finished} from '../look/finished.ts';
import {dice, equalShares} from './dice.ts';

/** Those that were drawn of one shard, in their order. */
export interface DrawnTokens {
  readonly kind: string;
  readonly tokenizer: ViewOf<PlannedTokenizer>;
  readonly shard: RowName;
  readonly digest: Digest;
  /** Its file of ids; none where the manifest does not know the shard. */
  readonly file: string | undefined;
  readonly ranges: readonly TokenRange[];
}

interface Shard extends Omit<DrawnTokens, 'ranges'> {readonly tokens: number}

const longest = 64;

export interface TokenLots {readonly count: number; readonly shards: readonly DrawnTokens[]}

/** A stretch is of 1 to 64 tokens, which may be of several documents. The same may be drawn twice. */
export async function lotsOfTokens(finished: Finished, manifest: Manifest, {count, seed}: {readonly count: number; readonly seed: string}): Promise<TokenLots> {
  const shards: Shard[] = [];
  const {collections: roots} = finished.build;
  const views = viewsOf(tokenizersBuilt(roots), cutsBuilt(roots));
  for (const {name} of roots) {
    const meant = name.startsWith('shards.') ? tokensMeant(name.slice('shards.'.length)) : undefined;
    const tokenizer = views.find(({view}) => view === meant?.view);
    if (meant === undefined || tokenizer === undefined) continue;
    const entries = new Map(manifest.tokenizers.find((one) => one.name === meant.view)?.shards.map((entry) => [entry.digest, entry]));
    for (const {id, digest} of await rowsNamed(finished.store, finished.build, name)) {
      const entry = entries.get(digest);
      shards.push({kind: meant.kind, tokenizer, shard: {collection: name, id}, digest, file: entry?.files.find(({file}) => file.endsWith('.bin'))?.file, tokens: entry?.tokens ?? 0});
    }
  }
  const collections = [...new Set(shards.map(({shard}) => shard.collection))];
  const own = (collection: string) => shards.filter(({shard}) => shard.collection === collection);
  const sizes = collections.map((collection) => own(collection).reduce((sum, {tokens}) => sum + tokens, 0));
  const shares = equalShares(sizes, count);
  return {count: shares.reduce((sum, share) => sum + share, 0), shards: collections.flatMap((collection, at) => drawn(own(collection), {count: shares[at] ?? 0, all: sizes[at] ?? 0, roll: dice(seed, `tokens of ${collection}`)}))};
}

function drawn(shards: readonly Shard[], {count, all, roll}: {readonly count: number; readonly all: number; readonly roll: (below: number) => number}): readonly DrawnTokens[] {
  const numbers = Array.from({length: count}, () => ({at: roll(all), length: 1 + roll(longest)})).sort((a, b) => a.at - b.at);
  let start = 0;
  return shards.flatMap(({tokens, ...shard}) => {
    const [from, end] = [start, start + tokens];
    start = end;
    const ranges = numbers.filter(({at}) => at >= from && at < end).map(({at, length}): TokenRange => ({from: at - from, to: Math.min(tokens, at - from + length)}));
    return ranges.length === 0 ? [] : [{...shard, ranges}];
  });
}
