// The commits that only one of two versions of a request has: what a push over another one left out, and what it brought.
import {commitsBetween} from '../brought/commits-between.ts';
import type {CommitGraph} from '../brought/commit-graph.ts';

/** Oldest first, without merges: what those bring is of others. */
export interface Ranges {readonly old: readonly number[]; readonly young: readonly number[]}

interface Versions {readonly versions: readonly [number, number]; readonly bases: readonly [number | undefined, number | undefined]}

/** More are a branch that somebody works on every day. */
const mostCommits = 32;

export function rangesOf(graph: CommitGraph, {versions: [from, to], bases}: Versions): Ranges | undefined {
  const [old, young] = [ownCommits(graph, from, bases[0]), ownCommits(graph, to, bases[1])];
  if (old === undefined || young === undefined) return undefined;
  const [before, after] = [new Set(old), new Set(young)];
  return {old: old.filter((commit) => !after.has(commit)), young: young.filter((commit) => !before.has(commit))};
}

function ownCommits(graph: CommitGraph, version: number, base: number | undefined): readonly number[] | undefined {
  const found = base === undefined ? undefined : commitsBetween(graph, {from: [version], not: base, most: 4 * mostCommits});
  const plain = found?.filter((commit) => (graph.parents[commit]?.length ?? 0) < 2).toReversed();
  return plain === undefined || plain.length > mostCommits ? undefined : plain;
}
