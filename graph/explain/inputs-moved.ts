// The rows a row is made from that are not what they were, or were not among its rows before.
import {diffMaps} from '../merkle/diff.ts';
import type {Origin} from '../operators/operator.ts';
import {byCodeUnit} from '../value/by-code-unit.ts';
import type {Digest} from '../value/digest.ts';
import {digestsIn, originsIn, rowsOf, type Compared, type RowName} from './build-side.ts';

export interface InputMove extends RowName {
  readonly before: Digest | undefined;
  readonly after: Digest | undefined;
  /** Whether the row is made from it in both builds, only now or more often than before, or only before or more often than now. Its own value may be the same. */
  readonly role: 'stays' | 'joins' | 'leaves';
}

/** Those with another value first. Of a row that is new or gone, rows that are not only say where it came from: they are left out. */
export async function inputsMoved(compared: Compared, row: RowName): Promise<readonly InputMove[]> {
  const [old, now] = await Promise.all([originsIn(compared, compared.before, row), originsIn(compared, compared.after, row)]);
  const whole = [...old, ...now].find(({id}) => id === undefined);
  if (whole !== undefined) return await everyMove(compared, whole.collection);
  const [oldTimes, nowTimes] = [timesNamed(old), timesNamed(now)];
  const moves: InputMove[] = [];
  for (const [collection, ids] of byCollection([...now, ...old])) {
    const before = await digestsIn(compared, compared.before, {collection, ids});
    const after = await digestsIn(compared, compared.after, {collection, ids});
    for (const [at, id] of ids.entries()) {
      const name = nameOf({collection, id});
      const more = (nowTimes.get(name) ?? 0) - (oldTimes.get(name) ?? 0);
      const role = more > 0 ? 'joins' : more < 0 ? 'leaves' : 'stays';
      if (before[at] !== after[at] || role !== 'stays') moves.push({collection, id, before: before[at], after: after[at], role});
    }
  }
  const others = moves.filter(({before, after}) => before !== after);
  const onBothSides = old.length > 0 && now.length > 0;
  return others.length > 0 && !onBothSides ? others : [...others, ...moves.filter(({before, after}) => before === after)];
}

/** What a summary of a whole collection is made from. */
async function everyMove({chunks, before, after}: Compared, collection: string): Promise<readonly InputMove[]> {
  const changes = await diffMaps(chunks, rowsOf(before, collection), rowsOf(after, collection));
  return changes.map((change) => ({collection, ...change, role: change.before === undefined ? 'joins' : change.after === undefined ? 'leaves' : 'stays'}));
}

function byCollection(origins: readonly Origin[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, Set<string>>();
  for (const {collection, id} of origins) if (id !== undefined) ids.set(collection, (ids.get(collection) ?? new Set()).add(id));
  return new Map([...ids].map(([collection, own]) => [collection, [...own].sort(byCodeUnit)]));
}

function timesNamed(origins: readonly Origin[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const name of origins.map(nameOf)) times.set(name, (times.get(name) ?? 0) + 1);
  return times;
}

function nameOf({collection, id}: Origin): string {
  return JSON.stringify([collection, id]);
}
