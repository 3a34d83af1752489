// The sections that the documents of each kind stand in, as collections. Shards are cut by them; samples and tokens know nothing of them.
import type {Collection, Graph} from '../../../graph/graph.ts';
import type {Section} from '../../../graph/operators/placements.ts';
import type {Samples} from '../../sample/sample.ts';
import type {Splits} from '../split/splits.ts';
import {documentFacts} from './document-facts.ts';
import {sectionOfSide, sectionsOfPhase, sectionsOfSideAndPhase} from './document-sections.ts';
import type {Phase} from './phase-rules.ts';

/** What a shard operator is told of them. */
export interface Sectioned {readonly sections: Collection<readonly Section[]>}

/** One of the two is given. A document that has no side, as those of requests and issues have none yet, is in no shard of a dataset in parts. */
export function sectioner(mill: Graph, splits: Splits | undefined, phases: readonly Phase[] | undefined): (kind: string, samples: Collection<Samples>) => Sectioned {
  return (kind, samples) => ({sections: sectionsOf(kind, samples)});

  function sectionsOf(kind: string, samples: Collection<Samples>): Collection<readonly Section[]> {
    const name = `sections.${kind}`;
    // Whatever is made of a commit is on the side of the commit.
    const side = kind === 'file' || kind === 'test-pair' ? splits?.files : splits?.commits;
    const facts = phases && mill.map(`phase facts.${kind}`, documentFacts, {samples}, null);
    const rules = {kind, phases: phases ?? []};
    if (facts !== undefined) return side === undefined ? mill.map(name, sectionsOfPhase, {facts}, rules) : mill.map(name, sectionsOfSideAndPhase, {facts, side}, rules);
    if (side === undefined) throw new Error('A dataset that is one part without phases has no sections');
    return mill.map(name, sectionOfSide, {side}, null);
  }
}
