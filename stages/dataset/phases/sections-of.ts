// The sections that the documents of a kind stand in, as a collection. Shards are cut by them; samples and tokens know nothing of them.
import type {Collection, Graph} from '../../../graph/graph.ts';
import type {Section} from '../../../graph/operators/placements.ts';
import type {Samples} from '../../sample/sample.ts';
import type {Side} from '../split/side.ts';
import {syntheticKinds, trainingSide} from '../split/training-side.ts';
import {documentFacts, type DocumentFacts} from './document-facts.ts';
import {sectionOfSide, sectionsOfPhase, sectionsOfSideAndPhase} from './document-sections.ts';
import type {Phase} from './phase-rules.ts';

export interface Sectioning {
  readonly kind: string;
  /** What is asked of documents: themselves, or what is known of them already. */
  readonly samples: Collection<Samples> | (() => Collection<DocumentFacts>);
  /** None for a dataset that is one part. */
  readonly sides: Collection<Side> | undefined;
  readonly phases: readonly Phase[] | undefined;
}

/** None where a dataset is one part and has no phases. */
export function sectionsOf(mill: Graph, {kind, samples, sides: given, phases}: Sectioning): Collection<readonly Section[]> | undefined {
  const sides = given === undefined || typeof samples === 'function' || !syntheticKinds.has(kind) ? given : mill.map(`sides of training.${kind}`, trainingSide, {side: given, samples}, null);
  const name = `sections.${kind}`;
  if (phases === undefined) return sides && mill.map(name, sectionOfSide, {side: sides}, null);
  const facts = typeof samples === 'function' ? samples() : mill.map(`phase facts.${kind}`, documentFacts, {samples}, null);
  const rules = {kind, phases};
  return sides === undefined ? mill.map(name, sectionsOfPhase, {facts}, rules) : mill.map(name, sectionsOfSideAndPhase, {facts, side: sides}, rules);
}
