// Samples of product and plan in a dataset's own flow, from what it has already.
import type {Collection, Graph} from '../../graph/graph.ts';
import type {Joined} from '../../graph/value/joined-codec.ts';
import type {Edit} from '../change/edit.ts';
import {identified, type Identified} from '../identifiers/commit-identifiers.ts';
import type {CommitRules} from '../sample/commit-sample.ts';
import type {Samples} from '../sample/sample.ts';
import {twoSidedMerges} from '../sample/two-sided-merges.ts';
import type {CommitRecord} from '../source/git/commit-record.ts';
import {productSamples, type ProductSources} from './product-collections.ts';
import type {ProductRules} from './product-rules.ts';
import {productRules} from './usual-rules.ts';

export interface ChapterSources extends Omit<ProductSources, 'identified'> {
  readonly changed: Collection<Joined<CommitRecord, Edit>>;
  readonly facts: Identified['facts'];
}

export interface ChapterRules {readonly product: Partial<ProductRules>; readonly merges: CommitRules['merges']}

export function productChapter(mill: Graph, {changed, facts, ...sources}: ChapterSources, {product, merges}: ChapterRules): Collection<Samples> {
  const known = identified(mill, {changed, facts, before: 'product.'}, {merges: twoSidedMerges(merges), renames: 'none'});
  return productSamples(mill, {...sources, identified: known}, productRules(product), 'samples.product');
}
