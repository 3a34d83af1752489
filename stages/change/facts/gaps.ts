// Where those without a partner stand: after which of their neighbours that has one.
import type {Side} from './pairing.ts';

export interface Gaps {
  /** The last neighbour before it that has a partner; -1 for none. */
  of(index: number): number;
  /** No other of its kind without a partner stands there. */
  isAlone(index: number): boolean;
}

export function gapsInside({list, partner, inside}: Side, container: number): Gaps {
  const gaps = new Map<number, number>();
  const counts = new Map<string, number>();
  const key = (index: number, gap: number): string => `${gap} ${list[index]?.kind}`;
  let last = -1;
  for (const index of inside(container)) {
    if (partner[index] === -1) {
      gaps.set(index, last);
      counts.set(key(index, last), (counts.get(key(index, last)) ?? 0) + 1);
    } else last = index;
  }
  const of = (index: number): number => gaps.get(index) ?? -1;
  return {of, isAlone: (index) => counts.get(key(index, of(index))) === 1};
}
