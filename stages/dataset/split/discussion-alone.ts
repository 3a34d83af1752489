// The tasks that say where requests and issues would be by themselves, and where the requests of a change group take it. Each is where it was opened, a
// request not before its last commit or its merge: what is said of it later moves nothing.
import type {Piece} from '../../../graph/operators/group.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {changeGroupCodec} from '../../change/groups/change-group.ts';
import {discussionCodec} from '../../discussion/discussion-document.ts';
import {issuesClosed} from '../../discussion/links/issues-closed.ts';
import {commitCodec} from '../../source/git/commit-record.ts';
import {discussionRow} from '../../source/github/discussion-row.ts';
import {sidePieceCodec} from './commit-sides.ts';
import {sideOfCommit, sideOfMoment, type SplitRules} from './split-rules.ts';

const idsCodec = jsonCodec<readonly string[]>('ids');

export interface DiscussionAlone {
  /** As `discussionRow` names it. */
  readonly row: string;
  readonly request: boolean;
  readonly alone: number;
  /** Rows of the issues that it closes. */
  readonly closes: readonly string[];
}
export const discussionAloneCodec: Codec<DiscussionAlone> = jsonCodec('discussion by itself');

export const discussionAlone = defineTask({
  name: 'side of a discussion by itself',
  version: 1,
  input: {discussion: joinedCodec(discussionCodec, commitCodec)},
  output: discussionAloneCodec,
  // What it changed, not the texts of that.
  reach: 1,
  run({discussion: {row: {value: document}, refs: [change]}}, rules: SplitRules): DiscussionAlone {
    const {number, at, request} = document;
    const commit = valueIn(change);
    const sides = [at, ...(request?.merged == null ? [] : [request.merged.at])].map((time) => sideOfMoment(time, rules));
    const closes = request === undefined ? [] : issuesClosed(document, []).map((issue) => discussionRow(issue.number));
    return {row: discussionRow(number), request: request !== undefined, alone: Math.max(...sides, commit === undefined ? 0 : sideOfCommit(commit, rules)), closes};
  },
});

export const requestsOfGroup = defineTask({
  name: 'requests of a group',
  version: 2, // issues are members of groups, too
  input: {row: changeGroupCodec},
  output: idsCodec,
  light: true,
  run: ({row: {members}}) => members.flatMap(rowOfVertex),
});

/** Requests date a change, too: one that was merged by hand may be of later than its commits. */
export const lastOfRequests = defineTask({
  name: 'last side of the requests of a group',
  version: 1,
  input: {group: joinedCodec(changeGroupCodec, discussionAloneCodec)},
  output: sidePieceCodec,
  reach: 1,
  run: ({group: {refs}}) => Math.max(0, ...refs.map((ref) => valueIn(ref)?.alone ?? 0)),
});

export const groupPieceCodec: Codec<string> = jsonCodec('name of a group');

export const spreadGroupOfRequests = defineTask({
  name: 'group of its requests',
  version: 2, // issues are members of groups, too
  input: {row: changeGroupCodec},
  output: jsonCodec<readonly Piece<string>[]>('group of its requests'),
  light: true,
  run: ({row: {id, members}}) => members.flatMap(rowOfVertex).map((bucket) => ({bucket, piece: id})),
});

export const rowOfDiscussion = defineTask({name: 'row of a discussion', version: 1, input: {row: discussionAloneCodec}, output: idsCodec, light: true, run: ({row: {row}}) => [row]});

function rowOfVertex(vertex: string): readonly string[] {
  const number = /^(?:pull|issue) (\d+)$/.exec(vertex)?.[1];
  return number === undefined ? [] : [discussionRow(Number(number))];
}
