// The facts of every change, as collections, from the outlines of its sides.
import {asDigests} from '../../../graph/value/joined-digests.ts';
import type {Collection, Graph} from '../../../graph/graph.ts';
import type {Joined} from '../../../graph/value/joined-codec.ts';
import {surfaceTask} from '../../parse/outline/surface-task.ts';
import type {CommitRecord} from '../../source/git/commit-record.ts';
import type {Facts} from './fact.ts';
import {factsTask} from './facts-task.ts';
import {sidesNamed, type OutlinedHistory} from './outlined-history.ts';
import {pairNamesNamed} from './outlined-pair.ts';
import {surfacesToCompare} from './surface-pair.ts';

/** Commits, each with the facts of its changes. */
export function changedFacts(mill: Graph, commits: Collection<CommitRecord>, {pairs, asks, outlines}: OutlinedHistory): Collection<Joined<CommitRecord, Facts>> {
  const surfaces = mill.map('surfaces.history', surfaceTask, {ask: asks, outline: outlines}, null);
  const compared = mill.map('surfaces.compared', surfacesToCompare, {pair: asDigests(mill.join('pairs with surfaces', pairs, sidesNamed, surfaces))}, null);
  return mill.join('commits with facts', commits, pairNamesNamed, mill.map('facts', factsTask, {pair: compared}, null));
}
