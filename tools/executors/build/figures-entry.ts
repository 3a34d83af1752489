// What `stats.json` has of figures: the tables of the view that numbers without a tokenizer's name mean, those of the others, and the history.
import type {Built} from '../../../graph/build.ts';
import type {Store} from '../../../graph/store.ts';
import {figureTables, type FigureTables} from './figure-tables.ts';
import {figuresOf} from './figures-of.ts';
import {historyEntry, type HistoryEntry} from './history-entry.ts';
import {phasesBuilt} from './phases-built.ts';

export interface FiguresEntry {
  readonly figures?: FigureTables;
  /** Of further tokenizers and ways of cutting, by the names of their views. Missing where there is one. */
  readonly figures_of?: Readonly<Record<string, FigureTables>>;
  readonly history?: HistoryEntry;
}

export async function figuresEntry(store: Store, built: Pick<Built, 'collections'>): Promise<FiguresEntry> {
  const {views: [first, ...others], history} = await figuresOf(store, built);
  const phases = phasesBuilt(built.collections);
  return {
    ...(first !== undefined && {figures: figureTables(first, phases)}),
    ...(others.length > 0 && {figures_of: Object.fromEntries(others.map((view) => [view.view ?? '', figureTables(view, phases)]))}),
    ...(history !== undefined && {history: historyEntry(history)}),
  };
}
