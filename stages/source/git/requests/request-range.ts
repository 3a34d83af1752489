// From where to where a request changes: never from the tip of its line today, which holds it already where it was merged.
import {commitsBetween} from '../brought/commits-between.ts';
import type {CommitGraph} from '../brought/commit-graph.ts';
import type {Mainline} from './mainline.ts';
import {mergeBase} from './merge-base.ts';
import type {RequestKind} from './request-change.ts';
import type {RequestEnds} from './request-ends.ts';

export interface RequestRange {
  readonly kind: RequestKind;
  /** A commit without parents has none. */
  readonly base: number | undefined;
  readonly head: number;
  readonly merged: number | undefined;
  /** Its own commits, oldest first. */
  readonly commits: readonly number[];
}

/** What is known of it: its own head, where that is there, and what the forge says. */
export interface Asked {readonly own: number | undefined; readonly facts: RequestEnds['facts']}

/** A text says why there is none. */
export function requestRange(graph: CommitGraph, line: Mainline, {own, facts}: Asked): RequestRange | string {
  const numbered = (oid: string | null | undefined) => (oid === null || oid === undefined ? undefined : graph.numbers.get(oid));
  const merged = numbered(facts?.merged?.oid);
  if (merged !== undefined) return mergedRange(graph, {merged, own, base: numbered(facts?.base.oid)});
  if (own === undefined) return facts?.head.repository === null ? 'no-head: the fork is gone' : 'no-head';
  const by = line.broughtBy(own);
  if (facts?.merged === null || by === undefined) return openRange(graph, line, {own, onto: numbered(facts?.base.oid)});
  // What lies on the line itself does not say where it began.
  if (line.on(own)) return 'no-base: it lies on the line itself';
  return mergedRange(graph, {merged: by, own, base: undefined});
}

interface Merged {readonly merged: number; readonly own: number | undefined; readonly base: number | undefined}

function mergedRange(graph: CommitGraph, {merged, own, base}: Merged): RequestRange | string {
  const [first, second] = graph.parents[merged] ?? [];
  if (first !== undefined && second !== undefined) {
    const head = own ?? second;
    const from = mergeBase(graph, first, head);
    // A head that the line had before the merge was moved since: then the merge itself says what it brought.
    const range = from === head ? {from: first, head: merged} : {from, head};
    return {kind: 'merge', base: range.from, head: range.head, merged, commits: between(graph, range.head, range.from)};
  }
  if (merged === own) {
    const from = base === undefined ? undefined : mergeBase(graph, base, own);
    return from === undefined || from === own ? 'no-base: it lies on the line itself' : {kind: 'forward', base: from, head: own, merged, commits: between(graph, own, from)};
  }
  const from = own === undefined || first === undefined ? undefined : mergeBase(graph, first, own);
  const commits = own === undefined ? [] : between(graph, own, from);
  const copied = copies(graph, merged, commits);
  return copied > 1 ? {kind: 'rebase', base: ancestor(graph, merged, copied), head: merged, merged, commits} : {kind: 'squash', base: first, head: merged, merged, commits};
}

function openRange(graph: CommitGraph, line: Mainline, {own, onto}: {readonly own: number; readonly onto: number | undefined}): RequestRange | string {
  const base = onto === undefined ? line.left(own) : mergeBase(graph, onto, own);
  if (base === undefined) return 'no-base: it shares nothing with its line';
  if (base === own) return 'no-change: its line holds all of it';
  return {kind: 'aside', base, head: own, merged: undefined, commits: between(graph, own, base)};
}

/** As many as GitHub itself lists. */
const mostCommits = 250;

/** None where they are too many to be one change. */
function between(graph: CommitGraph, head: number, not: number | undefined): readonly number[] {
  return (not === undefined ? [] : (commitsBetween(graph, {from: [head], not, most: mostCommits}) ?? [])).toReversed();
}

/** How many commits, back from the one it was merged as, are copies of its own: a rebase keeps when each was written, and a squash is one. */
function copies({parents, authored}: CommitGraph, merged: number, own: readonly number[]): number {
  const plain = own.filter((commit) => (parents[commit]?.length ?? 0) < 2);
  let [at, count]: [number | undefined, number] = [merged, 0];
  for (const commit of plain.toReversed()) {
    if (at === undefined || authored[at] !== authored[commit]) return 0;
    count++;
    at = parents[at]?.[0];
  }
  return count;
}

function ancestor({parents}: CommitGraph, commit: number, steps: number): number | undefined {
  let at: number | undefined = commit;
  for (let step = 0; step < steps && at !== undefined; step++) at = parents[at]?.[0];
  return at;
}
