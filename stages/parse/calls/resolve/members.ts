// Finds a member of a type: its own, those that other files add to it, and those of what it extends.
import type {Family} from '../family.ts';
import type {Ask} from './names.ts';
import type {Patience} from './patience.ts';
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
  readonly patience: Pick<Patience, 'refused'>;
}

const deepest = 12;

/** All that is known of a type, whoever asks for which member. */
interface Known {
  readonly byId: ReadonlyMap<string, readonly Found[]>;
  readonly bases: readonly Found[];
  readonly whole: boolean;
}

export function membersOf({family, ask, scoping, evaluate, patience}: MemberTasks): (types: readonly Found[], name: string) => Members {
  /** A file speaks to few types, and to each of them again and again. */
  const known = new Map<string, Known>();
  return (types, name) => member(types, name, new Set(), 0);

  function member(types: readonly Found[], name: string, seen: Set<string>, depth: number): Members {
    let whole = true;
    const bases: Found[] = [];
    for (const type of distinct(types)) {
      const {at, thing: {id}} = type;
      const key = `${scoping.home(at)} ${id}`;
      if (seen.has(key) || depth > deepest) continue;
      seen.add(key);
      const refused = patience.refused;
      const all = known.get(key) ?? knownOf(type);
      // Half of it is not remembered: the next call has patience of its own.
      if (patience.refused === refused) known.set(key, all);
      bases.push(...all.bases);
      if (!all.whole) whole = false;
      const found = all.byId.get(`${id}.${name}`);
      if (found !== undefined) return {found: declaredFirst(found), whole};
    }
    if (bases.length === 0) return {found: [], whole};
    const above = member(bases, name, seen, depth + 1);
    return {found: above.found, whole: whole && above.whole};
  }

  function knownOf(type: Found): Known {
    const {at, thing: {id}} = type;
    const [first = ''] = id.split('.', 1);
    const all = ask(nameBucket(family, first)).flatMap((piece) => ofType(piece, {id, home: scoping.home(at)}));
    const bases = all.filter(({thing}) => thing.id === id).flatMap(({thing, at: spoken}) => (thing.bases ?? []).map((base) => evaluate(base, spoken)));
    return {byId: Map.groupBy(all, ({thing}) => thing.id), bases: bases.flatMap((value) => (value.is === 'things' ? value.found : [])), whole: bases.every(({is}) => is === 'things')};
  }

  /** What a file says of the type: all, where it is the one that declares it; else what it adds. */
  function ofType({path, says, things}: NamePiece, {id, home}: {readonly id: string; readonly home: string}): readonly Found[] {
    const added = new Map<string, boolean>();
    const adds = (spoken: Spoken): boolean => {
      const does = added.get(spoken.inline) ?? addsTo(things, {spoken, id, home});
      added.set(spoken.inline, does);
      return does;
    };
    return things.flatMap((thing) => {
      const spoken = {path, says, inline: thing.inline};
      return scoping.home(spoken) === home || (family === 'rust' && adds(spoken)) ? [{at: spoken, thing}] : [];
    });
  }

  function addsTo(things: NamePiece['things'], {spoken, id, home}: {readonly spoken: Spoken; readonly id: string; readonly home: string}): boolean {
    return things.some((thing) => {
      if (thing.adds !== true || thing.kind !== 'type' || thing.id !== id || thing.inline !== spoken.inline || thing.gives === undefined) return false;
      const meant = evaluate(thing.gives, spoken);
      return meant.is === 'things' && meant.found.some((one) => one.thing.id === id && scoping.home(one.at) === home);
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
