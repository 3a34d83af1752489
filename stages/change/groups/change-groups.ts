// Change groups as collections: what messages claim, what patches and trees share and what merges brought, as edges of one graph; its components are the groups.
import type {Feed} from '../../../graph/feed.ts';
import type {Collection, Graph} from '../../../graph/graph.ts';
import type {Joined} from '../../../graph/value/joined-codec.ts';
import {commitCodec, type CommitRecord} from '../../source/git/commit-record.ts';
import type {DiscussionDocument} from '../../discussion/discussion-document.ts';
import type {Edit} from '../edit.ts';
import type {DiscussionLinks} from '../../discussion/links/discussion-links.ts';
import {discussionLinksOf} from './discussion-links.ts';
import {editTask, pairsNamed, spreadPairs} from '../edits.ts';
import {pairCodec} from '../pair.ts';
import {broughtCodec, type Brought} from './brought.ts';
import {broughtLinks, commitsBrought, outcomeLinks, patchesAlike} from './brought-links.ts';
import {changeGroupTask, type ChangeGroup} from './change-group.ts';
import {claimLinks, claimTask, commitsClaimed} from './claim-links.ts';
import {issueLinksOf} from './issue-links.ts';
import {gatherKnown, knownPieceCodec, spreadKnown} from './known-commits.ts';
import {membershipCodec, spreadMembers, type Membership} from './membership.ts';
import {patchIdTask} from './patch-ids.ts';
import {requestLinks, requestNamed} from './request-links.ts';
import {gatherShared, patchLinks, sharingCodec, spreadPatched, spreadRequests, type Shared} from './shared.ts';

/** `outcomes`: the whole change of each request that was not merged, as the change of a commit. */
export interface GroupFeeds {readonly brought: Feed; readonly outcomes: Feed}

export interface Discussed {readonly documents: Collection<DiscussionDocument>; readonly links: Collection<DiscussionLinks>}

export interface Grouping {
  readonly commits: Collection<CommitRecord>;
  readonly changed: Collection<Joined<CommitRecord, Edit>>;
  readonly feeds: GroupFeeds;
  /** What a forge knows of its requests, where one is mirrored, and which issues they close. */
  readonly discussions?: Discussed | undefined;
  /** The tag of the rules that texts are cleaned by. */
  readonly clean: string;
}

export interface Grouped {
  readonly groups: Collection<ChangeGroup>;
  /** By commit. One that is linked to nothing has none. */
  readonly members: Collection<Membership>;
  readonly patches: Collection<Shared>;
  /** What merges and requests brought. */
  readonly brought: Collection<Brought>;
}

export function changeGroups(mill: Graph, {commits, changed, feeds, clean, discussions}: Grouping): Grouped {
  const known = mill.group('commits known', commits, {spread: spreadKnown, piece: knownPieceCodec, gather: gatherKnown, params: null});
  const claims = mill.map('claims', claimTask, {commit: commits}, null);
  const requests = mill.group('commits by request', claims, {spread: spreadRequests, piece: sharingCodec, gather: gatherShared, params: null});
  const patches = mill.group('commits by patch', mill.map('patch-ids', patchIdTask, {commit: changed}, null), {spread: spreadPatched, piece: sharingCodec, gather: gatherShared, params: null});
  const brought = mill.source('brought', broughtCodec, feeds.brought);

  const outcomes = mill.source('outcomes', commitCodec, feeds.outcomes);
  const edits = mill.map('edits of outcomes', editTask, {pair: mill.distinct('pairs of outcomes', outcomes, {spread: spreadPairs(clean), piece: pairCodec})}, null);
  const whole = mill.map('patch-ids of outcomes', patchIdTask, {commit: mill.join('outcomes with edits', outcomes, pairsNamed, edits)}, null);

  const told = discussions === undefined ? [] : [discussionLinksOf(mill, discussions.documents, known), ...issueLinksOf(mill, {...discussions, commits})];
  const components = mill.cluster(
    'linked',
    mill.map('links.claims', claimLinks, {claims: mill.join('claims with commits', claims, commitsClaimed, known)}, null),
    mill.map('links.requests', requestLinks, {shared: mill.join('requests with heads', requests, requestNamed, brought)}, null),
    mill.map('links.patches', patchLinks, {shared: patches}, null),
    mill.map('links.brought', broughtLinks, {brought: mill.join('brought with commits', brought, commitsBrought, known)}, null),
    ...told,
    mill.map('links.outcomes', outcomeLinks, {brought, alike: mill.join('outcomes alike', whole, patchesAlike, patches)}, null),
  );
  const groups = mill.map('groups', changeGroupTask, {component: components}, null);
  return {groups, patches, brought, members: mill.distinct('members', groups, {spread: spreadMembers, piece: membershipCodec})};
}
