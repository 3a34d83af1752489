// Links of discussions to the issues that they close and mention, as collections.
import type {Collection, Graph} from '../../../graph/graph.ts';
import {addTallies} from '../../dataset/tally.ts';
import type {Joined} from '../../../graph/value/joined-codec.ts';
import type {CommitRecord} from '../../source/git/commit-record.ts';
import type {DiscussionDocument} from '../discussion-document.ts';
import type {DiscussionLinks} from './discussion-links.ts';
import {commitsOfDiscussion, discussionClaims, issueLinks, issuesNamed, tallyLinks, type ReferenceRules} from './link-tasks.ts';

export interface LinkSources {readonly documents: Collection<DiscussionDocument>; readonly commits: Collection<CommitRecord>}

export interface LinkedIssues {
  readonly links: Collection<DiscussionLinks>;
  /** Discussions with the commits that the forge lists of them. */
  readonly committed: Collection<Joined<DiscussionDocument, CommitRecord>>;
}

export function linkedIssues(mill: Graph, {documents, commits}: LinkSources, rules: ReferenceRules): LinkedIssues {
  const committed = mill.join('discussions with commits', documents, commitsOfDiscussion, commits);
  const claims = mill.map('claims on issues', discussionClaims, {discussion: committed}, rules);
  const links = mill.map('issue links', issueLinks, {claims: mill.join('claims with issues', claims, issuesNamed, documents)}, null);
  mill.fold('stats.issue links', links, tallyLinks, addTallies);
  return {links, committed};
}
