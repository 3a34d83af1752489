// What some commits reach and another does not, found by walking only between them.
import type {CommitGraph} from './commit-graph.ts';
import {leastFirst} from './least-first.ts';

const wanted = 1;
const reached = 2;

/** Younger first; `undefined` where there are more than `most`. */
export function commitsBetween({parents}: Pick<CommitGraph, 'parents'>, {from, not, most}: {readonly from: readonly number[]; readonly not: number; readonly most: number}): readonly number[] | undefined {
  const marks = new Map<number, number>();
  const queue = leastFirst();
  const found: number[] = [];
  // How many in the queue may still lead to a commit that is wanted.
  let hopes = 0;
  const mark = (commit: number, as: number) => {
    const before = marks.get(commit);
    if (before === undefined) queue.add(commit);
    const after = (before ?? 0) | as;
    marks.set(commit, after);
    hopes += Number(after === wanted) - Number(before === wanted);
  };
  for (const commit of from) mark(commit, wanted);
  mark(not, reached);
  // Children come before their parents, so whoever is taken has heard of all that reach it.
  while (hopes > 0) {
    const commit = queue.take();
    if (commit === undefined) break;
    const as = marks.get(commit) ?? 0;
    if (as === wanted) {
      hopes--;
      found.push(commit);
      if (found.length > most) return undefined;
    }
    for (const parent of parents[commit] ?? []) mark(parent, as & reached ? reached : wanted);
  }
  return found;
}
