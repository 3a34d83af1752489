// At which part of a split by time a commit or an object of git is at the earliest, as git tells it.
import {splits} from '../../../stages/dataset/split/side.ts';
import {listCommits} from '../../../stages/source/git/commit-listing.ts';
import {earliestSplit, gitHistory, type Cuts, type GitHistory} from './git-history.ts';
import type {GitSource} from './old-objects.ts';
import type {Earliest} from './rules/later-rule.ts';

/** Heads of requests may lie beside the history: where a document tells of one, git is asked for it, too. */
export function earliestOf(source: GitSource, history: GitHistory, cuts: Cuts): Earliest {
  const widened = async (oids: ReadonlySet<string>): Promise<GitHistory> => {
    const beside = [...oids].filter((oid) => !history.has(oid));
    const there = await source.reader.read(beside, source.signal);
    const tips = beside.filter((_, at) => there[at]?.type === 'commit');
    return tips.length === 0 ? history : new Map([...history, ...(await gitHistory(source.git, {gitDir: source.gitDir, tips}, source.signal))]);
  };
  return {
    async commits(oids) {
      const earliest = earliestSplit(await widened(oids), cuts);
      return new Map([...oids].flatMap((oid) => {
        const split = earliest(oid);
        return split === undefined ? [] : [[oid, splits.indexOf(split)] as const];
      }));
    },
    /** Commits are listed after their parents, not by date: the least part that any commit gives an object is its own. */
    async objects(oids, beside) {
      const found = new Map<string, number>();
      if (oids.size === 0) return found;
      const {git, gitDir, tips, signal} = source;
      const wide = await widened(beside);
      const earliest = earliestSplit(wide, cuts);
      const all = [...tips, ...[...beside].filter((oid) => !history.has(oid) && wide.has(oid))];
      for await (const listed of listCommits(git, {gitDir, tips: all, not: [], merges: 'first-parent', renames: 'none'}, signal)) {
        if (!('changes' in listed)) continue;
        const part = splits.indexOf(earliest(listed.oid) ?? 'test');
        for (const {after: oid} of listed.changes) if (oid !== undefined && oids.has(oid) && (found.get(oid) ?? splits.length) > part) found.set(oid, part);
      }
      return found;
    },
  };
}
