// Which declaration before is which after, while that is being found out. Each has one partner at most, and keeps it.
import type {Matchable} from './unit.ts';

export interface Side {
  readonly list: readonly Matchable[];
  /** The partner of each on the other side, -1 while it has none. */
  readonly partner: Int32Array;
  /** Those right inside of a declaration; of the file itself at -1. */
  inside(index: number): readonly number[];
}

export interface Pairing {
  readonly before: Side;
  readonly after: Side;
  /** The file itself on both sides counts as a pair, of -1 and -1. */
  arePartners(before: number, after: number): boolean;
  join(before: number, after: number): void;
}

export function openPairing(before: readonly Matchable[], after: readonly Matchable[]): Pairing {
  const sides = {before: sideOf(before), after: sideOf(after)};
  return {
    ...sides,
    arePartners: (one, other) => (one < 0 || other < 0 ? one === other : sides.before.partner[one] === other),
    join(one, other) {
      sides.before.partner[one] = other;
      sides.after.partner[other] = one;
    },
  };
}

export function unpaired({partner}: Side, indices: Iterable<number>): number[] {
  return [...indices].filter((index) => partner[index] === -1);
}

function sideOf(list: readonly Matchable[]): Side {
  const inside = new Map<number, number[]>();
  for (const [index, {parent}] of list.entries()) {
    const known = inside.get(parent);
    if (known === undefined) inside.set(parent, [index]);
    else known.push(index);
  }
  return {list, partner: new Int32Array(list.length).fill(-1), inside: (index) => inside.get(index) ?? none};
}

const none: readonly number[] = [];
