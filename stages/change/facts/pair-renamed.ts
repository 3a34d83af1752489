// Pairs declarations that stay within partners under another name: by what they hold, or by being all that differs between two that stayed.
import {bestPairs} from './best-pairs.ts';
import {gapsInside, type Gaps} from './gaps.ts';
import {alike, contentOf, likeness} from './likeness.ts';
import {pairInside} from './pair-inside.ts';
import {unpaired, type Pairing, type Side} from './pairing.ts';

/** Those that hold others go first, so that what they hold finds its partners by name. */
export function pairRenamed(pairing: Pairing, which: 'holders' | 'all'): void {
  const {before, after} = pairing;
  // What is joined here may hold what was renamed in turn.
  const open: (readonly [number, number])[] = [[-1, -1], ...[...before.partner.entries()].filter(([, other]) => other !== -1)];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const left = leftOver(before, next[0], which);
    const right = leftOver(after, next[1], which);
    if (left.size === 0 || right.size === 0) continue;
    const gaps = {before: gapsInside(before, next[0]), after: gapsInside(after, next[1])};
    for (const [kind, befores] of left) {
      for (const pair of pairsOf(pairing, befores, {afters: right.get(kind) ?? [], gaps})) {
        pairing.join(...pair);
        pairInside(pairing, ...pair);
        open.push(pair, ...insiders(before, pair[0]));
      }
    }
  }
}

function pairsOf(pairing: Pairing, befores: readonly number[], {afters, gaps}: {readonly afters: readonly number[]; readonly gaps: BothGaps}): readonly (readonly [number, number])[] {
  const {before, after} = pairing;
  return bestPairs(befores, afters, {
    least: alike,
    score: (one, other) => Math.max(likeness(pairing, one, other), isInPlace(pairing, {one, other, gaps}) ? alike : 0),
    content: {before: (index) => contentOf(before, index), after: (index) => contentOf(after, index)},
  });
}

interface BothGaps {readonly before: Gaps; readonly after: Gaps}

/** A field of the same type, a constant of the same value, alone between the same neighbours. Where nothing but the name is said, nothing tells. */
function isInPlace({before, after}: Pairing, {one, other, gaps}: {readonly one: number; readonly other: number; readonly gaps: BothGaps}): boolean {
  const [left, right] = [before.list[one], after.list[other]];
  if (left === undefined || right === undefined || left.sketch !== '' || right.sketch !== '') return false;
  if (left.hashes.signature !== right.hashes.signature || left.hashes.body !== right.hashes.body) return false;
  if (left.hashes.signature === '' && left.hashes.body === '') return false;
  const gap = gaps.before.of(one);
  const stayed = gap === -1 ? -1 : (before.partner[gap] ?? -1);
  return gaps.after.of(other) === stayed && gaps.before.isAlone(one) && gaps.after.isAlone(other);
}

function leftOver(side: Side, index: number, which: 'holders' | 'all'): ReadonlyMap<string, readonly number[]> {
  const left = unpaired(side, side.inside(index)).filter((one) => which === 'all' || side.inside(one).length > 0);
  return Map.groupBy(left, (one) => side.list[one]?.kind ?? '');
}

function insiders({partner, inside}: Side, index: number): readonly (readonly [number, number])[] {
  return inside(index).map((one) => [one, partner[one] ?? -1] as const).filter(([, other]) => other !== -1);
}
