// What `stats.json` has of figures: the tables of the view that numbers without a tokenizer's name mean, those of the others, and the history.
import type {Phase} from '../../../stages/dataset/phases/phase-rules.ts';
import {figureTables, type FigureTables} from './figure-tables.ts';
import type {BuiltFigures} from './figures-of.ts';
import {historyEntry, type HistoryEntry} from './history-entry.ts';

export interface FiguresEntry {
  readonly figures?: FigureTables;
  /** Of further tokenizers and ways of cutting, by the names of their views. Missing where there is one. */
  readonly figures_of?: Readonly<Record<string, FigureTables>>;
  readonly history?: HistoryEntry;
}

/** Nothing of a build without them. */
export function figuresEntry(built: BuiltFigures | undefined, phases: readonly Phase[] | undefined): FiguresEntry {
  if (built === undefined) return {};
  const {views: [first, ...others], history} = built;
  return {
    ...(first !== undefined && {figures: figureTables(first, phases)}),
    ...(others.length > 0 && {figures_of: Object.fromEntries(others.map((view) => [view.view ?? '', figureTables(view, phases)]))}),
    ...(history !== undefined && {history: historyEntry(history)}),
  };
}
