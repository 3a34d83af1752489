// Which declaration each line of a text belongs to: the innermost that can stand alone, with its comments and attributes.
import type {Declaration, Outline, Place} from '../parse/outline/outline.ts';
import {functionKinds, partKinds} from './kinds.ts';
import type {LineTable} from './line-table.ts';

/** Not in a declaration; in the list of imports. */
export const [noOwner, importsOwner] = [-1, -2] as const;

export interface Owners {
  /** The index of a declaration, or one of the two above. Lines count from 1. */
  of(line: number): number;
  /** Lines that a declaration takes with what documents it, whole ones. */
  lines(declaration: number): {readonly from: number; readonly to: number};
}

/** No declarations of a language: alone they say nothing either. */
const remarks: ReadonlySet<string> = new Set(['name', 'scope', 'code']);

export function lineOwners({declarations, imports}: Outline, table: LineTable): Owners {
  const owners = new Int32Array(table.count + 2).fill(noOwner);
  const spread = (place: Place, owner: number) => owners.fill(owner, table.lineOf(place.from), table.lineOf(Math.max(place.from, place.to - 1)) + 1);
  for (const place of imports) spread(place, importsOwner);
  for (const [index, declaration] of declarations.entries()) {
    // What is declared inside comes later in the list, so the innermost stays.
    if (standsAlone(declarations, index)) spread(wholePlace(declaration), index);
  }
  return {
    of: (line) => owners[line] ?? noOwner,
    lines(index) {
      const declaration = declarations[index];
      if (declaration === undefined) throw new RangeError(`Asked for the lines of declaration ${index} of ${declarations.length}`);
      const {from, to} = wholePlace(declaration);
      return {from: table.lineOf(from), to: table.lineOf(Math.max(from, to - 1))};
    },
  };
}

function wholePlace({from, to, doc, attributes}: Declaration): Place {
  const first = Math.min(from, doc?.from ?? from, ...attributes.map((place) => place.from));
  return {from: first, to: Math.max(to, doc !== undefined && doc.from >= from ? doc.to : to)};
}

/** The innermost that can stand alone around a declaration, or itself. */
export function holderOf(declarations: readonly Declaration[], index: number): number {
  for (let at = index; at >= 0; at = declarations[at]?.parent ?? -1) if (standsAlone(declarations, at)) return at;
  return noOwner;
}

function standsAlone(declarations: readonly Declaration[], index: number): boolean {
  const declaration = declarations[index];
  if (declaration === undefined || partKinds.has(declaration.kind) || remarks.has(declaration.kind)) return false;
  // A nested key is told by its path.
  if (declaration.kind === 'key' && declaration.parent >= 0) return false;
  for (let at = declaration.parent; at >= 0; at = declarations[at]?.parent ?? -1) if (functionKinds.has(declarations[at]?.kind ?? '')) return false;
  return true;
}
