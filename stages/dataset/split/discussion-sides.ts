// The tasks that give requests and issues their sides: a request is where its change group is, an issue where the changes are that close it.
import type {Piece} from '../../../graph/operators/group.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {pullVertex} from '../../change/groups/vertex.ts';
import {asKnownBy} from '../../discussion/as-known-by.ts';
import {discussionCodec} from '../../discussion/discussion-document.ts';
import {issuesClosed} from '../../discussion/links/issues-closed.ts';
import {commitCodec} from '../../source/git/commit-record.ts';
import {discussionRow} from '../../source/github/discussion-row.ts';
import {sidePieceCodec} from './commit-sides.ts';
import {discussionAloneCodec, groupPieceCodec, type DiscussionAlone} from './discussion-alone.ts';
import {knownUntil, type PartEnds} from './part-ends.ts';
import {sideCodec, sideOf, splits, type Side} from './side.ts';
import {sideByName, type SplitRules} from './split-rules.ts';

const idsCodec = jsonCodec<readonly string[]>('ids');

/** `group`: as commits name it; of a discussion without one what a request would be called. `grouped`: it has one. */
export interface DiscussionInGroup extends DiscussionAlone {readonly group: string; readonly grouped?: true}
export const discussionInGroupCodec: Codec<DiscussionInGroup> = jsonCodec('discussion in its group');

export const discussionInGroup = defineTask({
  name: 'discussion in its group',
  version: 2, // it says whether it has one
  input: {discussion: joinedCodec(discussionAloneCodec, groupPieceCodec)},
  output: discussionInGroupCodec,
  reach: 1,
  run: ({discussion: {row: {value}, refs: [group]}}): DiscussionInGroup => ({...value, group: valueIn(group) ?? pullVertex(value.row), ...(valueIn(group) !== undefined && {grouped: true})}),
});

export const groupOfDiscussion = defineTask({name: 'group of a discussion', version: 1, input: {row: discussionInGroupCodec}, output: idsCodec, light: true, run: ({row: {group}}) => [group]});

/** Of a request, where it is; of an issue, where it would be if nothing closed it. */
export interface DiscussionPlaced extends DiscussionAlone {readonly side: number; readonly grouped?: true}
export const discussionPlacedCodec: Codec<DiscussionPlaced> = jsonCodec('discussion in its part');

export const discussionPlaced = defineTask({
  name: 'part of a discussion',
  version: 2, // a group may have no commit
  input: {discussion: joinedCodec(discussionInGroupCodec, sidePieceCodec), discussed: joinedCodec(discussionInGroupCodec, sidePieceCodec)},
  output: discussionPlacedCodec,
  reach: 1,
  run({discussion: {row: {value: {group, ...own}}, refs: [last]}, discussed: {refs: [lastDiscussed]}}, rules: SplitRules): DiscussionPlaced {
    const together = valueIn(last);
    // By chance it is decided of whole groups, and of what changes no file by its name where others go by folders.
    const byName = rules.method === 'random' || (rules.method === 'path' && !own.request && together === undefined) ? sideByName(group, rules) : 0;
    return {...own, side: Math.max(own.alone, together ?? 0, valueIn(lastDiscussed) ?? 0, byName)};
  },
});

export const spreadClosedIssues = defineTask({
  name: 'issues that a request takes along',
  version: 1,
  input: {row: discussionPlacedCodec},
  output: jsonCodec<readonly Piece<number>[]>('issues taken along'),
  light: true,
  run: ({row: {closes, side}}) => closes.map((bucket) => ({bucket, piece: side})),
});

export interface Closing {readonly closes: readonly string[]; readonly side: number}
export const closingCodec: Codec<Closing> = jsonCodec('issues closed by a commit');

export const commitClosing = defineTask({
  name: 'issues closed by a commit',
  version: 1,
  input: {commit: commitCodec, side: sideCodec},
  output: closingCodec,
  light: true,
  run: ({commit: {message}, side: {split}}): Closing => ({closes: issuesClosed(undefined, [message]).map(({number}) => discussionRow(number)), side: splits.indexOf(split)}),
});

export const spreadClosing = defineTask({
  name: 'issues that a commit takes along',
  version: 1,
  input: {row: closingCodec},
  output: jsonCodec<readonly Piece<number>[]>('issues taken along'),
  light: true,
  run: ({row: {closes, side}}) => closes.map((bucket) => ({bucket, piece: side})),
});

export const rowOfPlaced = defineTask({name: 'row of a discussion in its part', version: 1, input: {row: discussionPlacedCodec}, output: idsCodec, light: true, run: ({row: {row}}) => [row]});

export const discussionSide = defineTask({
  name: 'side of a discussion',
  version: 2, // in a group it is where that is
  input: {requests: joinedCodec(discussionPlacedCodec, sidePieceCodec), commits: joinedCodec(discussionPlacedCodec, sidePieceCodec)},
  output: sideCodec,
  reach: 1,
  run({requests: {row: {value: {request, alone, side, grouped}}, refs: [byRequest]}, commits: {refs: [byCommit]}}, {method}: SplitRules): Side {
    const closers = request || grouped === true ? [] : [byRequest, byCommit].flatMap((ref) => valueIn(ref) ?? []);
    if (method === 'time') return sideOf(alone, Math.max(side, ...closers));
    const together = closers.length === 0 ? side : Math.max(...closers);
    return sideOf(together, together);
  },
});

/** What a document of train or val must not know yet is not in it. */
export const discussionInPart = defineTask({
  name: 'discussion as it stood',
  version: 1,
  input: {document: discussionCodec, side: sideCodec},
  output: discussionCodec,
  light: true,
  run({document, side: {split}}, ends: PartEnds) {
    const until = knownUntil(split, ends);
    return until === undefined ? document : (asKnownBy(document, until) ?? {stub: 'later'});
  },
});
