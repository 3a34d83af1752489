// On which side of a split the documents of each kind are, and what requests and issues may know there.
import type {Collection, Graph} from '../graph/graph.ts';
import {discussionInPart} from './dataset/split/discussion-sides.ts';
import {partEnds, type PartEnds} from './dataset/split/part-ends.ts';
import type {Side} from './dataset/split/side.ts';
import type {SplitRules} from './dataset/split/split-rules.ts';
import {splitsOf, type Splitting} from './dataset/split/splits.ts';
import type {DiscussionDocument} from './discussion/discussion-document.ts';
import type {ProductChange} from './product/plan/product-change.ts';
import {productSides} from './product/product-side.ts';
import {discussedKinds} from './sample/discussion/discussed-kinds.ts';

export interface Sides {
  /** Whatever is made of commits is on the side of the commit. */
  of(kind: string): Collection<Side> | undefined;
  /** As they stood when their part ended. */
  readonly documents: Collection<DiscussionDocument> | undefined;
  readonly product: {sides(changes: Collection<ProductChange>): Collection<Side>; readonly ends: PartEnds | undefined};
}

export function sidesOf(mill: Graph, sources: Splitting, rules: SplitRules): Sides {
  const splits = splitsOf(mill, sources, rules);
  const ends = partEnds(rules);
  const {discussions, groups} = splits;
  const said = sources.discussed?.documents;
  const ofDiscussions: ReadonlySet<string> = new Set(discussedKinds);
  let product: Collection<Side> | undefined;
  return {
    of: (kind) => (kind === 'file' || kind === 'test-pair' ? splits.files : kind === 'product' ? product : ofDiscussions.has(kind) ? discussions : splits.commits),
    documents: said === undefined || ends === undefined || discussions === undefined ? said : mill.map('discussions in their parts', discussionInPart, {document: said, side: discussions}, ends),
    product: {ends, sides: (changes) => (product ??= productSides(mill, changes, groups, rules))},
  };
}
