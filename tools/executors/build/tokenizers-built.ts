// The tokenizers that a finished build was made with, as it spells them itself: their names, digests and ends.
import type {CollectionRoot} from '../../../graph/root.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import type {PlannedTokenizer} from '../../../stages/recipe.ts';
import {viewNamed} from '../../../stages/tokenize/named-cut.ts';
import {tokensMeant, tokensNamed, uncutMeant} from '../../../stages/tokenize/tokens-named.ts';
import {cutsBuilt} from './cuts-built.ts';
import {paramsMade} from './params-made.ts';

/** In the order of the build. */
export function tokenizersBuilt(collections: readonly Pick<CollectionRoot, 'name' | 'making'>[]): readonly PlannedTokenizer[] {
  const found = new Map<string, PlannedTokenizer>();
  const [cut] = cutsBuilt(collections) ?? [];
  for (const {name, making} of collections) {
    const meant = cut === undefined ? tokensMeant(name) : uncutMeant(name);
    if (meant === undefined || found.has(meant.view)) continue;
    const shards = collections.find((collection) => collection.name === `shards.${tokensNamed(meant.kind, viewNamed(meant.view, cut?.name ?? ''))}`);
    const {tokenizer} = paramsMade(making);
    const {end} = paramsMade(shards?.making ?? []);
    // A brand is minted: the parameter is spelled from a digest. An older version named none.
    found.set(meant.view, {name: meant.view, digest: (typeof tokenizer === 'string' ? tokenizer : '') as Digest, end: typeof end === 'number' ? end : null});
  }
  return [...found.values()];
}
