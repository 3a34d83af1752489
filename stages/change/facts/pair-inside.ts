// Pairs declarations that are called the same within partners, from the outside in.
import {bestPairs} from './best-pairs.ts';
import {likeness} from './likeness.ts';
import {unpaired, type Pairing, type Side} from './pairing.ts';
import type {Matchable} from './unit.ts';

/** -1 and -1 for the whole files. */
export function pairInside(pairing: Pairing, before: number, after: number): void {
  const open: (readonly [number, number])[] = [[before, after]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [one, other] = next;
    const named = {before: byName(pairing.before, one), after: byName(pairing.after, other)};
    for (const [name, befores] of named.before) {
      for (const pair of pairTwins(pairing, befores, named.after.get(name) ?? [])) {
        pairing.join(...pair);
        open.push(pair);
      }
    }
  }
}

/** Overloads and blocks of one type share a name: those that say the same go together, then those that are like each other. */
function pairTwins(pairing: Pairing, befores: readonly number[], afters: readonly number[]): readonly (readonly [number, number])[] {
  const [one, other] = [befores[0], afters[0]];
  if (one === undefined || other === undefined) return [];
  if (befores.length === 1 && afters.length === 1) return [[one, other]];
  const {before, after} = pairing;
  return bestPairs(befores, afters, {
    least: 0,
    score(left, right) {
      const hashes = {left: before.list[left]?.hashes, right: after.list[right]?.hashes};
      const signature = hashes.left?.signature === hashes.right?.signature;
      const body = hashes.left?.body === hashes.right?.body;
      return 2 * Number(signature) + Number(body) + 2 * likeness(pairing, left, right);
    },
    content: {before: (index) => told(before.list[index]), after: (index) => told(after.list[index])},
  });
}

function told(one: Matchable | undefined): string {
  return one === undefined ? '' : `${one.hashes.signature} ${one.hashes.body}`;
}

function byName(side: Side, index: number): ReadonlyMap<string, readonly number[]> {
  const named = new Map<string, number[]>();
  for (const one of unpaired(side, side.inside(index))) {
    const name = nameOf(side.list[one]);
    const known = named.get(name);
    if (known === undefined) named.set(name, [one]);
    else known.push(one);
  }
  return named;
}

/** What implements another trait for a type is another block. */
function nameOf(one: Matchable | undefined): string {
  return JSON.stringify([one?.kind, one?.name, one?.of, ...(one?.kind === 'impl' ? one.bases : [])]);
}
