// The flow of an export of product and plan: a sample for each change of the history, in files, and what they come to.
import {changeGroups, type GroupFeeds} from '../change/groups/change-groups.ts';
import type {Feed} from '../../graph/feed.ts';
import type {Collection} from '../../graph/graph.ts';
import {addTallies} from '../dataset/tally.ts';
import {placeDocument} from '../dataset/shards.ts';
import {groupSides} from '../dataset/split/group-sides.ts';
import {partEnds} from '../dataset/split/part-ends.ts';
import type {SplitRules} from '../dataset/split/split-rules.ts';
import {discussionsOf} from '../discussion/discussions.ts';
import type {DocumentRules} from '../document/document-commit.ts';
import type {Exporting} from '../exporting.ts';
import {commitIdentifiers} from '../identifiers/commit-identifiers.ts';
import {itemCodec} from '../source/github/item-row.ts';
import {problemCodec} from '../source/problems/problem.ts';
import type {ProductChange} from './plan/product-change.ts';
import {productSamples} from './product-collections.ts';
import {productSides, productSplits} from './product-side.ts';
import type {ProductRules} from './product-rules.ts';
import {requestStanding} from './statement/request-standing.ts';
import {countProduct, measureProduct, writeProduct, type WriteRules} from './product-tasks.ts';

/** What the collections are called, for whoever reads them from a finished build. */
export const productCollections = {samples: 'product samples', shards: 'product samples in files', stats: 'product samples counted', changes: 'product.changes', requests: 'product.requests', splits: productSplits, brought: 'brought'} as const;

export interface ProductExportRules {
  readonly product: ProductRules;
  readonly write: WriteRules;
  readonly documents: DocumentRules;
  /** What a forge knows of requests and issues, where it is asked. */
  readonly items?: Feed | undefined;
  /** The templates that their texts may have been begun with. */
  readonly templates?: Feed | undefined;
  /** What a data set poses as problems. */
  readonly problems?: Feed | undefined;
  /** Where it matters to which part of the dataset a change belongs. */
  readonly split?: SplitRules | undefined;
  /** About how much text a file gets. */
  readonly targetBytes: number;
}

export function productExport({mill, commits, changed, clean, files, profiles}: Exporting, feeds: GroupFeeds, {product, write, documents, items, templates, problems, split, targetBytes}: ProductExportRules): void {
  const identified = commitIdentifiers(mill, {commits, changed}, {clean, ...documents});
  const {members, groups, patches} = changeGroups(mill, {commits, changed, feeds, clean});
  const snapshot = {files: files(), profiles: profiles(), clean};
  const discussions = items === undefined || templates === undefined ? undefined : discussionsOf(mill, {items: mill.source('items', itemCodec, items), templates, clean});
  const last = split && groupSides(mill, {commits, members, discussed: discussions && {documents: discussions, groups}}, split).groups;
  const parted = split && last && {sides: (changes: Collection<ProductChange>) => productSides(mill, changes, last, split), ends: partEnds(split)};
  const samples = productSamples(mill, {identified, members, snapshot, parted, documents: discussions, posed: problems === undefined ? undefined : {patches, problems: mill.source('problems', problemCodec, problems)}}, product, productCollections.samples);
  if (discussions !== undefined) mill.map(productCollections.requests, requestStanding, {document: discussions}, null);
  mill.shard(productCollections.shards, samples, {place: placeDocument, write: writeProduct, target: targetBytes, params: write});
  mill.fold(productCollections.stats, mill.map('product samples by kind', countProduct, {samples}, null), measureProduct, addTallies);
}
