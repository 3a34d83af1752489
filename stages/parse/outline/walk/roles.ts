// Which kinds of nodes a language looks for, and what each is to it. Worked out once a language.
import type {CallRule, DeclarationRule, Language} from '../language.ts';

/** What one kind of node is; mostly one thing, sometimes two: a call may import. */
export interface Role {
  readonly comment?: true;
  readonly attribute?: true;
  readonly section?: true;
  readonly tokens?: true;
  readonly condition?: true;
  readonly declaration?: DeclarationRule;
  readonly call?: CallRule;
  readonly imports?: NonNullable<Language['imports']>[string];
  readonly exports?: NonNullable<Language['exports']>[string];
}

export interface Roles {
  /** All kinds, to be asked for at once. */
  readonly kinds: readonly string[];
  readonly of: ReadonlyMap<string, Role>;
  readonly wrappers: ReadonlySet<string>;
}

/** Invariant: a language is a constant of this program, so what was worked out of it stays so. */
const known = new WeakMap<Language, Roles>();

export function rolesOf(language: Language): Roles {
  const roles = known.get(language) ?? workOut(language);
  known.set(language, roles);
  return roles;
}

function workOut(language: Language): Roles {
  const roles = new Map<string, Role>();
  const is = (kinds: readonly string[], role: Role): void => {
    for (const kind of kinds) roles.set(kind, {...roles.get(kind), ...role});
  };
  is(language.comments, {comment: true});
  is(language.attributes ?? [], {attribute: true});
  is(language.words?.sections ?? [], {section: true});
  is(language.conditions ?? [], {condition: true});
  is(language.tokens === undefined ? [] : [language.tokens], {tokens: true});
  for (const [kind, declaration] of Object.entries(language.declarations)) is([kind], {declaration});
  for (const [kind, call] of Object.entries(language.calls ?? {})) is([kind], {call});
  for (const [kind, imports] of Object.entries(language.imports ?? {})) is([kind], {imports});
  for (const [kind, exports] of Object.entries(language.exports ?? {})) is([kind], {exports});
  return {kinds: [...roles.keys()], of: roles, wrappers: new Set(language.wrappers)};
}
