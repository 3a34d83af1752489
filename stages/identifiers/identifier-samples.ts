// The samples of identifiers as a collection, from the facts of every change.
import type {Collection, Graph} from '../../graph/graph.ts';
import type {Facts} from '../change/facts/fact.ts';
import type {Joined} from '../../graph/value/joined-codec.ts';
import type {Samples} from '../sample/sample.ts';
import {twoSidedMerges} from '../sample/two-sided-merges.ts';
import type {CommitRecord} from '../source/git/commit-record.ts';
import type {DocumentRules} from '../document/document-commit.ts';
import {identified, type History} from './commit-identifiers.ts';
import {planSample, type PlanRules} from './plan-sample.ts';

export interface IdentifierRecipe extends PlanRules, Pick<DocumentRules, 'renames'> {}

export interface IdentifierSources extends Pick<History, 'changed'> {
  readonly facts: Collection<Joined<CommitRecord, Facts>>;
  /** What the collection is called. */
  readonly name: string;
}

/** Of merges, those with their change against the first parent alone: other patches of a merge are not what one side became. */
export function identifierSamples(mill: Graph, {changed, facts, name}: IdentifierSources, {minLines, renames, merges}: IdentifierRecipe & Pick<DocumentRules, 'merges'>): Collection<Samples> {
  const identifiers = identified(mill, {changed, facts}, {renames, merges: twoSidedMerges(merges)}).identifiers;
  return mill.map(name, planSample, {commit: changed, identifiers}, {minLines});
}
