// The ways in which a finished build cuts samples into sequences, as it spells them itself.
import type {CollectionRoot} from '../../../graph/root.ts';
import type {CutRules} from '../../../stages/tokenize/cut/cut-sizes.ts';
import {viewNamed, type NamedCut} from '../../../stages/tokenize/named-cut.ts';
import {tokensMeant, uncutMeant} from '../../../stages/tokenize/tokens-named.ts';
import {paramsMade} from './params-made.ts';

type Collections = readonly Pick<CollectionRoot, 'name' | 'making'>[];

/** In the order of the build; none where every sample is whole. */
export function cutsBuilt(collections: Collections): readonly NamedCut[] | undefined {
  const uncut = collections.map(({name}) => uncutMeant(name)).find((meant) => meant !== undefined);
  if (uncut === undefined) return undefined;
  const before = uncut.view === '' ? '' : `${uncut.view}.`;
  return collections.flatMap(({name, making}): readonly NamedCut[] => {
    const meant = tokensMeant(name);
    if (meant?.kind !== uncut.kind || !`${meant.view}.`.startsWith(before)) return [];
    const {cut} = paramsMade(making);
    return [{name: meant.view.slice(before.length), rules: isCut(cut) ? cut : null}];
  });
}

/** A tokenizer in one way of cutting: what has shards of its own. */
export type ViewOf<T> = T & {readonly view: string; readonly cut: NamedCut | undefined};

export function viewsOf<T extends {readonly name: string}>(tokenizers: readonly T[], cuts: readonly NamedCut[] | undefined): readonly ViewOf<T>[] {
  return tokenizers.flatMap((tokenizer) => (cuts ?? [undefined]).map((cut) => ({...tokenizer, view: viewNamed(tokenizer.name, cut?.name ?? ''), cut})));
}

function isCut(params: unknown): params is CutRules {
  return typeof params === 'object' && params !== null && 'tokens' in params && typeof params.tokens === 'number' && 'overlap' in params && typeof params.overlap === 'number';
}
