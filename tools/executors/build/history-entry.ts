// What is told of a history: sums, the first and the last day, months and years, and how many people wrote it. Nobody is named.
import type {History} from '../../../stages/dataset/figures/history.ts';

export interface HistoryEntry {
  readonly commits: number;
  readonly merges: number;
  readonly roots: number;
  /** Changed files of all commits, each as often as it was changed. */
  readonly files: number;
  readonly insertions: number;
  readonly deletions: number;
  /** When its authors wrote the first and the last commit, in UTC. `null` for a moment that no calendar has. */
  readonly first: string | null;
  readonly last: string | null;
  /** Commits by the month of their corrected date. */
  readonly months: Readonly<Record<string, number>>;
  readonly years: Readonly<Record<string, number>>;
  /** By name and address, as git has them or as rules left them. */
  readonly authors: number;
  /** How many authors wrote so many commits: from a power of two on, and below the next. */
  readonly authors_by_commits: Readonly<Record<string, number>>;
}

export function historyEntry({counts, first, last, months, authors}: History): HistoryEntry {
  return {
    ...counts,
    first: dateOf(first),
    last: dateOf(last),
    months: Object.fromEntries(months),
    years: summed(months.map(([month, count]) => [month.slice(0, -'-01'.length), count])),
    authors: authors.length,
    authors_by_commits: summed(authors.map(([, count]) => count).sort((a, b) => a - b).map((count) => [String(2 ** (31 - Math.clz32(count))), 1])),
  };
}

function summed(counts: readonly (readonly [string, number])[]): Readonly<Record<string, number>> {
  return Object.fromEntries([...Map.groupBy(counts, ([name]) => name)].map(([name, own]) => [name, own.reduce((sum, [, count]) => sum + count, 0)]));
}

function dateOf(seconds: number): string | null {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().replace('.000Z', 'Z');
}
