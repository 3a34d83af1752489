// Reads once what merges and requests brought: from the graph of all commits, without comparing any trees.
import type {Brought} from '../../../change/groups/brought.ts';
import {commitVertex} from '../../../change/groups/vertex.ts';
import type {Git} from '../git-process.ts';
import {commitsBetween} from './commits-between.ts';
import {firstParents, reachable, readGraph, type CommitGraph} from './commit-graph.ts';
import {capped, farthest, mostBrought} from './most-brought.ts';
import {listKnownMerges, type KnownMerges} from './known-merges.ts';
import type {PullHead} from './pull-heads.ts';

export interface Surveying {
  readonly gitDir: string;
  readonly tips: readonly string[];
  readonly not: readonly string[];
  readonly pulls: readonly PullHead[];
  /** The line that requests were made for. */
  readonly mainline: string | undefined;
}

export async function survey(git: Git, {gitDir, tips, not, pulls, mainline}: Surveying, signal: AbortSignal): Promise<readonly Brought[]> {
  const graph = await readGraph(git, {gitDir, tips: [...tips, ...pulls.map(({oid}) => oid)], not}, signal);
  const merges = await listKnownMerges(git, {gitDir, tips, not}, signal);
  return [...broughtByMerges(graph, merges), ...broughtByPulls(graph, {pulls, mainline: mainline === undefined ? undefined : graph.numbers.get(mainline)})];
}

function broughtByMerges(graph: CommitGraph, merges: KnownMerges): readonly Brought[] {
  return [...merges].flatMap(([oid, {evidence}]): readonly Brought[] => {
    const number = graph.numbers.get(oid);
    const [first, ...others] = number === undefined ? [] : (graph.parents[number] ?? []);
    if (first === undefined || others.length === 0) return [];
    const all = commitsBetween(graph, {from: others, not: first, most: farthest});
    const vertex = commitVertex(oid);
    if (all === undefined) return [{vertex, evidence, members: [], tooMany: farthest}];
    return [{vertex, evidence, ...capped(withoutNested(graph, all, merges))}];
  });
}

/** What merges among them brought belongs to those. Between the commits of one merge there are few others. */
function withoutNested(graph: CommitGraph, commits: readonly number[], merges: KnownMerges): readonly string[] {
  const inner = new Set<number>();
  for (const commit of commits) {
    const [first, ...others] = graph.parents[commit] ?? [];
    if (first === undefined || others.length === 0 || !merges.has(graph.oids[commit] ?? '')) continue;
    inner.add(commit);
    for (const member of commitsBetween(graph, {from: others, not: first, most: farthest}) ?? []) inner.add(member);
  }
  return commits.filter((commit) => !inner.has(commit)).map((commit) => graph.oids[commit] ?? '').sort();
}

function broughtByPulls(graph: CommitGraph, {pulls, mainline}: {readonly pulls: readonly PullHead[]; readonly mainline: number | undefined}): readonly Brought[] {
  const [inMainline, line] = [reachable(graph, mainline), firstParents(graph, mainline)];
  return pulls.map(({vertex, oid}): Brought => {
    const head = graph.numbers.get(oid);
    const none = (nothing: NonNullable<Brought['nothing']>): Brought => ({vertex, evidence: 'pull head', members: [], nothing});
    if (head === undefined) return none('no-head');
    if (line[head] === 1) return none('on-the-line');
    if (inMainline[head] === 1) return {vertex, evidence: 'pull head', members: [oid]};
    const {members, bases} = aside(graph, head, inMainline);
    const base = bases.toSorted((a, b) => a - b)[0]; // The youngest: none of the others builds upon it.
    const tree = graph.trees[head] ?? '';
    const outcome = base === undefined || graph.trees[base] === tree ? undefined : {base: graph.oids[base] ?? '', baseTree: graph.trees[base] ?? '', head: oid, tree};
    const own = capped(members.map((commit) => graph.oids[commit] ?? '').sort());
    return {vertex, evidence: 'pull head', ...own, ...(outcome !== undefined ? {outcome} : own.tooMany === undefined && {nothing: base === undefined ? 'no-base' : 'no-change'})};
  });
}

/** The commits of a request that are not on the line, and those of the line that they build upon. Ends early where they are far too many. */
function aside({parents}: CommitGraph, head: number, inMainline: Uint8Array): {readonly members: readonly number[]; readonly bases: readonly number[]} {
  const seen = new Set<number>([head]);
  const members: number[] = [];
  const bases: number[] = [];
  for (const commit of seen) {
    if (inMainline[commit] === 1) bases.push(commit);
    else {
      members.push(commit);
      if (members.length > mostBrought) return {members, bases: []};
      for (const parent of parents[commit] ?? []) seen.add(parent);
    }
  }
  return {members, bases};
}
