// What a chunk says of the declaration it is about: as it stands after the change, or as it stood where it is gone.
import type {Unit} from '../change/facts/unit.ts';
import type {Declaration} from '../parse/outline/outline.ts';
import {qualified} from '../parse/outline/surface.ts';
import type {ChunkUnit} from './file-chunk.ts';

export interface UnitSides {readonly before: readonly Declaration[]; readonly after: readonly Declaration[]; readonly parts: ChunkUnit['parts']}

export function chunkUnit(unit: Unit, {before, after, parts}: UnitSides): ChunkUnit {
  const [list, index] = unit.after === undefined ? [before, unit.before ?? -1] as const : [after, unit.after] as const;
  const declaration = list[index];
  if (declaration === undefined) throw new RangeError(`A unit names declaration ${index} of ${list.length}`);
  const {kind, name, of, parent, visibility, modifiers} = declaration;
  const around = qualified(list, parent);
  const former = unit.after === undefined || unit.before === undefined ? undefined : before[unit.before]?.name;
  return {
    kind,
    name,
    container: of === '' ? around : [...around, of],
    visibility,
    modifiers,
    test: isTest(list, index),
    became: unit.became,
    changes: unit.changes,
    parts,
    ...(former !== undefined && former !== name && {formerName: former}),
  };
}

/** What stands inside of a test is one. */
function isTest(declarations: readonly Declaration[], index: number): boolean {
  for (let at = index; at >= 0; at = declarations[at]?.parent ?? -1) if (declarations[at]?.test === true) return true;
  return false;
}
