// The tasks that lead from commits and their change groups to sides: a group is on one side, the last that any of its commits has, or that a file has which one of them brought.
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Piece} from '../../../graph/operators/group.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {piecesCodec} from '../../../graph/value/pieces-codec.ts';
import type {Stub} from '../../../graph/value/stub.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {groupOf} from '../../change/groups/group-of.ts';
import {introducedCodec} from '../../change/groups/introduced.ts';
import {membershipCodec} from '../../change/groups/membership.ts';
import {commitVertex} from '../../change/groups/vertex.ts';
import {commitCodec} from '../../source/git/commit-record.ts';
import {fileCodec} from '../../source/git/file-entry.ts';
import {sideCodec, splits} from './side.ts';
import {sideInGroup, sideOfCommit, type SplitRules} from './split-rules.ts';

/** `alone`: the number of its part, whatever its group says. */
export interface Sided {readonly oid: string; readonly alone: number}
export const sidedCodec: Codec<Sided> = jsonCodec('commit by itself');

export const commitAlone = defineTask({
  name: 'side of a commit by itself',
  version: 1,
  input: {commit: commitCodec},
  output: sidedCodec,
  light: true,
  run: ({commit}, rules: SplitRules): Sided => ({oid: commit.oid, alone: sideOfCommit(commit, rules)}),
});

export const memberOfSided = defineTask({name: 'member of a side', version: 1, ...naming(sidedCodec, ({oid}) => [oid])});

/** `requests`: the last side of those of its group. */
export interface SidedMember {readonly group: string; readonly alone: number; readonly requests?: number}
export const sidePieceCodec: Codec<number> = jsonCodec('number of a side');
export const sidedMemberCodec: Codec<SidedMember> = jsonCodec('commit in its group');

export const commitInGroup = defineTask({
  name: 'commit in its group',
  version: 1,
  input: {commit: joinedCodec(sidedCodec, membershipCodec)},
  output: sidedMemberCodec,
  reach: 1,
  run({commit: {row: {value: {oid, alone}}, refs: [member]}}): SidedMember {
    return {group: groupOf(member, commitVertex(oid)), alone};
  },
});

/** A version of a file, as one of the commits of the group that brought it: as late as the first tree that has it. */
export const fileInGroup = defineTask({
  name: 'file in its group',
  version: 1,
  input: {file: fileCodec, introduced: joinedCodec(introducedCodec, membershipCodec)},
  output: sidedMemberCodec,
  // Neither the file's content nor what the group is of.
  reach: 1,
  run({file: {since}, introduced: {row: {value: {oid}}, refs: [member]}}): SidedMember | Stub {
    return oid === '' ? {stub: 'nobody brought it'} : {group: groupOf(member, commitVertex(oid)), alone: splits.indexOf(since ?? 'train')};
  },
});

export const withRequests = defineTask({
  name: 'commit with the requests of its group',
  version: 1,
  input: {commit: joinedCodec(sidedMemberCodec, sidePieceCodec)},
  output: sidedMemberCodec,
  reach: 1,
  run: ({commit: {row: {value}, refs: [requests]}}): SidedMember => ({...value, requests: valueIn(requests) ?? 0}),
});

export const spreadSides = defineTask({
  name: 'sides of a group',
  version: 1,
  input: {row: sidedMemberCodec},
  output: jsonCodec<readonly Piece<number>[]>('sides of a group'),
  light: true,
  run: ({row: {group, alone, requests = 0}}) => [{bucket: group, piece: Math.max(alone, requests)}],
});

export const lastSide = defineTask({
  name: 'last side of a group',
  version: 1,
  input: {pieces: piecesCodec(sidePieceCodec)},
  output: sidePieceCodec,
  light: true,
  run: ({pieces}) => Math.max(...pieces),
});

export const groupOfSided = defineTask({name: 'group of a side', version: 1, ...naming(sidedMemberCodec, ({group}) => [group])});

export const commitSide = defineTask({
  name: 'side of a commit',
  version: 1,
  input: {commit: joinedCodec(sidedMemberCodec, sidePieceCodec)},
  output: sideCodec,
  reach: 1,
  run: ({commit: {row: {value: {group, alone}}, refs: [last]}}, rules: SplitRules) => sideInGroup(group, {alone, together: valueIn(last) ?? 0}, rules),
});
