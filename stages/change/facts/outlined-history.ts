// The outlines of both sides of every change, as collections: each version of a text is outlined once, whatever files and commits have it.
import type {Piece} from '../../../graph/operators/group.ts';
import type {Collection, Graph} from '../../../graph/graph.ts';
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {outlineAskCodec, type OutlineAsk} from '../../parse/outline/outline-ask.ts';
import {outlineTask} from '../../parse/outline/outline-task.ts';
import {syntaxDigest} from '../../parse/outline/syntax/syntax-digest.ts';
import type {Outline} from '../../parse/outline/outline.ts';
import type {CommitRecord} from '../../source/git/commit-record.ts';
import {askedSides, outlinedPairCodec, pairLanguages, pairNamesCodec, spreadPairNames, type OutlinedPair, type PairNames, type SideAsk} from './outlined-pair.ts';

export interface OutlinedHistory {
  /** Every pair of texts, by the pair and its names. */
  readonly names: Collection<PairNames>;
  /** By the pair and its names; each tells which outlines its sides have. */
  readonly pairs: Collection<OutlinedPair>;
  /** Of all versions of all texts, by what was asked. */
  readonly asks: Collection<OutlineAsk>;
  readonly outlines: Collection<Outline>;
}

/** Every pair of texts of a history, by the pair and its names. */
export function namedPairs(mill: Graph, commits: Collection<CommitRecord>, clean: string, of = ''): Collection<PairNames> {
  return mill.distinct(`pairs under their names${of}`, commits, {spread: spreadPairNames(clean), piece: pairNamesCodec});
}

/** `clean`: what texts are cleaned by before they are read. `of` is what tells collections of some commits from those of all. */
export function outlinedHistory(mill: Graph, commits: Collection<CommitRecord>, clean: string, of = ''): OutlinedHistory {
  const names = namedPairs(mill, commits, clean, of);
  const pairs = mill.map(`pairs.languages${of}`, pairLanguages, {names}, null);
  const asks = mill.distinct(`outlines.asked.history${of}`, pairs, {spread: sidesAsked, piece: outlineAskCodec});
  return {names, pairs, asks, outlines: mill.map(`outlines.history${of}`, outlineTask, {ask: asks}, {syntax: syntaxDigest})};
}

function askId({language, leaf}: SideAsk): string {
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
  ...naming(outlinedPairCodec, (row) => {
    const {before, after} = askedSides(row);
    return [before, after].map((side) => (side === undefined ? '' : askId(side)));
  }),
});
