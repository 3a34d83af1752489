// The facts of a change: what two surfaces of a file differ in. A pure function of both; a side is missing where the file did not exist.
import type {Surface} from '../../parse/outline/surface.ts';
import type {Facts, ImportName} from './fact.ts';
import {matchOutlines} from './match-outlines.ts';
import {predicateFact, predicatesOf} from './predicate-facts.ts';
import {queriesOf, queryFacts} from './query-facts.ts';
import type {Unit} from './unit.ts';
import {unitFacts} from './unit-facts.ts';

/** A generated file of more is listed in part. */
const mostUnits = 4000;

const nothing: Surface = {language: '', declarations: [], imports: [], exports: [], calls: [], rest: {conditions: 0, queries: [], hash: ''}};

type Indices = Pick<Unit, 'before' | 'after'>;

export function factsOf(before: Surface | undefined, after: Surface | undefined): Facts {
  const sides = {before: before ?? nothing, after: after ?? nothing};
  const units = matchOutlines(sides.before.declarations, sides.after.declarations);
  const changed = unitFacts(units, sides);
  // What stands in no declaration is asked, too.
  const all: readonly Indices[] = [{before: -1, after: -1}, ...units];
  const predicates = {before: predicatesOf(sides.before), after: predicatesOf(sides.after)};
  const conditioned = all.flatMap(({before, after}) => (after === undefined ? [] : predicateFact(sides.after.declarations[after]?.name ?? '', before === undefined ? [] : predicates.before(before), predicates.after(after))));
  const queries = {before: queriesOf(sides.before), after: queriesOf(sides.after)};
  return {
    language: (after ?? sides.before).language,
    file: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
    rest: sides.before.rest.hash !== sides.after.rest.hash,
    units: changed.slice(0, mostUnits),
    omitted: Math.max(0, changed.length - mostUnits),
    imports: {added: newIn(sides.after.imports, sides.before.imports), removed: newIn(sides.before.imports, sides.after.imports)},
    conditions: conditionsOf(all, sides),
    queries: all.flatMap((unit) => queryFacts(unit.before === undefined ? [] : queries.before(unit.before), unit.after === undefined ? [] : queries.after(unit.after))),
    ...(conditioned.length > 0 && {predicates: conditioned}),
  };
}

function newIn(list: readonly ImportName[], others: readonly ImportName[]): readonly ImportName[] {
  const known = new Set(others.map(spell));
  return list.filter((one) => !known.has(spell(one)));
}

function spell({module, name, alias}: ImportName): string {
  return JSON.stringify([module, name, alias]);
}

function conditionsOf(units: readonly Indices[], sides: {readonly before: Surface; readonly after: Surface}): Facts['conditions'] {
  let [added, removed] = [0, 0];
  for (const {before, after} of units) {
    const more = countIn(sides.after, after) - countIn(sides.before, before);
    if (more > 0) added += more;
    else removed -= more;
  }
  return {added, removed};
}

function countIn({declarations, rest}: Surface, index: number | undefined): number {
  return index === undefined ? 0 : index < 0 ? rest.conditions : (declarations[index]?.conditions ?? 0);
}
