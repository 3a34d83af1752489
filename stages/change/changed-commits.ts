// Commits, each with the edits of what it changed: a text that changed in the same way twice is compared once. Texts are cleaned by the rules of the tag.
import type {Collection, Graph} from '../../graph/graph.ts';
import type {Joined} from '../../graph/value/joined-codec.ts';
import type {CommitRecord} from '../source/git/commit-record.ts';
import {defaultContext, type Context} from './diff/context.ts';
import type {Edit} from './edit.ts';
import {editTask, pairsNamed, spreadPairs} from './edits.ts';
import {pairCodec, type Pair} from './pair.ts';

export interface ChangeRules {
  /** What texts are cleaned by before they are compared. */
  readonly clean: string;
  /** What of the unchanged lines patches show around a change; 3 lines where it is missing. */
  readonly context?: Context | undefined;
  /** Leaves edits out. Missing where all are taken. */
  readonly filter?: (edits: Collection<Edit>) => Collection<Edit>;
}

export interface Changed {
  /** The two texts of each, by its id. */
  readonly pairs: Collection<Pair>;
  /** What each pair came to, by its id. */
  readonly edits: Collection<Edit>;
  readonly commits: Collection<Joined<CommitRecord, Edit>>;
}

export function changedCommits(mill: Graph, commits: Collection<CommitRecord>, {clean, context = defaultContext, filter = (edits) => edits}: ChangeRules): Changed {
  const pairs = mill.distinct('pairs', commits, {spread: spreadPairs(clean), piece: pairCodec});
  const edits = filter(mill.map('edits', editTask, {pair: pairs}, context === defaultContext ? null : {context}));
  return {pairs, edits, commits: mill.join('commits with edits', commits, pairsNamed, edits)};
}
