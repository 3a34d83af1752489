// Which kinds of nodes a language looks for, and what each is to it. Worked out once a language.
import type {CallRule, DeclarationRule, Language} from '../language.ts';

export interface Roles {
  /** All kinds, to be asked for at once. */
  readonly kinds: readonly string[];
  readonly comments: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
  readonly sections: ReadonlySet<string>;
  readonly wrappers: ReadonlySet<string>;
  readonly declarations: ReadonlyMap<string, DeclarationRule>;
  readonly calls: ReadonlyMap<string, CallRule>;
  readonly imports: ReadonlyMap<string, NonNullable<Language['imports']>[string]>;
  readonly exports: ReadonlyMap<string, NonNullable<Language['exports']>[string]>;
}

/** Invariant: a language is a constant of this program, so what was worked out of it stays so. */
const known = new WeakMap<Language, Roles>();

export function rolesOf(language: Language): Roles {
  const roles = known.get(language) ?? workOut(language);
  known.set(language, roles);
  return roles;
}

function workOut(language: Language): Roles {
  const {comments, attributes = [], wrappers = [], words, tokens} = language;
  const declarations = new Map(Object.entries(language.declarations));
  const calls = new Map(Object.entries(language.calls ?? {}));
  const imports = new Map(Object.entries(language.imports ?? {}));
  const exports = new Map(Object.entries(language.exports ?? {}));
  const sections = words?.sections ?? [];
  return {
    kinds: [...new Set([...comments, ...attributes, ...sections, ...declarations.keys(), ...calls.keys(), ...imports.keys(), ...exports.keys(), ...(tokens === undefined ? [] : [tokens])])],
    comments: new Set(comments),
    attributes: new Set(attributes),
    sections: new Set(sections),
    wrappers: new Set(wrappers),
    declarations,
    calls,
    imports,
    exports,
  };
}
