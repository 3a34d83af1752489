// The sample of a change that a data set poses as a problem: its statement asks, before anything that a commit says.
import type {Collection, Graph} from '../../../graph/graph.ts';
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import {joinedCodec, type Joined} from '../../../graph/value/joined-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import type {Shared} from '../../change/groups/shared.ts';
import {commitVertex} from '../../change/groups/vertex.ts';
import type {DiscussionDocument} from '../../discussion/discussion-document.ts';
import {samplesCodec} from '../../sample/samples-codec.ts';
import type {Problem} from '../../source/problems/problem.ts';
import {packageLayersCodec, packagesIn} from '../layers/package-layers.ts';
import {productChangeCodec, type ProductChange} from '../plan/product-change.ts';
import type {ProductRules} from '../product-rules.ts';
import {sampleOfChange} from '../product-sample.ts';
import {allPosedCodec, gatherPosed, patchNamed, placeProblem, posedCodec, spreadPosed, type Posed} from './problem-pieces.ts';

export interface Problems {
  readonly problems: Collection<Problem>;
  /** Commits by their patch-ids. */
  readonly patches: Collection<Shared>;
}

/** Changes, each with the problems that are about it. */
export function changesPosed(mill: Graph, changes: Collection<ProductChange>, {problems, patches}: Problems): Collection<Joined<ProductChange, readonly Posed[]>> {
  const placed = mill.map('product.problems.placed', placeProblem, {problem: mill.join('product.problems with patches', problems, patchNamed, patches)}, null);
  const posed = mill.group('product.problems', placed, {spread: spreadPosed, piece: posedCodec, gather: gatherPosed, params: null});
  return mill.join('product.changes with problems', changes, problemsAsked, posed);
}

const problemsAsked = defineTask({
  name: 'problems asked by a change',
  version: 1,
  ...naming(productChangeCodec, ({request, commits}) => [...commits.map(({hash}) => commitVertex(hash)), ...(request === '' ? [] : [request])]),
});

export const posedSample = defineTask({
  name: 'product sample of a problem',
  // 2: as product samples.
  version: 2,
  input: {change: joinedCodec(productChangeCodec, packageLayersCodec), problems: joinedCodec(productChangeCodec, allPosedCodec)},
  output: samplesCodec,
  run({change: {row, refs: [packages]}, problems: {refs}}, rules: ProductRules) {
    const posed = refs.flatMap((ref) => valueIn(ref) ?? []);
    return sampleOfChange(row.value, {
      packages: packagesIn(packages),
      issues: posed.map(asIssue),
      request: undefined,
      links: posed.map(({number, instance, evidence}) => ({number, evidence, instance})),
    }, rules);
  },
});

function asIssue({number, statement, instance}: Posed): DiscussionDocument {
  return {node: instance, number, body: statement, by: null, at: 0, title: '', state: 'closed', closed: null, labels: [], locked: false, comments: [], reviews: [], threads: [], events: []};
}
