// The tokens that a number without a tokenizer's name means: those of the first tokenizer.
import type {CollectionRoot} from '../../../graph/root.ts';
import {tokensMeant, tokensNamed} from '../../../stages/tokenize/tokens-named.ts';

/** The collection of a kind's tokens. It may not be there: a build may have no tokenizer. */
export function firstTokens({collections}: {readonly collections: readonly Pick<CollectionRoot, 'name'>[]}, kind: string): string {
  return tokensNamed(kind, collections.map(({name}) => tokensMeant(name)).find((meant) => meant !== undefined)?.view ?? '');
}
