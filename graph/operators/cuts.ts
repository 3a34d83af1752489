// Where a run of rows is cut into shards: decided by row ids and size classes alone, so that an edit does not move a cut.
import {hashFraction} from '../merkle/boundary.ts';

/**
 * A row's weight counts by its class, the power of two below it: an edit that keeps a row in its class changes no decision.
 * From a quarter of the target on, every row is a cut with a chance in proportion to its weight; at four times the target it is one anyway.
 */
export function cutter(target: number): (id: string, weightClass: number) => boolean {
  let weight = 0;
  return (id, weightClass) => {
    const share = classWeight(weightClass);
    weight += share;
    const chance = weight < target / 4 ? 0 : share / (0.75 * target);
    const cut = weight >= target * 4 || hashFraction(id) < chance;
    if (cut) weight = 0;
    return cut;
  };
}

export function weightClassOf(weight: number): number {
  return weight < 1 ? 0 : 1 + Math.floor(Math.log2(weight));
}

/** The middle of the class. */
function classWeight(weightClass: number): number {
  return weightClass === 0 ? 0 : 1.5 * 2 ** (weightClass - 1);
}
