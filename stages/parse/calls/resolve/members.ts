// Finds a member of a type: its own, those that other files add to it, and those of what it extends.
import type {Family} from '../family.ts';
import type {Ask} from './names.ts';
import {nameBucket, type NamePiece} from './piece.ts';
import type {Scoping, Spoken} from './scoping/scoping.ts';
import type {Found, Value} from './value.ts';

export interface Members {
  readonly found: readonly Found[];
  /** All that it extends is in this repository: what was not found is not there. */
  readonly whole: boolean;
}

export interface MemberTasks {
  readonly family: Family;
  readonly ask: Ask;
  readonly scoping: Scoping;
  /** Understands what a base or an addition names. */
  evaluate(expression: NonNullable<Found['thing']['gives']>, at: Spoken): Value;
}

const deepest = 12;

export function membersOf({family, ask, scoping, evaluate}: MemberTasks): (types: readonly Found[], name: string) => Members {
  return (types, name) => member(types, name, new Set(), 0);

  function member(types: readonly Found[], name: string, seen: Set<string>, depth: number): Members {
    let whole = true;
    const bases: Found[] = [];
    for (const type of distinct(types)) {
      const {at, thing: {id}} = type;
      const key = `${scoping.home(at)} ${id}`;
      if (seen.has(key) || depth > deepest) continue;
      seen.add(key);
      const [first = ''] = id.split('.', 1);
      const found: Found[] = [];
      for (const piece of ask(nameBucket(family, first))) {
        const here = ofType(piece, type);
        found.push(...here.filter(({thing}) => thing.id === `${id}.${name}`));
        for (const {thing, at: spoken} of here) {
          if (thing.id !== id) continue;
          for (const base of thing.bases ?? []) {
            const value = evaluate(base, spoken);
            if (value.is === 'things') bases.push(...value.found);
            else whole = false;
          }
        }
      }
      if (found.length > 0) return {found: declaredFirst(found), whole};
    }
    if (bases.length === 0) return {found: [], whole};
    const above = member(bases, name, seen, depth + 1);
    return {found: above.found, whole: whole && above.whole};
  }

  /** What a file says of the type: all, where it is the one that declares it; else what it adds. */
  function ofType({path, says, things}: NamePiece, {at, thing: {id}}: Found): readonly Found[] {
    const home = scoping.home(at);
    return things.flatMap((thing) => {
      const spoken = {path, says, inline: thing.inline};
      if (scoping.home(spoken) === home || (family === 'rust' && addsTo(things, {spoken, id}, at))) return [{at: spoken, thing}];
      return [];
    });
  }

  function addsTo(things: NamePiece['things'], {spoken, id}: {readonly spoken: Spoken; readonly id: string}, at: Spoken): boolean {
    return things.some((thing) => {
      if (thing.adds !== true || thing.kind !== 'type' || thing.id !== id || thing.inline !== spoken.inline || thing.gives === undefined) return false;
      const meant = evaluate(thing.gives, spoken);
      return meant.is === 'things' && meant.found.some((one) => one.thing.id === id && scoping.home(one.at) === scoping.home(at));
    });
  }
}

/** A body before what only promises one, where both are known. */
function declaredFirst(found: readonly Found[]): readonly Found[] {
  const plain = found.filter(({thing}) => thing.adds !== true);
  return plain.length > 0 ? plain : found;
}

function distinct(types: readonly Found[]): readonly Found[] {
  return [...new Map(types.map((one) => [`${one.at.path} ${one.at.inline} ${one.thing.id}`, one])).values()];
}
