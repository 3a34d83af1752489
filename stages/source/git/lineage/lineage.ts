// Which branch each commit was made on, as far as a graph can tell: on the line of its first parents, or brought to that line by one of its merges.
import {branchesOf, type Branch, type Naming} from './branches.ts';

export interface Lineage {
  /** The first branch that contains it: not every branch that does by now. */
  readonly branch: Branch;
  /** The merge that brought it to the branch. Missing for a commit of the branch's own line. */
  readonly broughtBy?: string;
}

export interface Lineages {
  /** `undefined` for a commit that no branch reaches. */
  of(oid: string): Lineage | undefined;
  /** Names of the tags that stand at it, by name: not of those that contain it. */
  tagsAt(oid: string): readonly string[];
  /** Those that reach any of the commits. */
  readonly branches: readonly Branch[];
}

/** In time that grows with the commits. Nothing of it belongs into a row of a commit: it moves with references. */
export function lineagesOf(commits: Iterable<{readonly oid: string; readonly parents: readonly string[]}>, naming: Naming): Lineages {
  const parents = new Map<string, readonly string[]>();
  for (const {oid, parents: own} of commits) parents.set(oid, own);
  const found = new Map<string, Lineage>();
  const branches = branchesOf(naming).filter(({tip}) => parents.has(tip));
  const lines = branches.map((branch) => ({branch, line: lineOf(branch)}));
  for (const {branch, line} of lines) {
    // The oldest merge first: what a later one contains as well was there already.
    for (const oid of line.toReversed()) bring(branch, oid);
  }
  const tags = tagsOf(naming.refs);
  return {of: (oid) => found.get(oid), tagsAt: (oid) => tags.get(oid) ?? [], branches};

  /** Its own commits from the tip down to where it left an earlier line. */
  function lineOf(branch: Branch): readonly string[] {
    const line: string[] = [];
    for (let oid: string | undefined = branch.tip; oid !== undefined && parents.has(oid) && !found.has(oid); oid = parents.get(oid)?.[0]) {
      found.set(oid, {branch});
      line.push(oid);
    }
    return line;
  }

  function bring(branch: Branch, merge: string): void {
    const open = [...(parents.get(merge) ?? []).slice(1)];
    for (let oid = open.pop(); oid !== undefined; oid = open.pop()) {
      if (found.has(oid) || !parents.has(oid)) continue;
      found.set(oid, {branch, broughtBy: merge});
      for (const parent of parents.get(oid) ?? []) open.push(parent);
    }
  }
}

function tagsOf(refs: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const tags = new Map<string, string[]>();
  for (const [name, oid] of refs) if (name.startsWith('refs/tags/')) tags.set(oid, [...(tags.get(oid) ?? []), name.slice('refs/tags/'.length)]);
  for (const names of tags.values()) names.sort();
  return tags;
}
