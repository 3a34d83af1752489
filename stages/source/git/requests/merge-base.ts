// The youngest commit that two others both build upon, found by walking no further back than that.
import type {CommitGraph} from '../brought/commit-graph.ts';
import {leastFirst} from '../brought/least-first.ts';

const both = 3;

/** `undefined` for histories that share nothing. Of several, none of which builds upon another, the one that a listing shows first. */
export function mergeBase({parents}: Pick<CommitGraph, 'parents'>, a: number, b: number): number | undefined {
  const marks = new Map<number, number>();
  const queue = leastFirst();
  const mark = (commit: number, as: number) => {
    const before = marks.get(commit);
    if (before === undefined) queue.add(commit);
    marks.set(commit, (before ?? 0) | as);
  };
  mark(a, 1);
  mark(b, 2);
  // Children come before their parents, so whoever is taken has heard of all that reach it.
  for (let commit = queue.take(); commit !== undefined; commit = queue.take()) {
    const as = marks.get(commit) ?? 0;
    if (as === both) return commit;
    for (const parent of parents[commit] ?? []) mark(parent, as);
  }
  return undefined;
}
