// Who calls whom in the files of each commit, as collections: every version of a text is read once, whatever commits have it.
import type {Collection, Graph} from '../../../graph/graph.ts';
import {sidesNamed, type OutlinedHistory} from '../../change/facts/outlined-history.ts';
import {pairNamesNamed} from '../../change/facts/outlined-pair.ts';
import {syntaxDigest} from '../../parse/outline/syntax/syntax-digest.ts';
import type {CommitRecord} from '../../source/git/commit-record.ts';
import type {CommitReferences} from './commit-references.ts';
import {commitReferences} from './commit-references-task.ts';
import {textUsageTask} from './text-usage.ts';

export function referencesOfCommits(mill: Graph, commits: Collection<CommitRecord>, {pairs, asks, outlines}: OutlinedHistory): Collection<CommitReferences> {
  const usages = mill.map('usages.history', textUsageTask, {ask: asks, outline: outlines}, {syntax: syntaxDigest});
  const commit = mill.join('commits with usages', commits, pairNamesNamed, mill.join('pairs with usages', pairs, sidesNamed, usages));
  return mill.map('references', commitReferences, {commit}, null);
}
