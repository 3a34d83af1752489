// The versions of a request one after the other, as far as they are still there: what a reviewer saw, and what came next.
import type {CommitGraph} from '../brought/commit-graph.ts';
import {mergeBase} from './merge-base.ts';
import type {Version} from './request-ends.ts';

/** More are a branch that somebody works on every day. */
const mostVersions = 32;

/** Ends with the head it has now. A version that was only seen late stands before what was built upon it. */
export function pushedVersions(graph: CommitGraph, versions: readonly Version[], head: number | undefined): readonly number[] {
  const known = versions.flatMap(({oid}) => graph.numbers.get(oid) ?? []).filter((commit) => commit !== head).slice(-mostVersions);
  const sorted: number[] = [];
  for (const commit of known) {
    const later = sorted.findIndex((other) => mergeBase(graph, commit, other) === commit);
    sorted.splice(later < 0 ? sorted.length : later, 0, commit);
  }
  return head === undefined ? sorted : [...sorted, head];
}
