// The seed's `metadata` of some commits, or of all.
import {sumOfTotals} from '../../../stages/document/commit-totals.ts';
import type {CommitRun} from './commit-runs.ts';
import type {CommitSurroundings} from './commit-surroundings.ts';

export interface CommitsMetadata {
  readonly total_commits: number;
  readonly total_authors: number;
  readonly merge_commits: number;
  readonly total_files_touched: number;
  readonly unique_branches: number;
  readonly branches: readonly string[];
  readonly total_insertions: number;
  readonly total_deletions: number;
  /** None where there is no commit. */
  readonly date_range: {readonly first: string; readonly last: string} | null;
}

export function commitsMetadata(runs: readonly CommitRun[], {personOf, placeOf}: CommitSurroundings): CommitsMetadata {
  const totals = runs.flatMap(({totals}) => totals ?? []);
  const [first, ...others] = totals;
  const sum = first === undefined ? undefined : others.reduce(sumOfTotals, first);
  const {commits = 0, merges = 0, insertions = 0, deletions = 0} = sum ?? {};
  const branches = [...new Set(runs.flatMap(({commits: all}) => all.flatMap(({oid}) => placeOf(oid).branches.map(({branch_name}) => branch_name))))].sort();
  return {
    total_commits: commits,
    total_authors: new Set(runs.flatMap(({authors}) => [...authors].map(personOf))).size,
    merge_commits: merges,
    total_files_touched: new Set(runs.flatMap(({files}) => [...files])).size,
    unique_branches: branches.length,
    branches,
    total_insertions: insertions,
    total_deletions: deletions,
    date_range: sum === undefined ? null : {first: sum.first.date, last: sum.last.date},
  };
}
