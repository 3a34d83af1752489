// What became of each declaration of a file, from its outlines before and after. It asks for hashes, never for the text.
import {inOrder} from './in-order.ts';
import {kindFamily} from './kind-family.ts';
import {pairInside} from './pair-inside.ts';
import {pairMoved} from './pair-moved.ts';
import {pairRenamed} from './pair-renamed.ts';
import {openPairing, type Pairing} from './pairing.ts';
import type {Matchable, Unit, UnitChange} from './unit.ts';

/** Every declaration of either side is in one unit: in the order of the new text, then those that are gone, in the order of the old. */
export function matchOutlines(before: readonly Matchable[], after: readonly Matchable[]): readonly Unit[] {
  const pairing = openPairing(before, after);
  pairInside(pairing, -1, -1);
  pairRenamed(pairing, 'holders');
  pairMoved(pairing, 'named');
  pairRenamed(pairing, 'all');
  pairMoved(pairing, 'equal');
  const reordered = reorderedIn(pairing);
  return [
    ...after.keys().map((index) => unitOf(pairing, index, reordered)),
    ...before.keys().filter((index) => pairing.before.partner[index] === -1).map((index): Unit => ({became: 'removed', before: index, changes: []})),
  ];
}

function unitOf(pairing: Pairing, after: number, reordered: ReadonlySet<number>): Unit {
  const before = pairing.after.partner[after] ?? -1;
  const [one, other] = [pairing.before.list[before], pairing.after.list[after]];
  if (one === undefined || other === undefined) return {became: 'added', after, changes: []};
  const moved = !pairing.arePartners(one.parent, other.parent);
  const changes: readonly UnitChange[] = [...(one.name === other.name ? [] : ['renamed' as const]), ...(moved ? ['moved' as const] : reordered.has(after) ? ['reordered' as const] : []), ...changesOf(one, other)];
  return {became: changes.length === 0 ? 'same' : 'changed', before, after, changes};
}

function changesOf(one: Matchable, other: Matchable): readonly UnitChange[] {
  const changed: readonly (readonly [UnitChange, boolean])[] = [
    ['kind', kindFamily(one.kind) !== kindFamily(other.kind)],
    ['signature', one.hashes.signature !== other.hashes.signature || one.of !== other.of],
    ['body', one.hashes.body !== other.hashes.body],
    ['visibility', one.visibility !== other.visibility],
    ['modifiers', one.modifiers.join() !== other.modifiers.join()],
    ['attributes', one.hashes.attributes !== other.hashes.attributes],
    ['bases', one.bases.join('\n') !== other.bases.join('\n')],
  ];
  return changed.filter(([, is]) => is).map(([change]) => change);
}

/** Of those that stayed within partners, the fewest that must have been put elsewhere. */
function reorderedIn({before, after, arePartners}: Pairing): ReadonlySet<number> {
  const reordered = new Set<number>();
  for (const container of [-1, ...after.list.keys()]) {
    const stayed = after.inside(container).filter((index) => {
      const partner = after.partner[index] ?? -1;
      return partner !== -1 && arePartners(before.list[partner]?.parent ?? -1, container);
    });
    const kept = inOrder(stayed.map((index) => after.partner[index] ?? -1));
    for (const [place, index] of stayed.entries()) if (!kept.has(place)) reordered.add(index);
  }
  return reordered;
}
