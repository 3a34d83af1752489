// The side of a change that is asked for: that of its change group.
import type {Collection, Graph} from '../../graph/graph.ts';
import {naming} from '../../graph/task/naming.ts';
import {defineTask} from '../../graph/task/task.ts';
import {joinedCodec} from '../../graph/value/joined-codec.ts';
import {valueIn} from '../../graph/value/value-in.ts';
import {sidePieceCodec} from '../dataset/split/commit-sides.ts';
import {sideCodec, type Side} from '../dataset/split/side.ts';
import {sideInGroup, sideOfCommit, type SplitRules} from '../dataset/split/split-rules.ts';
import {productChangeCodec, type ProductChange} from './plan/product-change.ts';

export const productSplits = 'splits.product';

/** `last`: the sides of groups, by their names. */
export function productSides(mill: Graph, changes: Collection<ProductChange>, last: Collection<number>, rules: SplitRules): Collection<Side> {
  return mill.map(productSplits, changeSide, {change: mill.join('product.changes with sides', changes, groupOfChange, last)}, rules);
}

const groupOfChange = defineTask({name: 'group of a change', version: 1, ...naming(productChangeCodec, ({group}) => [group])});

export const changeSide = defineTask({
  name: 'side of a change',
  version: 1,
  input: {change: joinedCodec(productChangeCodec, sidePieceCodec)},
  output: sideCodec,
  reach: 1,
  run({change: {row: {value: {group, commits}}, refs: [last]}}, rules: SplitRules): Side {
    const alone = commits.map(({hash, corrected, files}) => sideOfCommit({oid: hash, corrected, changes: files.map(({identifiers: {path}}) => ({path}))}, rules));
    return sideInGroup(group, {alone: Math.max(0, ...alone), together: valueIn(last) ?? 0}, rules);
  },
});
