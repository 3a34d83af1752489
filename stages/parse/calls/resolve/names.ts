// Finds what a name means in a scope: what is declared there, what is handed on under the name, what is handed on as a whole.
import type {Family} from '../family.ts';
import type {Imported, Usage} from '../usage.ts';
import {defaultName, nameBucket, ownWholeBucket, wholeBucket, type NamePiece} from './piece.ts';
import type {Scoping, Spoken} from './scoping/scoping.ts';
import type {Found} from './value.ts';

/** What files say under the name of a bucket. */
export type Ask = (bucket: string) => readonly NamePiece[];

export interface Names {
  /** Declared in the scope or handed on by it. */
  inScope(scope: string, name: string): readonly Found[];
  /** Seen by who speaks: its own scope, and what is brought in there as a whole. */
  seenBy(spoken: Spoken, name: string): readonly Found[];
  imported(one: Imported, from: Spoken): readonly Found[];
}

interface Handed {readonly one: Imported; readonly at: Spoken}

interface Told {readonly found: readonly Found[]; readonly passed: readonly Handed[]}
const nobody: Told = {found: [], passed: []};

/** Nobody looks further for one name. */
const farthest = 2000;

export function namesOf({family, ask, scoping, own}: {readonly family: Family; readonly ask: Ask; readonly scoping: Scoping; readonly own: {readonly path: string; readonly usage: Usage}}): Names {
  let stars: ReadonlyMap<string, readonly Handed[]> | undefined;
  const byScope = new Map<string, ReadonlyMap<string, Told>>();
  let ownNames: ReadonlyMap<string, readonly Handed[]> | undefined;
  return {
    inScope: (scope, name) => inScope(scope, name, new Set()),
    seenBy(spoken, name) {
      const home = scoping.home(spoken);
      const found = inScope(home, name, new Set());
      // What C declares twice is meant by the file that declares it.
      const nearer = family === 'c' ? found.filter(({at}) => at.path === spoken.path) : [];
      if (found.length > 0) return nearer.length > 0 ? nearer : found;
      for (const piece of ask(ownWholeBucket(family, spoken.path))) {
        for (const one of piece.passed) {
          const brought = one.inline === spoken.inline ? through(one, spoken, name, new Set([`${home} ${name}`])) : [];
          if (brought.length > 0) return brought;
        }
      }
      return [];
    },
    imported: (one, from) => imported(one, from, new Set()),
  };

  function inScope(scope: string, name: string, seen: Set<string>): readonly Found[] {
    const key = `${scope} ${name}`;
    if (seen.has(key) || seen.size > farthest) return [];
    seen.add(key);
    const {found, passed} = told(nameBucket(family, name === 'default' ? defaultName(scope) : name), name).get(scope) ?? nobody;
    if (found.length > 0) return found;
    for (const {one, at} of passed) {
      const more = imported(one, at, seen);
      if (more.length > 0) return more;
    }
    const module = passed.find(({one}) => one.module !== '' && (one.name === '' || scoping.child !== undefined));
    if (module !== undefined) return [{at: module.at, thing: {id: name, kind: 'module', inline: module.at.inline, gives: {is: 'import', module: module.one.module, name: module.one.name}}}];
    // What the file itself brought in is seen by its own inner modules, handed on or not.
    for (const {one, at} of brought().get(`${scope} ${name}`) ?? []) {
      const more = imported(one, at, seen);
      if (more.length > 0) return more;
    }
    for (const {one, at} of wholes().get(scope) ?? []) {
      const more = through(one, at, name, seen);
      if (more.length > 0) return more;
    }
    return [];
  }

  function imported(one: Imported, from: Spoken, seen: Set<string>): readonly Found[] {
    if (one.module === '') return one.name === '' ? [] : inScope(scoping.home(from), one.name, seen);
    return one.name === '' ? [] : through(one, from, one.name, seen);
  }

  function through({module}: Imported, from: Spoken, name: string, seen: Set<string>): readonly Found[] {
    for (const scope of scoping.modules(module, from)) {
      const found = inScope(scope, name, seen);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** What is told under a name, by the scope it is told in: a common name is told by many. */
  function told(bucket: string, name: string): ReadonlyMap<string, Told> {
    const known = byScope.get(bucket);
    if (known !== undefined) return known;
    const scopes = new Map<string, {found: Found[]; passed: Handed[]}>();
    const at = (spoken: Spoken): {found: Found[]; passed: Handed[]} => {
      const home = scoping.home(spoken);
      const there = scopes.get(home) ?? {found: [], passed: []};
      scopes.set(home, there);
      return there;
    };
    for (const {path, says, things, passed} of ask(bucket)) {
      for (const thing of things) if (thing.id === name && !(thing.adds === true && thing.kind === 'type')) at({path, says, inline: thing.inline}).found.push({at: {path, says, inline: thing.inline}, thing});
      for (const one of passed) at({path, says, inline: one.inline}).passed.push({one, at: {path, says, inline: one.inline}});
    }
    byScope.set(bucket, scopes);
    return scopes;
  }

  /** What the file brings in for itself, by the scope that it is brought into and its name there. */
  function brought(): NonNullable<typeof ownNames> {
    const {path, usage: {says, imports}} = own;
    ownNames ??= Map.groupBy(
      imports.filter((one) => one.name !== '' && one.name !== '*').map((one) => ({one, at: {path, says, inline: one.inline}})),
      ({one, at}) => `${scoping.home(at)} ${one.alias}`,
    );
    return ownNames;
  }

  function wholes(): NonNullable<typeof stars> {
    stars ??= Map.groupBy(
      ask(wholeBucket(family)).flatMap((piece) => piece.passed.map((one) => ({one, at: {...piece, inline: one.inline}}))),
      ({at}) => scoping.home(at),
    );
    return stars;
  }
}
