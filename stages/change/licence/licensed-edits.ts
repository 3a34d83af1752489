// Edits of which those of texts under refused licences are stubs: samples and structure leave them out as they do what cannot be had.
import type {Collection, Graph} from '../../../graph/graph.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Joined} from '../../../graph/value/joined-codec.ts';
import type {Said} from '../../parse/licence/folder-licence.ts';
import type {LicenceRules} from '../../parse/licence/licence-filter.ts';
import {saidCodec} from '../../parse/licence/said-licences.ts';
import type {CommitRecord} from '../../source/git/commit-record.ts';
import {editCodec, type Edit} from '../edit.ts';
import {formerAsked, gatherFormer, spreadFormer} from './former-licences.ts';
import {namedPairCodec, spreadNamedPairs} from './named-pair.ts';
import {pairLicence, type PairLicence} from './pair-licence.ts';
import {refusedCodec, refusedPair} from './refused-pair.ts';

/** Gives an edit back as it was, so that a licence that is taken as well changes nothing. */
export const editFilter = defineTask({
  name: 'edit filter',
  version: 1,
  input: {edit: editCodec, refused: refusedCodec},
  output: editCodec,
  light: true,
  run: ({edit, refused}) => (refused === '' ? edit : {stub: `licence: ${refused}`}),
});

export interface Stating {
  readonly commits: Collection<CommitRecord>;
  /** What the tree says for its folders today. */
  readonly said: Collection<readonly Said[]>;
  /** The tag of the rules that texts are cleaned by. */
  readonly clean: string;
}

/** Pairs with what their texts say, each with what folders say: as a type, because a map takes them as its inputs. */
export type StatedPairs = {readonly today: Collection<Joined<PairLicence, readonly Said[]>>; readonly former: Collection<Joined<PairLicence, readonly Said[]>>};

export function statedPairs(mill: Graph, {commits, said, clean}: Stating): StatedPairs {
  const pairs = mill.distinct('pairs under paths', commits, {spread: spreadNamedPairs(clean), piece: namedPairCodec});
  const stated = mill.map('licences.pairs', pairLicence, {pair: pairs}, null);
  const former = mill.group('licences.once', stated, {spread: spreadFormer, piece: saidCodec, gather: gatherFormer, params: null});
  return {today: mill.join('pairs with licences', stated, formerAsked, said), former: mill.join('pairs with former licences', stated, formerAsked, former)};
}

export function licensedEdits(mill: Graph, edits: Collection<Edit>, {stated, rules}: {readonly stated: StatedPairs; readonly rules: LicenceRules}): Collection<Edit> {
  const refused = mill.map('licences.refused', refusedPair, stated, rules);
  return mill.standIn(mill.map('edits by licence', editFilter, {edit: edits, refused}, null));
}
