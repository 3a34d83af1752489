// Where the rows of a shard operator stand: what changed in its map of places. Knows no more of a section than its name.
import type {RowChange} from '../merkle/diff.ts';
import {lookUp} from '../merkle/read.ts';
import type {Context} from '../run/context.ts';
import type {AnyTask} from '../task/task.ts';
import type {Digest} from '../value/digest.ts';
import {seal, storable, type Sealed} from '../value/wire.ts';
import {weightClassOf} from './cuts.ts';
import {indexKey} from './index-keys.ts';
import type {Delta} from './operator.ts';
import {placeCodec} from './placed.ts';
import {byCodeUnit} from './settle.ts';
import {valuesOn, type Side} from './values-on.ts';

/** A row, where it stands among all rows, and how much it weighs in its shard. */
export interface Standing {readonly id: string; readonly digest: Digest; readonly order: string; readonly weight: number}
export type Placing = (changes: readonly RowChange[], side: Side) => Promise<readonly Standing[]>;

/** No shard has rows of two sections. An order of its own stands in place of the row's. */
export interface Section {readonly section: string; readonly order?: string}

/** The changes of the map of places: a changed row leaves its old place and takes its new one. Stubs have none. */
export async function placements(context: Context, place: Placing, changes: readonly RowChange[]): Promise<readonly RowChange[]> {
  const edits = new Map<string, RowChange>();
  const kept: Sealed[] = [];
  for (const side of ['before', 'after'] as const) {
    for (const {id, digest, order, weight} of await place(changes, side)) {
      const key = indexKey(order, id);
      const sealed = side === 'after' ? placed(digest, weight) : undefined;
      if (sealed !== undefined) kept.push(...storable(sealed));
      edits.set(key, {id: key, before: undefined, after: sealed?.digest});
    }
  }
  await context.store.record(kept);
  return inOrder(edits);
}

/** `read` gives the sections of a row: as many as it stands in. */
export interface Sectioned {readonly place: Placing; readonly read: AnyTask; readonly rows: Delta; readonly sections: Delta}

/** Rows are zipped with their sections by id: one without a section stands nowhere. A place that stays what it is is no change, whatever became of the others of its row. */
export async function sectionedPlacements(context: Context, {place, read, rows, sections}: Sectioned): Promise<readonly RowChange[]> {
  const ids = [...new Set([...rows.changes, ...sections.changes].map(({id}) => id))].sort(byCodeUnit);
  const [ownRows, ownSections] = [await bothSides(context, rows, ids), await bothSides(context, sections, ids)];
  const [before, after] = [await placesOn('before'), await placesOn('after')];
  const edits = new Map<string, RowChange>();
  for (const key of before.keys()) if (!after.has(key)) edits.set(key, {id: key, before: before.get(key)?.digest, after: undefined});
  const fresh = [...after].filter(([key, {digest}]) => before.get(key)?.digest !== digest);
  for (const [key, {digest}] of fresh) edits.set(key, {id: key, before: before.get(key)?.digest, after: digest});
  await context.store.record(fresh.flatMap(([, sealed]) => storable(sealed)));
  return inOrder(edits);

  async function placesOn(side: Side): Promise<ReadonlyMap<string, Sealed>> {
    const standing = new Map((await valuesOn(context, read, {changes: ownSections, side})).map(({id, value}) => [id, value as readonly Section[]]));
    const places = new Map<string, Sealed>();
    for (const {id, digest, order, weight} of await place(ownRows.filter(({id}) => standing.has(id)), side)) {
      for (const {section, order: own = order} of standing.get(id) ?? []) places.set(indexKey(section, own, id), placed(digest, weight));
    }
    return places;
  }
}

/** A row that did not change was what it is. */
async function bothSides({chunks}: Context, {rows, changes}: Delta, ids: readonly string[]): Promise<readonly RowChange[]> {
  const changed = new Map(changes.map((change) => [change.id, change]));
  const others = ids.filter((id) => !changed.has(id));
  const digests = new Map((await lookUp(chunks, rows, others)).map((digest, at) => [others[at], digest]));
  return ids.map((id) => changed.get(id) ?? {id, before: digests.get(id), after: digests.get(id)});
}

function placed(row: Digest, weight: number): Sealed {
  return seal(placeCodec, {row, weightClass: weightClassOf(weight)});
}

function inOrder(edits: ReadonlyMap<string, RowChange>): readonly RowChange[] {
  return [...edits.values()].sort((a, b) => byCodeUnit(a.id, b.id));
}
