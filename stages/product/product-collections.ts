// The collections of product abstraction: plans of commits, changes that they are part of, and a sample of each change.
import {naming} from '../../graph/task/naming.ts';
import {defineTask} from '../../graph/task/task.ts';
import type {Collection, Graph} from '../../graph/graph.ts';
import type {Membership} from '../change/groups/membership.ts';
import type {DiscussionDocument} from '../discussion/discussion-document.ts';
import type {PartEnds} from '../dataset/split/part-ends.ts';
import type {Side} from '../dataset/split/side.ts';
import type {Identified} from '../identifiers/commit-identifiers.ts';
import {packagesRow} from '../parse/packages/packages-of.ts';
import type {Samples} from '../sample/sample.ts';
import {discussedSample, discussedSampleInPart} from './discussed-sample.ts';
import {packageLayers, type Snapshot} from './layers/package-layers.ts';
import {planCommit} from './plan/plan-commit.ts';
import {memberOfPlan, placePlan, planPieceCodec, spreadPlans} from './plan/plan-piece.ts';
import {gatherChange, productChangeCodec, type ProductChange} from './plan/product-change.ts';
import {changesPosed, posedSample, type Problems} from './problems/posed-sample.ts';
import type {ProductRules} from './product-rules.ts';
import {productSample} from './product-sample.ts';
import {discussionsAsked} from './statement/discussions-asked.ts';

export interface ProductSources {
  readonly identified: Identified;
  readonly members: Collection<Membership>;
  readonly snapshot: Snapshot;
  /** What a forge knows of requests and issues. Missing: git alone is asked. */
  readonly documents?: Collection<DiscussionDocument> | undefined;
  /** What a data set poses as problems, where no forge is asked. */
  readonly posed?: Problems | undefined;
  /** Where the dataset is parted: the side of each change, and what a part may know. */
  readonly parted?: {sides(changes: Collection<ProductChange>): Collection<Side>; readonly ends?: PartEnds | undefined} | undefined;
}

/** `name`: what the samples are called. */
export function productSamples(mill: Graph, {identified, members, snapshot, documents, posed, parted}: ProductSources, rules: ProductRules, name: string): Collection<Samples> {
  const plans = mill.map('product.plans', planCommit, identified, null);
  const placed = mill.map('product.parts', placePlan, {plan: mill.join('product.plans with groups', plans, memberOfPlan, members)}, null);
  const changes = mill.group('product.changes', placed, {spread: spreadPlans, piece: planPieceCodec, gather: gatherChange, params: null});
  const change = mill.join('product.changes with layers', changes, layersNamed, packageLayers(mill, snapshot));
  const side = parted?.sides(changes);
  if (documents === undefined && posed !== undefined) return mill.map(name, posedSample, {change, problems: changesPosed(mill, changes, posed)}, rules);
  if (documents === undefined) return mill.map(name, productSample, {change}, rules);
  const {requests, issues} = discussionsAsked(mill, changes, documents);
  if (side !== undefined && parted?.ends !== undefined) return mill.map(name, discussedSampleInPart, {change, request: requests, issues, side}, {...rules, ends: parted.ends});
  return mill.map(name, discussedSample, {change, request: requests, issues}, rules);
}

/** Every change asks the one row. */
const layersNamed = defineTask({name: 'layers asked by a change', version: 1, ...naming(productChangeCodec, () => [packagesRow])});
