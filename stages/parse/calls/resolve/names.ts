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

/** Nobody looks further for one name. */
const farthest = 2000;

export function namesOf({family, ask, scoping, own}: {readonly family: Family; readonly ask: Ask; readonly scoping: Scoping; readonly own: {readonly path: string; readonly usage: Usage}}): Names {
  let stars: ReadonlyMap<string, readonly {readonly one: Imported; readonly at: Spoken}[]> | undefined;
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
    const found: Found[] = [];
    const passed: {readonly one: Imported; readonly at: Spoken}[] = [];
    for (const piece of ask(nameBucket(family, name === 'default' ? defaultName(scope) : name))) {
      for (const thing of piece.things) if (thing.id === name && !(thing.adds === true && thing.kind === 'type') && scoping.home({...piece, inline: thing.inline}) === scope) found.push({at: {...piece, inline: thing.inline}, thing});
      for (const one of piece.passed) if (scoping.home({...piece, inline: one.inline}) === scope) passed.push({one, at: {...piece, inline: one.inline}});
    }
    if (found.length > 0) return found;
    for (const {one, at} of passed) {
      const more = imported(one, at, seen);
      if (more.length > 0) return more;
    }
    const module = passed.find(({one}) => one.module !== '' && (one.name === '' || scoping.child !== undefined));
    if (module !== undefined) return [{at: module.at, thing: {id: name, kind: 'module', inline: module.at.inline, gives: {is: 'import', module: module.one.module, name: module.one.name}}}];
    // What the file itself brought in is seen by its own inner modules, handed on or not.
    for (const one of own.usage.imports) {
      if (one.alias !== name || one.name === '' || scoping.home({path: own.path, says: own.usage.says, inline: one.inline}) !== scope) continue;
      const more = imported(one, {path: own.path, says: own.usage.says, inline: one.inline}, seen);
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

  function wholes(): NonNullable<typeof stars> {
    stars ??= Map.groupBy(
      ask(wholeBucket(family)).flatMap((piece) => piece.passed.map((one) => ({one, at: {...piece, inline: one.inline}}))),
      ({at}) => scoping.home(at),
    );
    return stars;
  }
}
