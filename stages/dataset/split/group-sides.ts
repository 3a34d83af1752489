// The sides of commits and of their change groups, as collections: what every other side is told from.
import type {Collection, Graph} from '../../../graph/graph.ts';
import type {Joined} from '../../../graph/value/joined-codec.ts';
import type {Introduced} from '../../change/groups/introduced.ts';
import type {Membership} from '../../change/groups/membership.ts';
import type {CommitRecord} from '../../source/git/commit-record.ts';
import type {FileEntry} from '../../source/git/file-entry.ts';
import {commitAlone, commitInGroup, commitSide, fileInGroup, groupOfSided, lastSide, memberOfSided, sidePieceCodec, spreadSides} from './commit-sides.ts';
import {discussionsAlone, type Discussed, type ToldAlone} from './discussion-splits.ts';
import type {Side} from './side.ts';
import type {SplitRules} from './split-rules.ts';

export interface Grouped {
  readonly commits: Collection<CommitRecord>;
  readonly members: Collection<Membership>;
  /** Files, and who brought each of them, with its group. Only where samples are made of them. */
  readonly versions?: {readonly files: Collection<FileEntry>; readonly inGroups: Collection<Joined<Introduced, Membership>>} | undefined;
  /** Only where samples are made of them, or by them. */
  readonly discussed?: Discussed | undefined;
}

export interface GroupSides {
  readonly commits: Collection<Side>;
  /** Of change groups, as numbers, by their names. */
  readonly groups: Collection<number>;
  readonly told: ToldAlone | undefined;
}

export function groupSides(mill: Graph, {commits, members, versions, discussed}: Grouped, rules: SplitRules): GroupSides {
  const alone = mill.map('commits alone', commitAlone, {commit: commits}, rules);
  const inGroups = mill.map('commits in groups', commitInGroup, {commit: mill.join('commits alone with groups', alone, memberOfSided, members)}, null);
  const told = discussed && discussionsAlone(mill, {...discussed, commits}, rules);
  const grouped = told === undefined ? inGroups : told.withRequests(inGroups);
  // A branch may be older than a cut and merged after it, and old content may come back: the tree that has it first is later than the commit that brought it.
  const ofFiles = versions !== undefined && rules.method === 'time' ? [mill.map('files in groups', fileInGroup, {file: versions.files, introduced: versions.inGroups}, null)] : [];
  const groups = mill.group('sides of groups', [grouped, ...ofFiles], {spread: spreadSides, piece: sidePieceCodec, gather: lastSide, params: null});
  return {commits: mill.map('splits.commit', commitSide, {commit: mill.join('commits with sides', grouped, groupOfSided, groups)}, rules), groups, told};
}
