// The folded figures of a build: by view of the tokens, or of the samples where nothing is tokenized, by kind.
import type {Built} from '../../../graph/build.ts';
import type {Store} from '../../../graph/store.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {figuresMeant, historyName} from '../../../stages/dataset/figures/figures-named.ts';
import {figuresCodec, type Figures} from '../../../stages/dataset/figures/figures.ts';
import {historyCodec, type History} from '../../../stages/dataset/figures/history.ts';
import {tokensMeant} from '../../../stages/tokenize/tokens-named.ts';
import {readValue, rowDigests} from './read-built.ts';

export interface KindFigures {
  /** Of all documents, by name of the group. */
  readonly figures: Figures;
  /** Of sections of shards: none where a dataset is one part without phases. */
  readonly inSections: Figures;
}

export interface BuiltFigures {
  /** In the order of the build; the first is what a number without a tokenizer's name means. `view` is `undefined` where nothing is tokenized. */
  readonly views: readonly ViewFigures[];
  /** Missing of a dataset without commits. */
  readonly history: History | undefined;
}

export interface ViewFigures {readonly view: string | undefined; readonly kinds: ReadonlyMap<string, KindFigures>}

/** Of a build with `statistics`. */
export async function figuresOf(store: Store, built: Pick<Built, 'collections'>): Promise<BuiltFigures> {
  const views = new Map<string | undefined, Map<string, KindFigures>>();
  for (const {name} of built.collections) {
    const meant = figuresMeant(name);
    if (meant === undefined) continue;
    const {kind, view} = tokensMeant(meant.own) ?? {kind: meant.own.slice('samples.'.length), view: undefined};
    const kinds = views.get(view) ?? new Map<string, KindFigures>();
    const known = kinds.get(kind) ?? {figures: {}, inSections: {}};
    kinds.set(kind, {...known, [meant.inSections ? 'inSections' : 'figures']: (await onlyRow(store, built, name, figuresCodec)) ?? {}});
    views.set(view, kinds);
  }
  return {views: [...views].map(([view, kinds]) => ({view, kinds})), history: await onlyRow(store, built, historyName, historyCodec)};
}

async function onlyRow<T>(store: Store, built: Pick<Built, 'collections'>, name: string, codec: Codec<T>): Promise<T | undefined> {
  const [sum] = await rowDigests(store, built, name);
  return sum === undefined ? undefined : await readValue(store, sum, codec);
}
