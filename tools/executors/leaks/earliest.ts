// At which part of a split by time commits and objects of git are at the earliest, as git tells it.
import {splits} from '../../../stages/dataset/split/side.ts';
import {listCommits} from '../../../stages/source/git/commit-listing.ts';
import {earliestSplit, gitHistory, type Cuts, type GitHistory} from './git-history.ts';
import type {GitSource} from './old-objects.ts';
import type {Earliest} from './rules/later-rule.ts';

export function earliestOf(source: GitSource, history: GitHistory, cuts: Cuts): Earliest {
  const {git, gitDir, reader, tips, signal} = source;
  return async ({commits, objects}) => {
    const beside = await headsBeside([...commits].filter((oid) => !history.has(oid)));
    const wide = beside.length === 0 ? history : new Map([...history, ...(await gitHistory(git, {gitDir, tips: beside}, signal))]);
    const earliest = earliestSplit(wide, cuts);
    const commit = new Map([...commits].flatMap((oid) => {
      const split = earliest(oid);
      return split === undefined ? [] : [[oid, splits.indexOf(split)] as const];
    }));
    // Commits are listed after their parents, not by date: the least part that any commit gives an object is its own.
    const object = new Map<string, number>();
    if (objects.size === 0) return {commit, object};
    for await (const listed of listCommits(git, {gitDir, tips: [...tips, ...beside], not: [], merges: 'first-parent', renames: 'none'}, signal)) {
      if (!('changes' in listed)) continue;
      const part = splits.indexOf(earliest(listed.oid) ?? 'test');
      for (const {after: oid} of listed.changes) if (oid !== undefined && objects.has(oid) && (object.get(oid) ?? splits.length) > part) object.set(oid, part);
    }
    return {commit, object};
  };

  /** Heads of requests may lie beside the history: where a document tells of one, git is asked for it, too. */
  async function headsBeside(oids: readonly string[]): Promise<readonly string[]> {
    const there = await reader.read(oids, signal);
    return oids.filter((_, at) => there[at]?.type === 'commit');
  }
}
