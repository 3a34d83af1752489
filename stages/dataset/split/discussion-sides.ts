// The tasks that give requests and issues their sides: where their change group is, and by themselves where they have none.
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {groupOf} from '../../change/groups/group-of.ts';
import {membershipCodec} from '../../change/groups/membership.ts';
import {discussionCodec} from '../../discussion/discussion-document.ts';
import {sidePieceCodec} from './commit-sides.ts';
import {discussionAloneCodec, type DiscussionAlone} from './discussion-alone.ts';
import {knownIn, type PartEnds} from './part-ends.ts';
import {sideCodec, type Side} from './side.ts';
import {sideByName, sideInGroup, type SplitRules} from './split-rules.ts';

/** `group`: of a discussion without one, itself. */
export interface DiscussionInGroup extends Pick<DiscussionAlone, 'alone' | 'placed'> {readonly group: string}
export const discussionInGroupCodec: Codec<DiscussionInGroup> = jsonCodec('discussion in its change group');

export const discussionInGroup = defineTask({
  name: 'discussion in its group',
  // 2: issues are members of change groups. 3: as commits are.
  version: 3,
  input: {discussion: joinedCodec(discussionAloneCodec, membershipCodec)},
  output: discussionInGroupCodec,
  reach: 1,
  run: ({discussion: {row: {value: {vertex, alone, placed}}, refs: [member]}}): DiscussionInGroup => ({alone, placed, group: groupOf(member, vertex)}),
});

export const groupOfDiscussion = defineTask({name: 'group of a discussion', version: 1, ...naming(discussionInGroupCodec, ({group}) => [group])});

export const discussionSide = defineTask({
  name: 'side of a discussion',
  // 2: issues are members of change groups. 3: as commits are.
  version: 3,
  input: {commits: joinedCodec(discussionInGroupCodec, sidePieceCodec), requests: joinedCodec(discussionInGroupCodec, sidePieceCodec)},
  output: sideCodec,
  reach: 1,
  run({commits: {row: {value: {alone, placed, group}}, refs: [byCommits]}, requests: {refs: [byRequests]}}, rules: SplitRules): Side {
    const known = [byCommits, byRequests].flatMap((ref) => valueIn(ref) ?? []);
    // What nothing else can place is placed by name.
    const together = known.length > 0 ? Math.max(...known) : placed ? alone : sideByName(group, rules);
    return sideInGroup(group, {alone: Math.min(alone, together), together}, rules);
  },
});

/** What a document of train or val must not know yet is not in it. */
export const discussionInPart = defineTask({
  name: 'discussion as it stood',
  version: 1,
  input: {document: discussionCodec, side: sideCodec},
  output: discussionCodec,
  light: true,
  run: ({document, side: {split}}, ends: PartEnds) => knownIn(document, split, ends) ?? {stub: 'later'},
});
