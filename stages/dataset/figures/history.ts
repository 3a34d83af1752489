// What the commits of a dataset come to: sums, ends, months, and how many people wrote how many of them. Names stay out of it.
import {hash} from 'node:crypto';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {editCodec} from '../../change/edit.ts';
import {authorId} from '../../document/author-id.ts';
import {diffsOf} from '../../document/diffs-of.ts';
import {commitCodec} from '../../source/git/commit-record.ts';
import type {Tally} from '../tally.ts';
import {monthOf} from './month-of.ts';

export interface History {
  /** `commits`, `merges`, `roots`, `files`, `insertions` and `deletions`. */
  readonly counts: Tally;
  /** When authors wrote the first and the last one, in seconds. */
  readonly first: number;
  readonly last: number;
  /** Commits by the month of their corrected date. */
  readonly months: Tally;
  /** Commits by author, who is a part of a hash: enough to tell people apart, nothing to call them by. */
  readonly authors: Tally;
}

export const historyCodec: Codec<History> = jsonCodec('history');

export const historyOfCommit = defineTask({
  name: 'history of a commit',
  version: 1,
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
      months: month === '' ? {} : {[month]: 1},
      authors: {[hash('sha256', authorId(commit), 'hex').slice(0, 16)]: 1},
    };
  },
});

export const addHistories = defineTask({
  name: 'sum of histories',
  version: 1,
  input: {left: historyCodec, right: historyCodec},
  output: historyCodec,
  light: true,
  run: ({left, right}): History => ({
    counts: sumOf(left.counts, right.counts),
    first: Math.min(left.first, right.first),
    last: Math.max(left.last, right.last),
    months: sumOf(left.months, right.months),
    authors: sumOf(left.authors, right.authors),
  }),
});

function sumOf(left: Tally, right: Tally): Tally {
  const sum: Record<string, number> = {...left};
  for (const [name, count] of Object.entries(right)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}
