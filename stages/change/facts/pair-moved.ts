// Pairs declarations that went into another one of the same file: under their name when they are alike, under another only when they hold the same.
import {bestPairs} from './best-pairs.ts';
import {kindFamily} from './kind-family.ts';
import {alike, contentOf, likeness} from './likeness.ts';
import {pairInside} from './pair-inside.ts';
import {unpaired, type Pairing, type Side} from './pairing.ts';

export function pairMoved(pairing: Pairing, how: 'named' | 'equal'): void {
  const {before, after} = pairing;
  const keyOf = (side: Side, index: number): string => {
    const {kind = '', name = ''} = side.list[index] ?? {};
    return JSON.stringify([kindFamily(kind), how === 'named' ? name : contentOf(side, index)]);
  };
  const left = grouped(before, how, keyOf);
  const right = grouped(after, how, keyOf);
  for (const [key, befores] of left) {
    const pairs = bestPairs(befores, right.get(key) ?? [], {
      least: alike,
      score: (one, other) => likeness(pairing, one, other),
      content: {before: (index) => contentOf(before, index), after: (index) => contentOf(after, index)},
    });
    for (const pair of pairs) {
      if (before.partner[pair[0]] !== -1 || after.partner[pair[1]] !== -1) continue;
      pairing.join(...pair);
      pairInside(pairing, ...pair);
    }
  }
}

function grouped(side: Side, how: 'named' | 'equal', keyOf: (side: Side, index: number) => string): ReadonlyMap<string, readonly number[]> {
  const left = unpaired(side, side.list.keys()).filter((index) => contentOf(side, index) !== '' || (how === 'named' && side.inside(index).length > 0));
  return Map.groupBy(left, (index) => keyOf(side, index));
}
