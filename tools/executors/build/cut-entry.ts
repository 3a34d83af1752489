// What a manifest says of how the samples of a tokenizer were cut, and how full the windows are that they were packed into.
import type {NamedCut} from '../../../stages/tokenize/named-cut.ts';
import type {PackedSection, TokenizerEntry, TokenShardEntry} from './manifest.ts';
import {placeOf} from './sectioned-shards.ts';
import {streamsIn} from './token-streams.ts';

/** Nothing where every sample is whole because nobody asked. */
export function cutEntry(cut: NamedCut | undefined, shards: readonly TokenShardEntry[]): Pick<TokenizerEntry, 'cut' | 'packing'> {
  if (cut === undefined) return {};
  const {rules} = cut;
  const spelled = rules && {tokens: rules.tokens, overlap: rules.overlap, ...(rules.sizes !== undefined && {sizes: rules.sizes})};
  return {cut: spelled, ...(rules?.pack === true && {packing: {window: rules.tokens, sections: packedSections(shards, rules.tokens)}})};
}

/** Each part of the dataset by itself, kind by kind, in the order of the shards. */
function packedSections(shards: readonly TokenShardEntry[], window: number): readonly PackedSection[] {
  return streamsIn({shards}).map(({kind, tokens, shards: own, ...place}) => {
    const sum = (of: (entry: TokenShardEntry) => number | undefined) => own.reduce((total, {entry}) => total + (of(entry) ?? 0), 0);
    const windows = sum(({packed}) => packed?.windows);
    return {...placeOf(place), kind, windows, sequences: sum(({sequences}) => sequences), tokens, padding: paddingOf(tokens, windows * window), cutSamples: sum(({packed}) => packed?.cutSamples)};
  });
}

/** 0 to 1. */
export function paddingOf(tokens: number, room: number): number {
  return room === 0 ? 0 : 1 - tokens / room;
}
