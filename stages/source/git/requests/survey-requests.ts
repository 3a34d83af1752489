// Where each request begins and ends, from the graph of all commits: what is to be compared, before any trees are.
import type {CommitGraph} from '../brought/commit-graph.ts';
import {emptyTreeOf} from '../empty-tree.ts';
import {mainlineOf, type Mainline} from './mainline.ts';
import {mergeBase} from './merge-base.ts';
import {pushedVersions} from './pushed-versions.ts';
import type {RequestChange} from './request-change.ts';
import {rangesOf, type Ranges} from './version-ranges.ts';
import type {RequestEnds} from './request-ends.ts';
import {requestRange, type RequestRange} from './request-range.ts';

/**
 * A change that lacks its files, and the trees that they are found by: of the change itself, then of each move, and where its versions stand upon
 * different commits, those of the two, and of each commit that only one of them has; then of its first version, where it has one.
 */
export type Surveyed = {readonly number: number; readonly stub: string} | {readonly number: number; readonly change: RequestChange; readonly trees: readonly TreePair[]};
export type TreePair = readonly [before: string, after: string];

export interface SurveyingRequests {
  readonly mainline: string;
  readonly heads: ReadonlyMap<number, string>;
  readonly ends: readonly RequestEnds[];
}

export function surveyRequests(graph: CommitGraph, {mainline, heads, ends}: SurveyingRequests): readonly Surveyed[] {
  const line = mainlineOf(graph, graph.numbers.get(mainline));
  return ends.map(({number, facts, versions}): Surveyed => {
    // The head that the forge keeps as a reference, or that it says itself.
    const own = graph.numbers.get(heads.get(number) ?? '') ?? graph.numbers.get(facts?.head.oid ?? '');
    const range = requestRange(graph, line, {own, facts});
    if (typeof range === 'string') return {number, stub: range};
    const moves = movesBetween(graph, line, {range, versions: pushedVersions(graph, versions, own)});
    const oid = (commit: number | undefined) => (commit === undefined ? '' : (graph.oids[commit] ?? ''));
    const named = (commit: number) => ({oid: oid(commit), changes: []});
    const change: RequestChange = {
      number,
      kind: range.kind,
      base: oid(range.base),
      head: oid(range.head),
      merged: oid(range.merged),
      commits: range.commits.map(oid),
      began: range.commits.length === 0 ? (graph.authored[range.merged ?? range.head] ?? 0) : Math.min(...range.commits.map((commit) => graph.authored[commit] ?? 0)),
      ended: graph.committed[range.head] ?? 0,
      changes: [],
      moves: moves.map(({from, to, bases, ranges}) => ({from: oid(from), to: oid(to), changes: [], ...(bases !== undefined && {bases: [oid(bases[0]), oid(bases[1])] as const}), upstream: [], ...(ranges !== undefined && {ranges: {old: ranges.old.map(named), young: ranges.young.map(named)}})})),
      ...(moves[0] !== undefined && {first: {base: oid(moves[0].onto), head: oid(moves[0].from), changes: []}}),
    };
    const pair = (before: number | undefined, after: number | undefined): TreePair => [treeOf(graph, before), treeOf(graph, after)];
    const [first] = moves;
    const trees = [pair(range.base, range.head), ...moves.flatMap(({from, to, bases, ranges}) => [pair(from, to), ...(bases === undefined ? [] : [pair(...bases)]), ...(ranges === undefined ? [] : [...ranges.old, ...ranges.young].map((commit) => pair(graph.parents[commit]?.[0], commit)))]), ...(first === undefined ? [] : [pair(first.onto, first.from)])];
    return {number, change, trees};
  });
}

type Bases = readonly [from: number | undefined, to: number | undefined];
interface Moving {readonly from: number; readonly to: number; readonly onto: number | undefined; readonly bases: Bases | undefined; readonly ranges: Ranges | undefined}

function movesBetween(graph: CommitGraph, line: Mainline, {range, versions}: {readonly range: RequestRange; readonly versions: readonly number[]}): readonly Moving[] {
  const onto = range.merged === undefined ? undefined : graph.parents[range.merged]?.[0];
  const base = (version: number) => (onto === undefined ? (line.left(version) ?? range.base) : mergeBase(graph, onto, version));
  return versions.slice(1).flatMap((to, at): readonly Moving[] => {
    const from = versions[at];
    if (from === undefined || treeOf(graph, from) === treeOf(graph, to)) return [];
    const bases = [base(from), base(to)] as const;
    const same = treeOf(graph, bases[0]) === treeOf(graph, bases[1]);
    return [{from, to, onto: bases[0], bases: same ? undefined : bases, ranges: same ? undefined : rangesOf(graph, {versions: [from, to], bases})}];
  });
}

/** What has no commit has the empty tree. */
function treeOf({trees, oids}: CommitGraph, commit: number | undefined): string {
  const tree = commit === undefined ? undefined : trees[commit];
  return tree ?? emptyTreeOf(oids[0] ?? '');
}
