// How a finished build was split, as it spells it itself.
import type {CollectionRoot} from '../../../graph/root.ts';
import type {SplitRules} from '../../../stages/dataset/split/split-rules.ts';
import {paramsMade} from './params-made.ts';

/** None where the build is one part. */
export function splitBuilt(collections: readonly Pick<CollectionRoot, 'name' | 'making'>[]): SplitRules | undefined {
  const sides = collections.find(({name}) => name === 'splits.commit');
  // Written by this program, and compared with what it would do today.
  return sides && (paramsMade(sides.making) as unknown as SplitRules);
}
