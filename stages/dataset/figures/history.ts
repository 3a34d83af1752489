// What the commits of a dataset come to: sums, ends, months, and how many people wrote how many of them. Names stay out of it.
import {hash} from 'node:crypto';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {editCodec} from '../../change/edit.ts';
import {authorId} from '../../document/author-id.ts';
import {diffsOf} from '../../document/diffs-of.ts';
import {commitCodec} from '../../source/git/commit-record.ts';
import {monthOf} from './month-of.ts';
import {addSorted, type SortedCounts} from './sorted-counts.ts';

export interface History {
  readonly counts: HistoryCounts;
  /** When authors wrote the first and the last one, in seconds. */
  readonly first: number;
  readonly last: number;
  /** Commits by the month of their corrected date. */
  readonly months: SortedCounts<string>;
  /** Commits by author, who is a part of a hash: enough to tell people apart, nothing to call them by. */
  readonly authors: SortedCounts<string>;
}

/** In this order. `files`: changes of files. */
export const historyCounts = ['commits', 'merges', 'roots', 'files', 'insertions', 'deletions'] as const;
export type HistoryCounts = Readonly<Record<(typeof historyCounts)[number], number>>;

export const historyCodec: Codec<History> = {
  // 2: a list, not a record.
  name: 'history 2',
  encode: ({counts, first, last, months, authors}) => Buffer.from(JSON.stringify([historyCounts.map((name) => counts[name]), first, last, months, authors]), 'utf8'),
  decode(bytes) {
    const [counts, first, last, months, authors] = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')) as readonly [readonly number[], number, number, History['months'], History['authors']];
    return {counts: countsOf((_, at) => counts[at] ?? 0), first, last, months, authors};
  },
};

export const historyOfCommit = defineTask({
  name: 'history of a commit',
  // 2: a history is spelled as a list.
  version: 2,
  input: {row: joinedCodec(commitCodec, editCodec)},
  output: historyCodec,
  // How many lines an edit has, not which.
  reach: 1,
  run({row: {row: {value: commit}, refs}}): History {
    const diffs = diffsOf(commit.changes, refs);
    const sum = (member: 'added' | 'removed') => diffs.reduce((total, diff) => total + diff[member], 0);
    const month = monthOf(commit.corrected);
    return {
      counts: {commits: 1, merges: Number(commit.parents.length > 1), roots: Number(commit.parents.length === 0), files: diffs.length, insertions: sum('added'), deletions: sum('removed')},
      first: commit.author.seconds,
      last: commit.author.seconds,
      months: month === '' ? [] : [[month, 1]],
      authors: [[hash('sha256', authorId(commit), 'hex').slice(0, 16), 1]],
    };
  },
});

export const addHistories = defineTask({
  name: 'sum of histories',
  // 2: a history is spelled as a list.
  version: 2,
  input: {left: historyCodec, right: historyCodec},
  output: historyCodec,
  light: true,
  run: ({left, right}): History => ({
    counts: countsOf((name) => left.counts[name] + right.counts[name]),
    first: Math.min(left.first, right.first),
    last: Math.max(left.last, right.last),
    months: addSorted(left.months, right.months),
    authors: addSorted(left.authors, right.authors),
  }),
});

function countsOf(count: (name: keyof HistoryCounts, at: number) => number): HistoryCounts {
  const [commits, merges, roots, files, insertions, deletions] = historyCounts.map(count);
  return {commits: commits ?? 0, merges: merges ?? 0, roots: roots ?? 0, files: files ?? 0, insertions: insertions ?? 0, deletions: deletions ?? 0};
}
