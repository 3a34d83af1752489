// Sides of requests and issues as collections: what they say of the sides of change groups, and where these take them.
import type {Collection, Graph} from '../../../graph/graph.ts';
import {defineTask} from '../../../graph/task/task.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import type {ChangeGroup} from '../../change/groups/change-group.ts';
import {discussionCodec, type DiscussionDocument} from '../../discussion/discussion-document.ts';
import type {CommitRecord} from '../../source/git/commit-record.ts';
import {discussionRow} from '../../source/github/discussion-row.ts';
import {groupOfSided, lastSide, sidePieceCodec, withRequests, type SidedMember} from './commit-sides.ts';
import {discussionAlone, groupPieceCodec, lastOfRequests, requestsOfGroup, rowOfDiscussion, spreadGroupOfRequests, type DiscussionAlone} from './discussion-alone.ts';
import {commitClosing, discussionInGroup, discussionPlaced, discussionSide, groupOfDiscussion, rowOfPlaced, spreadClosedIssues, spreadClosing} from './discussion-sides.ts';
import type {Side} from './side.ts';
import type {SplitRules} from './split-rules.ts';

export interface Discussed {
  readonly documents: Collection<DiscussionDocument>;
  readonly groups: Collection<ChangeGroup>;
  /** What requests changed, by the rows of documents, where that is asked for. */
  readonly changes?: Collection<CommitRecord> | undefined;
}

export interface ToldAlone {
  readonly alone: Collection<DiscussionAlone>;
  /** The change group of each request, by its row. */
  readonly members: Collection<string>;
  /** The last sides of the requests and issues of groups. */
  readonly lastDiscussed: Collection<number>;
  /** A request may be of later than all commits of its group. */
  withRequests(commits: Collection<SidedMember>): Collection<SidedMember>;
}

export function discussionsAlone(mill: Graph, {documents, groups, changes, commits}: Discussed & {readonly commits: Collection<CommitRecord>}, rules: SplitRules): ToldAlone {
  const joined = changes === undefined ? mill.join('discussions with their merges', documents, mergeNamed, commits) : mill.join('discussions with their changes', documents, changeNamed, changes);
  const alone = mill.map('discussions alone', discussionAlone, {discussion: joined}, rules);
  const last = mill.map('sides of requests of groups', lastOfRequests, {group: mill.join('groups with requests', groups, requestsOfGroup, alone)}, null);
  return {
    alone,
    lastDiscussed: last,
    members: mill.distinct('groups of requests', groups, {spread: spreadGroupOfRequests, piece: groupPieceCodec}),
    withRequests: (inGroups) => mill.map('commits in groups with requests', withRequests, {commit: mill.join('commits in groups, requests named', inGroups, groupOfSided, last)}, null),
  };
}

interface Placing extends Pick<ToldAlone, 'alone' | 'lastDiscussed' | 'members'> {
  readonly commits: Collection<CommitRecord>;
  readonly sides: Collection<Side>;
  /** Of change groups. */
  readonly last: Collection<number>;
}

export function discussionsIn(mill: Graph, {alone, members, commits, sides, last, lastDiscussed}: Placing, rules: SplitRules): Collection<Side> {
  const grouped = mill.map('discussions in groups', discussionInGroup, {discussion: mill.join('discussions alone with groups', alone, rowOfDiscussion, members)}, null);
  const placed = mill.map('discussions placed', discussionPlaced, {discussion: mill.join('discussions with sides', grouped, groupOfDiscussion, last), discussed: mill.join('discussions with their like', grouped, groupOfDiscussion, lastDiscussed)}, rules);
  const byRequests = mill.group('issues closed by requests', placed, {spread: spreadClosedIssues, piece: sidePieceCodec, gather: lastSide, params: null});
  const closing = mill.map('commits that close issues', commitClosing, {commit: commits, side: sides}, null);
  const byCommits = mill.group('issues closed by commits', closing, {spread: spreadClosing, piece: sidePieceCodec, gather: lastSide, params: null});
  return mill.map('splits.discussion', discussionSide, {requests: mill.join('discussions with closing requests', placed, rowOfPlaced, byRequests), commits: mill.join('discussions with closing commits', placed, rowOfPlaced, byCommits)}, rules);
}

const idsCodec = jsonCodec<readonly string[]>('ids');

const changeNamed = defineTask({
  name: 'change of a discussion',
  version: 1,
  input: {row: discussionCodec},
  output: idsCodec,
  light: true,
  run: ({row: {number, request}}) => (request === undefined ? [] : [discussionRow(number)]),
});

const mergeNamed = defineTask({
  name: 'merge of a discussion',
  version: 1,
  input: {row: discussionCodec},
  output: idsCodec,
  light: true,
  run: ({row: {request}}) => (request?.merged?.oid == null ? [] : [request.merged.oid]),
});
