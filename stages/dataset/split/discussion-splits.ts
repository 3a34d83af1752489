// Sides of requests and issues as collections: what they say of the sides of change groups, and where these take them.
import type {Collection, Graph} from '../../../graph/graph.ts';
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Membership} from '../../change/groups/membership.ts';
import type {ChangeGroup} from '../../change/groups/change-group.ts';
import {discussionCodec, type DiscussionDocument} from '../../discussion/discussion-document.ts';
import type {CommitRecord} from '../../source/git/commit-record.ts';
import {discussionRow} from '../../source/github/discussion-row.ts';
import {groupOfSided, withRequests, type SidedMember} from './commit-sides.ts';
import {discussionAlone, lastOfRequests, memberOfDiscussionAlone, requestsOfGroup, type DiscussionAlone} from './discussion-alone.ts';
import {discussionInGroup, discussionSide, groupOfDiscussion} from './discussion-sides.ts';
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
  /** Of the requests of groups, by their names. */
  readonly last: Collection<number>;
  /** A request may be of later than all commits of its group. */
  withRequests(commits: Collection<SidedMember>): Collection<SidedMember>;
}

export function discussionsAlone(mill: Graph, {documents, groups, changes, commits}: Discussed & {readonly commits: Collection<CommitRecord>}, rules: SplitRules): ToldAlone {
  const joined = changes === undefined ? mill.join('discussions with their merges', documents, mergeNamed, commits) : mill.join('discussions with their changes', documents, changeNamed, changes);
  const alone = mill.map('discussions alone', discussionAlone, {discussion: joined}, rules);
  const last = mill.map('sides of requests of groups', lastOfRequests, {group: mill.join('groups with requests', groups, requestsOfGroup, alone)}, null);
  return {
    alone,
    last,
    withRequests: (inGroups) => mill.map('commits in groups with requests', withRequests, {commit: mill.join('commits in groups, requests named', inGroups, groupOfSided, last)}, null),
  };
}

/** `groups`: the sides of those that have commits. */
export function discussionsIn(mill: Graph, {alone, last}: Pick<ToldAlone, 'alone' | 'last'>, {members, groups}: {readonly members: Collection<Membership>; readonly groups: Collection<number>}, rules: SplitRules): Collection<Side> {
  const grouped = mill.map('discussions in groups', discussionInGroup, {discussion: mill.join('discussions alone with groups', alone, memberOfDiscussionAlone, members)}, null);
  const byCommits = mill.join('discussions with sides of commits', grouped, groupOfDiscussion, groups);
  return mill.map('splits.discussion', discussionSide, {commits: byCommits, requests: mill.join('discussions with sides of requests', grouped, groupOfDiscussion, last)}, rules);
}

const changeNamed = defineTask({name: 'change of a discussion', version: 1, ...naming(discussionCodec, ({number, request}) => (request === undefined ? [] : [discussionRow(number)]))});

const mergeNamed = defineTask({name: 'merge of a discussion', version: 1, ...naming(discussionCodec, ({request}) => (request?.merged?.oid == null ? [] : [request.merged.oid]))});
