// The streams of tokens that a manifest lists: what windows slide over. A stream ends where its kind, its part of the dataset or its phase does, so no window straddles them.
import type {ShardPlace, TokenizerEntry, TokenShardEntry} from './manifest.ts';
import {placeOf} from './sectioned-shards.ts';

export interface TokenStream extends ShardPlace {
  readonly kind: string;
  readonly tokens: number;
  /** With where in the stream each begins. */
  readonly shards: readonly {readonly entry: TokenShardEntry; readonly from: number}[];
}

/** In the order of the shards. */
export function streamsIn({shards}: Pick<TokenizerEntry, 'shards'>): readonly TokenStream[] {
  return [...Map.groupBy(shards, ({split, phase, kind}) => JSON.stringify([split, phase, kind])).values()].flatMap((own): readonly TokenStream[] => {
    const [first] = own;
    if (first === undefined) return [];
    let tokens = 0;
    const placed = own.map((entry) => {
      const from = tokens;
      tokens += entry.tokens;
      return {entry, from};
    });
    return [{...placeOf(first), kind: first.kind, tokens, shards: placed}];
  });
}

/** The parts of a stretch of the stream, by the shards that they lie in. */
export function partsOf({shards}: TokenStream, {from, to}: {readonly from: number; readonly to: number}): readonly {readonly entry: TokenShardEntry; readonly from: number; readonly to: number}[] {
  return shards.flatMap(({entry, from: start}) => {
    const own = {from: Math.max(from - start, 0), to: Math.min(to - start, entry.tokens)};
    return own.from < own.to ? [{entry, ...own}] : [];
  });
}
