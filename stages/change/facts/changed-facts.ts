// The facts of every change, as collections: each version of a text is outlined once, whatever files and commits have it.
import type {Piece} from '../../../graph/operators/group.ts';
import {asDigests} from '../../../graph/value/joined-digests.ts';
import type {Collection, Graph} from '../../../graph/graph.ts';
import {defineTask} from '../../../graph/task/task.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import type {Joined} from '../../../graph/value/joined-codec.ts';
import {outlineAskCodec, type OutlineAsk} from '../../parse/outline/outline-ask.ts';
import {outlineTask} from '../../parse/outline/outline-task.ts';
import {syntaxDigest} from '../../parse/outline/syntax/syntax-digest.ts';
import type {Outline} from '../../parse/outline/outline.ts';
import {surfaceTask} from '../../parse/outline/surface-task.ts';
import type {CommitRecord} from '../../source/git/commit-record.ts';
import type {Facts} from './fact.ts';
import {factsTask} from './facts-task.ts';
import {askedSides, outlinedPairCodec, pairLanguages, pairNamesCodec, pairNamesNamed, spreadPairNames, type OutlinedPair, type PairNames, type SideAsk} from './outlined-pair.ts';
import {surfacesToCompare} from './surface-pair.ts';

export interface ChangedFacts {
  /** Every pair of texts, by the pair and its names. */
  readonly names: Collection<PairNames>;
  /** By the pair and its names; each tells which outlines its sides have. */
  readonly pairs: Collection<OutlinedPair>;
  /** Of all versions of all texts, by what was asked. */
  readonly asks: Collection<OutlineAsk>;
  readonly outlines: Collection<Outline>;
  readonly facts: Collection<Facts>;
  readonly commits: Collection<Joined<CommitRecord, Facts>>;
}

/** `clean`: what texts are cleaned by before they are read. */
export function changedFacts(mill: Graph, commits: Collection<CommitRecord>, clean: string): ChangedFacts {
  const names = mill.distinct('pairs under their names', commits, {spread: spreadPairNames(clean), piece: pairNamesCodec});
  const pairs = mill.map('pairs.languages', pairLanguages, {names}, null);
  const asks = mill.distinct('outlines.asked.history', pairs, {spread: sidesAsked, piece: outlineAskCodec});
  const outlines = mill.map('outlines.history', outlineTask, {ask: asks}, {syntax: syntaxDigest});
  const surfaces = mill.map('surfaces.history', surfaceTask, {ask: asks, outline: outlines}, null);
  const compared = mill.map('surfaces.compared', surfacesToCompare, {pair: asDigests(mill.join('pairs with surfaces', pairs, sidesNamed, surfaces))}, null);
  const facts = mill.map('facts', factsTask, {pair: compared}, null);
  return {names, pairs, asks, outlines, facts, commits: mill.join('commits with facts', commits, pairNamesNamed, facts)};
}

export function askId({language, leaf}: SideAsk): string {
  return `${language}:${leaf}`;
}

const sidesAsked = defineTask({
  name: 'outlines asked by a pair',
  version: 1,
  input: {row: outlinedPairCodec},
  output: jsonCodec<readonly Piece<OutlineAsk>[]>('outlines asked by a pair'),
  light: true,
  run: ({row}) => Object.values(askedSides(row)).map((side: SideAsk) => ({bucket: askId(side), piece: side})),
});

/** The one before first, whether it is there or not. */
export const sidesNamed = defineTask({
  name: 'sides of a pair',
  version: 1,
  input: {row: outlinedPairCodec},
  output: jsonCodec<readonly string[]>('ids'),
  light: true,
  run({row}) {
    const {before, after} = askedSides(row);
    return [before, after].map((side) => (side === undefined ? '' : askId(side)));
  },
});
