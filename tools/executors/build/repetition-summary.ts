// What a tally of repetition says, for readers: how often bytes of the sources are trained, by kind, and which kinds train the same ones.
import type {Tally} from '../../../stages/dataset/tally.ts';
import {countsUnder} from './counts-under.ts';

/** Bytes by how often they are trained: `"0"` are shown and never trained, `"2"` trained twice. */
export type Times = Readonly<Record<string, number>>;

export interface RepetitionSummary {
  /** Of the sources, that any sample shows. */
  readonly bytes: number;
  readonly times: Times;
  /** Of those that a kind shows. */
  readonly kinds: Readonly<Record<string, Times>>;
  /** Bytes that are there to be trained more than once, by who would train them: `"commit + file"`. */
  readonly repeated_by: Readonly<Record<string, number>>;
  /** How many bytes less are trained for the budget, each as often as it is. */
  readonly surplus: number;
}

export function repetitionSummary(tally: Tally): RepetitionSummary {
  const kinds = [...new Set(Object.keys(tally).flatMap((name) => / trained \d+$/.test(name) ? [name.replace(/ trained \d+$/, '')] : []))].sort();
  return {
    bytes: tally['bytes'] ?? 0,
    times: countsUnder(tally, 'trained '),
    kinds: Object.fromEntries(kinds.map((kind) => [kind, countsUnder(tally, `${kind} trained `)])),
    repeated_by: Object.fromEntries(Object.entries(countsUnder(tally, 'by ')).sort(([a], [b]) => (a < b ? -1 : 1))),
    surplus: tally['surplus'] ?? 0,
  };
}
