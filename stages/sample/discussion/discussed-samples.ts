// The samples that requests and issues make, as collections: each kind a map over the same rows, so that one comment makes the samples of one
// discussion again.
import type {Collection, Graph} from '../../../graph/graph.ts';
import type {Feed} from '../../../graph/feed.ts';
import type {Joined} from '../../../graph/value/joined-codec.ts';
import {changedCommits, type ChangeRules} from '../../change/changed-commits.ts';
import type {Edit} from '../../change/edit.ts';
import type {DiscussionDocument} from '../../discussion/discussion-document.ts';
import type {CommitRecord} from '../../source/git/commit-record.ts';
import {requestChangeCodec, type RequestChange} from '../../source/git/requests/request-change.ts';
import {issueSample} from '../issue/issue-sample.ts';
import {patchSample} from '../issue/patch-sample.ts';
import {descriptionSample} from '../request/description-sample.ts';
import {fixSample} from '../request/fix-sample.ts';
import {prDiffSample} from '../request/pr-diff-sample.ts';
import {preferenceSample} from '../request/preference-sample.ts';
import {requestCommit} from '../request/request-commit.ts';
import {starcoderRequest} from '../request/starcoder-request.ts';
import {verdictSample} from '../request/verdict-sample.ts';
import type {Samples} from '../sample.ts';
import type {DiscussedKind} from './discussed-kinds.ts';
import type {DiscussionRules} from './discussion-rules.ts';
import {issuesNamed} from './issues-named.ts';
import {textedTask, type Texted} from './texted.ts';
import {underName} from './under-name.ts';

export interface DiscussedSources {
  /** By `discussionRow`. */
  readonly documents: Collection<DiscussionDocument>;
  readonly requests: RequestRows;
  /** How changes are compared: as those of commits are. */
  readonly changes: (mill: Graph, commits: Collection<CommitRecord>) => ChangeRules;
}

export interface DiscussedRecipe {readonly kinds: readonly DiscussedKind[]; readonly rules: DiscussionRules}

/** What requests changed, by the rows of documents; `commits`: each as one commit. */
export interface RequestRows {readonly change: Collection<RequestChange>; readonly commits: Collection<CommitRecord>}

const prefix = 'requests: ';

export function requestRows(mill: Graph, feed: Feed): RequestRows {
  const change = mill.source('requests', requestChangeCodec, feed);
  return {change, commits: underName(mill, prefix).map('as commits', requestCommit, {change}, null)};
}

export interface Discussed {
  readonly request: Collection<Texted>;
  readonly change: Collection<RequestChange>;
  readonly changed: Collection<Joined<CommitRecord, Edit>>;
}

export function discussedRows(mill: Graph, {documents, requests: {change, commits}, changes}: DiscussedSources): Discussed {
  const own = underName(mill, prefix);
  const request = mill.map('discussions with texts', textedTask, {document: documents}, null);
  return {request, change, changed: changedCommits(own, commits, changes(own, commits)).commits};
}

/** `name`: what the samples of a kind are called. */
export function discussedSamples(mill: Graph, rows: Discussed, {kinds, rules}: DiscussedRecipe, name: (kind: string) => string): Readonly<Record<string, Collection<Samples>>> {
  const make: Readonly<Record<DiscussedKind, () => Collection<Samples>>> = {
    pr_diff: () => mill.map(name('pr_diff'), prDiffSample, rows, rules),
    pr: () => mill.map(name('pr'), starcoderRequest, rows, rules),
    pr_description: () => mill.map(name('pr_description'), descriptionSample, rows, rules),
    review_verdict: () => mill.map(name('review_verdict'), verdictSample, rows, rules),
    review_fix: () => mill.map(name('review_fix'), fixSample, rows, rules),
    preference: () => mill.map(name('preference'), preferenceSample, rows, rules),
    issue: () => mill.map(name('issue'), issueSample, {issue: rows.request}, rules),
    issue_patch: () => mill.map(name('issue_patch'), patchSample, {...rows, issues: mill.join('requests with issues', rows.request, issuesNamed, rows.request)}, rules),
  };
  return Object.fromEntries(kinds.map((kind) => [kind, make[kind]()]));
}
