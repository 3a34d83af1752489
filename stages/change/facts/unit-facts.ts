// What is said of each declaration that did not stay the same: how it is called, how it was, and whether it came or went with what it stands in.
import {qualified, type Surface} from '../../parse/outline/surface.ts';
import type {Named, UnitFact} from './fact.ts';
import type {Unit} from './unit.ts';

interface Sides {readonly before: Surface; readonly after: Surface}

export function unitFacts(units: readonly Unit[], {before, after}: Sides): readonly UnitFact[] {
  const came = new Set(units.flatMap((unit) => (unit.became === 'added' ? (unit.after ?? []) : [])));
  const went = new Set(units.flatMap((unit) => (unit.became === 'removed' ? (unit.before ?? []) : [])));
  return units.flatMap((unit): UnitFact | readonly UnitFact[] => {
    switch (unit.became) {
      case 'added':
        return oneSided(unit, after, came);
      case 'removed':
        return oneSided(unit, before, went);
      case 'changed':
        return bothSided(unit, {before, after});
      case 'same':
        return [];
      default:
        return unit.became satisfies never;
    }
  });
}

function oneSided({became, before, after, changes}: Unit, surface: Surface, others: ReadonlySet<number>): UnitFact | readonly UnitFact[] {
  const index = after ?? before ?? -1;
  const declared = surface.declarations[index];
  if (declared === undefined || (became !== 'added' && became !== 'removed')) return [];
  const {parent, sketch, hashes} = declared;
  return {became, changes, ...placed({before, after}), is: namedIn(surface, index), inner: others.has(parent), ...(sketch !== '' && {content: {body: hashes.body, sketch}})};
}

function bothSided({before = -1, after = -1, changes}: Unit, sides: Sides): UnitFact {
  const [was, is] = [namedIn(sides.before, before), namedIn(sides.after, after)];
  return {became: 'changed', changes, before, after, is, inner: false, ...(JSON.stringify(was) !== JSON.stringify(is) && {was})};
}

function placed({before, after}: {readonly before: number | undefined; readonly after: number | undefined}): Pick<UnitFact, 'before' | 'after'> {
  return {...(before !== undefined && {before}), ...(after !== undefined && {after})};
}

function namedIn({declarations}: Surface, index: number): Named {
  const declared = declarations[index];
  if (declared === undefined) throw new Error(`A unit names declaration ${index} of ${declarations.length}`);
  const {kind, name, parent, of, visibility, modifiers, bases, test} = declared;
  return {kind, name, container: [...qualified(declarations, index).slice(0, -1), ...(of === '' ? [] : [of])], containerKind: declarations[parent]?.kind ?? '', visibility, modifiers, bases, test};
}
