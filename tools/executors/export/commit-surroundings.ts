// What no commit knows of itself: the branch it was made on, the tags that stand at it, and who its author is to the mailmap. Asked when an export is written.
import type {CommitPlace} from '../../../stages/format/commits-json.ts';
import {currentBranch} from '../../../stages/source/git/lineage/current-branch.ts';
import {lineagesOf} from '../../../stages/source/git/lineage/lineage.ts';
import {mapPeople} from '../../../stages/source/git/map-people.ts';
import {refList} from '../../../stages/source/git/ref-list.ts';
import {cleanerOf} from '../build/open-source.ts';
import type {Exported} from './export-format.ts';

export interface CommitSurroundings {
  placeOf(oid: string): Pick<CommitPlace, 'branches' | 'tags'>;
  /** One text for each person, however they spell themselves. */
  personOf(author: string): string;
}

export interface Known {
  readonly commits: readonly {readonly oid: string; readonly parents: readonly string[]}[];
  /** `Name <address>`, as the commits have them. */
  readonly authors: ReadonlySet<string>;
}

export async function commitSurroundings({source: {places, mirror, commit, work}, dataset, signal}: Exported, {commits, authors}: Known): Promise<CommitSurroundings> {
  const git = {...places, work};
  const {refs} = await refList(git, mirror.refsDir, signal);
  const lineages = lineagesOf(commits, {refs, current: await currentBranch(git, mirror, signal)});
  const people = await mapPeople(git, [...authors], {gitDir: mirror.dir, commit}, signal);
  // References bear names of people, too.
  const cleaner = await cleanerOf(dataset.clean);
  const clean = (name: string) => cleaner?.name({path: name}).name.path ?? name;
  return {
    placeOf(oid) {
      const lineage = lineages.of(oid);
      const branches = lineage === undefined ? [] : [{branch_name: clean(lineage.branch.name), is_current: lineage.branch.current, is_remote: lineage.branch.remote, ...(lineage.broughtBy !== undefined && {brought_by: lineage.broughtBy})}];
      return {branches, tags: lineages.tagsAt(oid).map(clean)};
    },
    personOf: (author) => people.get(author) ?? author,
  };
}
