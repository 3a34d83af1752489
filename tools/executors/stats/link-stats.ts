// How many of the requests that have a head are linked to the history, by what, and why others are not.
import type {Tally} from '../../../stages/dataset/tally.ts';
import {countsUnder} from '../build/counts-under.ts';
import {spellNumber} from '../report/spell-number.ts';
import {textTable} from '../report/text-table.ts';

export interface LinkStats {
  readonly requests: number;
  readonly linked: number;
  /** By the surest evidence of each. */
  readonly surest: Readonly<Record<string, number>>;
  /** By all of it. */
  readonly evidence: Readonly<Record<string, number>>;
  readonly not_linked: Readonly<Record<string, number>>;
}

export function linkStats(tally: Tally): LinkStats {
  const under = (start: string) => Object.fromEntries(Object.entries(countsUnder(tally, start)).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
  return {requests: tally['requests'] ?? 0, linked: tally['linked'] ?? 0, surest: under('surest: '), evidence: under('evidence: '), not_linked: under('not linked: ')};
}

export function linkTable({requests, linked, surest, evidence, not_linked}: LinkStats, columns: number): readonly string[] {
  if (requests === 0) return [];
  const share = (count: number) => `${((count / requests) * 100).toFixed(1)} %`;
  const by = Object.entries(evidence).map(([name, count]) => [`linked: ${name}`, surest[name] ?? 0, count, share(count)]);
  const not = Object.entries(not_linked).map(([reason, count]) => [`not: ${reason}`, count, count, share(count)]);
  return ['', `Requests in git: ${spellNumber(linked)} of ${spellNumber(requests)} linked (${share(linked)})`, textTable({head: ['by', 'surest', 'all', 'share'], rows: [...by, ...not], columns})];
}
