// The split as collections: a side for each document of each kind, by time and by change group.
import type {Collection, Graph} from '../../../graph/graph.ts';
import {defineTask} from '../../../graph/task/task.ts';
import {introducerNamed, type Introduced} from '../../change/groups/introduced.ts';
import type {Membership} from '../../change/groups/membership.ts';
import type {CommitRecord} from '../../source/git/commit-record.ts';
import type {FileEntry} from '../../source/git/file-entry.ts';
import {addTallies, tallyCodec, type Tally} from '../tally.ts';
import {commitAlone, commitInGroup, commitSide, groupOfSided, lastSide, memberOfSided, sidePieceCodec, spreadSides} from './commit-sides.ts';
import {discussionsAlone, discussionsIn, type Discussed} from './discussion-splits.ts';
import {fileSide} from './file-sides.ts';
import {sideCodec, type Side} from './side.ts';
import type {SplitRules} from './split-rules.ts';

export interface Splitting {
  readonly commits: Collection<CommitRecord>;
  readonly members: Collection<Membership>;
  readonly files: Collection<FileEntry>;
  readonly introduced: Collection<Introduced>;
  /** Only where samples are made of them, or by them. */
  readonly discussed?: Discussed | undefined;
}

/** Whatever is made of a commit is on the commit's side. */
export interface Splits {
  readonly commits: Collection<Side>;
  readonly files: Collection<Side>;
  readonly discussions?: Collection<Side>;
  /** Of change groups, as numbers, by their names. */
  readonly groups: Collection<number>;
}

export function splitsOf(mill: Graph, {commits, members, files, introduced, discussed}: Splitting, rules: SplitRules): Splits {
  const alone = mill.map('commits alone', commitAlone, {commit: commits}, rules);
  const inGroups = mill.map('commits in groups', commitInGroup, {commit: mill.join('commits alone with groups', alone, memberOfSided, members)}, null);
  const told = discussed && discussionsAlone(mill, {...discussed, commits}, rules);
  const grouped = told === undefined ? inGroups : told.withRequests(inGroups);
  const last = mill.group('sides of groups', grouped, {spread: spreadSides, piece: sidePieceCodec, gather: lastSide, params: null});
  const sides = mill.map('splits.commit', commitSide, {commit: mill.join('commits with sides', grouped, groupOfSided, last)}, rules);
  const ofFiles = mill.map('splits.file', fileSide, {file: files, introduced: mill.join('introduced with sides', introduced, introducerNamed, sides)}, rules);
  const ofDiscussions = told && discussionsIn(mill, {...told, commits, sides, last}, rules);
  mill.fold('stats.splits.commit', sides, tallySides, addTallies);
  mill.fold('stats.splits.file', ofFiles, tallySides, addTallies);
  if (ofDiscussions !== undefined) mill.fold('stats.splits.discussion', ofDiscussions, tallySides, addTallies);
  return {commits: sides, files: ofFiles, groups: last, ...(ofDiscussions !== undefined && {discussions: ofDiscussions})};
}

export const tallySides = defineTask({
  name: 'tally of sides',
  version: 1,
  input: {row: sideCodec},
  output: tallyCodec,
  light: true,
  run: ({row: {split, alone}}): Tally => ({documents: 1, [split]: 1, ...(alone !== undefined && {[`${split}, ${alone} alone`]: 1})}),
});
