// The split as collections: a side for each document of each kind, by time and by change group.
import type {Collection, Graph} from '../../../graph/graph.ts';
import type {Joined} from '../../../graph/value/joined-codec.ts';
import {defineTask} from '../../../graph/task/task.ts';
import {introducerNamed, type Introduced} from '../../change/groups/introduced.ts';
import type {Membership} from '../../change/groups/membership.ts';
import type {FileEntry} from '../../source/git/file-entry.ts';
import {addTallies, tallyCodec, type Tally} from '../tally.ts';
import {discussionsIn} from './discussion-splits.ts';
import {fileSide} from './file-sides.ts';
import {groupSides, type Grouped, type GroupSides} from './group-sides.ts';
import {sideCodec, type Side} from './side.ts';
import type {SplitRules} from './split-rules.ts';

export interface Splitting extends Omit<Grouped, 'versions'> {
  readonly files: Collection<FileEntry>;
  readonly inGroups: Collection<Joined<Introduced, Membership>>;
  readonly introduced: Collection<Introduced>;
}

/** Whatever is made of a commit is on the commit's side. */
export interface Splits extends Pick<GroupSides, 'commits' | 'groups'> {
  readonly files: Collection<Side>;
  readonly discussions?: Collection<Side>;
}

export function splitsOf(mill: Graph, {files, introduced, inGroups, ...sources}: Splitting, rules: SplitRules): Splits {
  const {commits, groups, told} = groupSides(mill, {...sources, versions: {files, inGroups}}, rules);
  const ofFiles = mill.map('splits.file', fileSide, {file: files, introduced: mill.join('introduced with sides', introduced, introducerNamed, commits)}, rules);
  const ofDiscussions = told && discussionsIn(mill, told, {members: sources.members, groups}, rules);
  mill.fold('stats.splits.commit', commits, tallySides, addTallies);
  mill.fold('stats.splits.file', ofFiles, tallySides, addTallies);
  if (ofDiscussions !== undefined) mill.fold('stats.splits.discussion', ofDiscussions, tallySides, addTallies);
  return {commits, files: ofFiles, groups, ...(ofDiscussions !== undefined && {discussions: ofDiscussions})};
}

export const tallySides = defineTask({
  name: 'tally of sides',
  version: 1,
  input: {row: sideCodec},
  output: tallyCodec,
  light: true,
  run: ({row: {split, alone}}): Tally => ({documents: 1, [split]: 1, ...(alone !== undefined && {[`${split}, ${alone} alone`]: 1})}),
});
