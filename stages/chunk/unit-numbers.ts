// Which unit a declaration is of: its place in the list, by the index of the declaration on either side.
import type {Unit} from '../change/facts/unit.ts';

export interface UnitNumbers {readonly before: ReadonlyMap<number, number>; readonly after: ReadonlyMap<number, number>}

export function unitNumbers(units: readonly Unit[]): UnitNumbers {
  const of = (side: 'before' | 'after') => new Map(units.flatMap(({[side]: index}, at) => (index === undefined ? [] : [[index, at] as const])));
  return {before: of('before'), after: of('after')};
}
