// What became of the declarations of a file, as steps for whoever is to do the same: one for each, what stands inside of something new left out.
import type {Facts, Named, UnitFact} from '../../change/facts/fact.ts';
import {identifierOf} from '../../identifiers/identifier-kinds.ts';
import type {FileIdentifiers} from '../../identifiers/identifier.ts';

/** Where a unit was before, of one that came from another file; '' of one that went to another. */
export type Moved = (unit: UnitFact) => string | undefined;

export function stepsOf({status, oldPath}: FileIdentifiers, facts: Facts | undefined, moved: Moved): readonly string[] {
  const renamed = status === 'R' && oldPath !== undefined ? [`Rename from ${oldPath}`] : [];
  const told = facts === undefined ? [] : [...facts.units.flatMap((unit) => stepOf(unit, moved(unit)) ?? []), ...logicOf(facts)];
  if (renamed.length + told.length > 0) return [...renamed, ...new Set(told)];
  return [status === 'A' || status === 'C' ? 'Add file' : status === 'D' ? 'Remove file' : 'Modify existing code'];
}

function stepOf({became, is, was, inner, changes}: UnitFact, from: string | undefined): string | undefined {
  const known = identifierOf(is, {inner});
  if (known === undefined || inner || from === '') return undefined;
  const what = spelled(is, known.kind);
  if (from !== undefined) return `Move ${what} from ${from}`;
  switch (became) {
    case 'added':
      return isPart(is) ? `Add ${what} to ${holder(is)}` : isBlock(is) ? `Implement ${what}` : `Add ${what}`;
    case 'removed':
      return isPart(is) ? `Remove ${what} from ${holder(is)}` : `Remove ${isBlock(is) ? `implementation of ${what}` : what}`;
    case 'changed':
      if (changes.join() === 'reordered') return undefined;
      return was !== undefined && was.name !== is.name ? `Rename ${spelled(was, known.kind)} to ${is.name}` : `Modify ${isBlock(is) ? `implementation of ${what}` : what}`;
    default:
      return became satisfies never;
  }
}

/** `verify function`, `id field`, `Clone for Payment`. */
function spelled(named: Named, kind: string): string {
  if (isBlock(named)) return named.bases.length > 0 ? `${named.bases.join(' + ')} for ${named.name}` : named.name;
  return `${named.name} ${named.test ? 'test' : kind === 'mod' ? 'module' : kind === 'const' ? 'constant' : kind}`;
}

function isPart({kind}: Named): boolean {
  return kind === 'field' || kind === 'property' || kind === 'variant';
}

function isBlock({kind}: Named): boolean {
  return kind === 'impl';
}

function holder({container, containerKind}: Named): string {
  return [container.at(-1) ?? 'it', ...(containerKind === '' ? [] : [containerKind])].join(' ');
}

/** What runs inside of them. */
function logicOf({conditions, queries, predicates = []}: Facts): readonly string[] {
  const asks = queries.some(({change}) => change !== 'removed');
  const said = [...new Set(predicates.flatMap((one) => one.predicates))].sort();
  const filtering = said.length > 0 ? `filtering with ${said.map((one) => `.${one}()`).join(', ')} ${said.length > 1 ? 'predicates' : 'predicate'}` : 'filtering';
  return [
    ...(conditions.added > 0 ? [asks || said.length > 0 ? `Add conditional ${filtering}` : 'Add conditional logic'] : said.length > 0 ? [`Add ${filtering}`] : []),
    ...queries.map(({change, query}) => `${change === 'added' ? 'Add' : change === 'changed' ? 'Modify' : 'Remove'} database query: ${query}`),
  ];
}
