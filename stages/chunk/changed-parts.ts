// Which fields and variants are others now, by the unit that holds them.
import type {Unit} from '../change/facts/unit.ts';
import type {Declaration} from '../parse/outline/outline.ts';
import type {ChunkUnit} from './file-chunk.ts';
import {partKinds} from './kinds.ts';
import {holderOf} from './line-owners.ts';
import type {UnitNumbers} from './unit-numbers.ts';

interface Sides {readonly before: readonly Declaration[]; readonly after: readonly Declaration[]; readonly numbers: UnitNumbers}

/** By the unit's place in the list. Keys are told by their paths, and what a function declares inside is its body. */
export function changedParts(units: readonly Unit[], {before, after, numbers}: Sides): ReadonlyMap<number, ChunkUnit['parts']> {
  const found = new Map<number, ChunkUnit['parts'][number][]>();
  for (const {became, before: was, after: is} of units) {
    if (became === 'same') continue;
    const [list, index, number] = is === undefined ? ([before, was ?? -1, numbers.before] as const) : ([after, is, numbers.after] as const);
    const declaration = list[index];
    if (declaration === undefined || !partKinds.has(declaration.kind)) continue;
    const holder = number.get(holderOf(list, index));
    if (holder === undefined) continue;
    const part = {kind: declaration.kind, name: declaration.name, became};
    const known = found.get(holder);
    if (known === undefined) found.set(holder, [part]);
    else known.push(part);
  }
  return found;
}
