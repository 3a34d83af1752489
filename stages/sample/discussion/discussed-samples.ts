// The samples that requests and issues make, as collections: each kind a map over the same rows, so that one comment makes the samples of one
// discussion again.
import type {Collection, Graph} from '../../../graph/graph.ts';
import type {DiscussionDocument} from '../../discussion/discussion-document.ts';
import {issueSample} from '../issue/issue-sample.ts';
import {patchSample} from '../issue/patch-sample.ts';
import {descriptionSample} from '../request/description-sample.ts';
import {fixSample} from '../request/fix-sample.ts';
import {prDiffSample} from '../request/pr-diff-sample.ts';
import {preferenceSample} from '../request/preference-sample.ts';
import {changedRequests, type ChangedRequests, type RequestChanges, type RequestRows} from '../request/request-rows.ts';
import {starcoderRequest} from '../request/starcoder-request.ts';
import {verdictSample} from '../request/verdict-sample.ts';
import type {Samples} from '../sample.ts';
import type {DiscussedKind} from './discussed-kinds.ts';
import type {DiscussionRules} from './discussion-rules.ts';
import {issuesNamed} from './issues-named.ts';
import {textedTask, type Texted} from './texted.ts';

export interface DiscussedSources {
  /** By `discussionRow`. */
  readonly documents: Collection<DiscussionDocument>;
  readonly requests: RequestRows;
  readonly changes: RequestChanges;
}

export interface DiscussedRecipe {readonly kinds: readonly DiscussedKind[]; readonly rules: DiscussionRules}

export interface Discussed extends ChangedRequests {readonly request: Collection<Texted>}

export function discussedRows(mill: Graph, {documents, requests, changes}: DiscussedSources): Discussed {
  const request = mill.map('discussions with texts', textedTask, {document: documents}, null);
  return {request, ...changedRequests(mill, requests, changes)};
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
