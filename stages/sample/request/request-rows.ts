// What requests changed, as collections: the change of each, and the same as a commit with its edits, under the rules that hold for commits.
import type {Feed} from '../../../graph/feed.ts';
import type {Collection, Graph} from '../../../graph/graph.ts';
import type {Joined} from '../../../graph/value/joined-codec.ts';
import {changedCommits, type ChangeRules} from '../../change/changed-commits.ts';
import type {Context} from '../../change/diff/context.ts';
import {pairsNamed} from '../../change/edits.ts';
import type {Edit} from '../../change/edit.ts';
import {licensedEdits, statedPairs} from '../../change/licence/licensed-edits.ts';
import type {Said} from '../../parse/licence/folder-licence.ts';
import type {LicenceRules} from '../../parse/licence/licence-filter.ts';
import type {CommitRecord} from '../../source/git/commit-record.ts';
import {requestChangeCodec, type RequestChange} from '../../source/git/requests/request-change.ts';
import {underName} from '../discussion/under-name.ts';
import {baseCode, type BaseCode} from './base-code.ts';
import {requestCommit} from './request-commit.ts';

/** What requests changed, by the rows of documents; `commits`: each as one commit. */
export interface RequestRows {readonly change: Collection<RequestChange>; readonly commits: Collection<CommitRecord>}

const prefix = 'requests: ';

export function requestRows(mill: Graph, feed: Feed): RequestRows {
  const change = mill.source('requests', requestChangeCodec, feed);
  return {change, commits: underName(mill, prefix).map('as commits', requestCommit, {change}, null)};
}

export interface ChangedRequests {
  readonly change: Collection<RequestChange>;
  readonly changed: Collection<Joined<CommitRecord, Edit>>;
  /** Which code each change was made to, as a sample shows it: only where somebody asks for it. */
  bases(): Collection<Joined<CommitRecord, BaseCode>>;
}

/** How changes are compared: as those of commits are. */
export type RequestChanges = (mill: Graph, commits: Collection<CommitRecord>) => ChangeRules;

export function changedRequests(mill: Graph, {change, commits}: RequestRows, changes: RequestChanges): ChangedRequests {
  const own = underName(mill, prefix);
  const {pairs, edits, commits: changed} = changedCommits(own, commits, changes(own, commits));
  return {change, changed, bases: () => own.join('commits with bases', commits, pairsNamed, own.map('bases', baseCode, {pair: pairs, edit: edits}, null))};
}

export interface RequestRules {
  /** The tag of the rules that texts are cleaned by. */
  readonly clean: string;
  readonly context?: Context | undefined;
  readonly licences?: LicenceRules | undefined;
  /** Licences whose patches are forgotten. */
  readonly forgotten: readonly string[];
}

/** `said`: what the tree says for its folders today; asked only where licences matter. */
export function requestChanges({clean, context, licences, forgotten}: RequestRules, said: () => Collection<readonly Said[]>): RequestChanges {
  const rules = withForgotten(licences, forgotten);
  return (own, commits) => ({clean, context, ...(rules !== undefined && {filter: (all) => licensedEdits(own, all, {stated: statedPairs(own, {commits, said: said(), clean}), rules})})});
}

/** A licence that is forgotten is one that is denied, as far as patches go. */
function withForgotten(rules: LicenceRules | undefined, forgotten: readonly string[]): LicenceRules | undefined {
  if (forgotten.length === 0) return rules;
  return {allow: rules?.allow ?? [], deny: [...(rules?.deny ?? []), ...forgotten], unknown: rules?.unknown ?? 'keep'};
}
