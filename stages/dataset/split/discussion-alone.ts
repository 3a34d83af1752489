// The tasks that say where requests and issues would be by themselves, and where the requests of a change group take it. Each is where it was opened, a
// request not before its last commit or its merge: what is said of it later moves nothing.
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {changeGroupCodec} from '../../change/groups/change-group.ts';
import {issueIn, issueVertex, pullIn, pullVertex} from '../../change/groups/vertex.ts';
import {discussionCodec} from '../../discussion/discussion-document.ts';
import {commitCodec} from '../../source/git/commit-record.ts';
import {discussionRow} from '../../source/github/discussion-row.ts';
import {sidePieceCodec} from './commit-sides.ts';
import {sideOfCommit, sideOfMoment, type SplitRules} from './split-rules.ts';

export interface DiscussionAlone {
  /** As change groups call it. */
  readonly vertex: string;
  readonly alone: number;
  /** Whether anything but its name can decide: it has a date, or files. */
  readonly placed: boolean;
}
export const discussionAloneCodec: Codec<DiscussionAlone> = jsonCodec('discussion alone');

export const discussionAlone = defineTask({
  name: 'side of a discussion by itself',
  // 2: issues are members of change groups.
  version: 2,
  input: {discussion: joinedCodec(discussionCodec, commitCodec)},
  output: discussionAloneCodec,
  // What it changed, not the texts of that.
  reach: 1,
  run({discussion: {row: {value: {number, at, request}}, refs: [change]}}, rules: SplitRules): DiscussionAlone {
    const commit = valueIn(change);
    const sides = [at, ...(request?.merged == null ? [] : [request.merged.at])].map((time) => sideOfMoment(time, rules));
    return {
      vertex: request === undefined ? issueVertex(number) : pullVertex(number),
      alone: Math.max(...sides, commit === undefined ? 0 : sideOfCommit(commit, rules)),
      placed: rules.method === 'time' || (rules.method === 'path' && commit !== undefined),
    };
  },
});

export const requestsOfGroup = defineTask({
  name: 'requests of a group',
  version: 2, // and issues
  ...naming(changeGroupCodec, ({members}) => members.flatMap(rowOfVertex)),
});

/** Requests and issues date a change, too: one that was merged by hand is of later than its commits, and one that asks for an issue is of no earlier than that. */
export const lastOfRequests = defineTask({
  name: 'last side of the requests of a group',
  version: 2, // what only its name can place says nothing
  input: {group: joinedCodec(changeGroupCodec, discussionAloneCodec)},
  output: sidePieceCodec,
  reach: 1,
  run({group: {refs}}) {
    const placed = refs.flatMap((ref) => valueIn(ref) ?? []).filter((one) => one.placed);
    return placed.length === 0 ? {stub: 'no-request'} : Math.max(...placed.map(({alone}) => alone));
  },
});

export const memberOfDiscussionAlone = defineTask({name: 'member of a discussion alone', version: 1, ...naming(discussionAloneCodec, ({vertex}) => [vertex])});

function rowOfVertex(vertex: string): readonly string[] {
  const number = pullIn(vertex) ?? issueIn(vertex);
  return number === undefined ? [] : [discussionRow(number)];
}
