// What all commits of an export come to: sums, and the first and last date.
import type {CommitDocument} from './commit-document.ts';

export interface CommitTotals {
  readonly commits: number;
  readonly merges: number;
  readonly insertions: number;
  readonly deletions: number;
  readonly first: Moment;
  readonly last: Moment;
}

/** Seconds tell which is earlier; the date has the author's own offset. */
export interface Moment {readonly seconds: number; readonly date: string}

export function totalsOf({parents, insertions, deletions, author: {seconds, date}}: CommitDocument): CommitTotals {
  return {commits: 1, merges: parents.length > 1 ? 1 : 0, insertions, deletions, first: {seconds, date}, last: {seconds, date}};
}

export function sumOfTotals(left: CommitTotals, right: CommitTotals): CommitTotals {
  return {
    commits: left.commits + right.commits,
    merges: left.merges + right.merges,
    insertions: left.insertions + right.insertions,
    deletions: left.deletions + right.deletions,
    first: comesFirst(left.first, right.first) ? left.first : right.first,
    last: comesFirst(left.last, right.last) ? right.last : left.last,
  };
}

/** Of one moment in two time zones, the one that is spelled first: the same whatever the order of summing up. */
function comesFirst(a: Moment, b: Moment): boolean {
  return a.seconds < b.seconds || (a.seconds === b.seconds && a.date <= b.date);
}
