// How often a change did what plans speak of: counted over declarations before and after, never over lines.
import type {Facts} from '../../change/facts/fact.ts';
import type {FileIdentifiers} from '../../identifiers/identifier.ts';

/** The seed's seven first, under its names. What was moved from another file is not new. */
export const changeTypes = ['structs_added', 'functions_added', 'enums_added', 'fields_added', 'imports_added', 'conditionals_added', 'database_queries', 'functions_modified', 'traits_added'] as const;
export type ChangeTypes = Partial<Readonly<Record<(typeof changeTypes)[number], number>>>;

const kinds: Readonly<Record<string, (typeof changeTypes)[number]>> = {
  struct: 'structs_added', class: 'structs_added', union: 'structs_added', function: 'functions_added', method: 'functions_added', enum: 'enums_added', field: 'fields_added', trait: 'traits_added', interface: 'traits_added',
};

/** `facts` are missing where nothing tells what is declared in the file. */
export function changeTypesOf({added, modified}: FileIdentifiers, facts: Facts | undefined): ChangeTypes {
  const counts: Record<string, number> = {};
  const count = (name: (typeof changeTypes)[number], more = 1) => {
    if (more > 0) counts[name] = (counts[name] ?? 0) + more;
  };
  for (const {kind} of added) {
    const type = kinds[kind];
    if (type !== undefined) count(type);
  }
  for (const {kind} of modified) if (kind === 'function' || kind === 'method') count('functions_modified');
  count('imports_added', facts?.imports.added.length);
  count('conditionals_added', facts?.conditions.added);
  // One that is gone is no query to write.
  count('database_queries', (facts?.queries.filter(({change}) => change !== 'removed').length ?? 0) + (facts?.predicates?.length ?? 0));
  return counts;
}

/** In the order of the list. */
export function sumOfTypes(all: readonly ChangeTypes[]): ChangeTypes {
  return Object.fromEntries(changeTypes.map((name) => [name, all.reduce((sum, types) => sum + (types[name] ?? 0), 0)] as const).filter(([, sum]) => sum > 0));
}
