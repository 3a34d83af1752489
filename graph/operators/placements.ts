// Where the rows of a shard operator stand: what changed in its map of places. Knows no more of a section than its name.
import type {RowChange} from '../merkle/diff.ts';
import {lookUp} from '../merkle/read.ts';
import type {Context} from '../run/context.ts';
import type {AnyTask} from '../task/task.ts';
import {byCodeUnit} from '../value/by-code-unit.ts';
import type {Digest} from '../value/digest.ts';
import {seal, storable, type Sealed} from '../value/wire.ts';
import {weightClassOf} from './cuts.ts';
import {indexKey} from './index-keys.ts';
import type {Delta} from './operator.ts';
import {placeCodec} from './placed.ts';
import {valuesOn, type Side} from './values-on.ts';

/** A row, where it stands among all rows, and how much it weighs in its shard. */
export interface Standing {readonly id: string; readonly digest: Digest; readonly order: string; readonly weight: number}
export type Placing = (changes: readonly RowChange[], side: Side) => Promise<readonly Standing[]>;

/** No shard has rows of two sections. An order of its own stands in place of the row's. */
export interface Section {readonly section: string; readonly order?: string}

/** The changes of the map of places: a changed row leaves its old place and takes its new one. Stubs have none. */
export async function placements(context: Context, place: Placing, changes: readonly RowChange[]): Promise<readonly RowChange[]> {
  return await moves(context, async (side) => (await place(changes, side)).map((row) => ({key: indexKey(row.order, row.id), row})));
}

/** `read` gives the sections of a row: as many as it stands in. */
export interface Sectioned {readonly place: Placing; readonly read: AnyTask; readonly rows: Delta; readonly sections: Delta}

/** Rows are zipped with their sections by id: one without a section stands nowhere. */
export async function sectionedPlacements(context: Context, {place, read, rows, sections}: Sectioned): Promise<readonly RowChange[]> {
  const ids = [...new Set([...rows.changes, ...sections.changes].map(({id}) => id))].sort(byCodeUnit);
  const [ownRows, ownSections] = [await bothSides(context, rows, ids), await bothSides(context, sections, ids)];
  return await moves(context, async (side) => {
    const standing = new Map((await valuesOn(context, read, {changes: ownSections, side})).map(({id, value}) => [id, value as readonly Section[]]));
    const standings = await place(ownRows.filter(({id}) => standing.has(id)), side);
    return standings.flatMap((row) => (standing.get(row.id) ?? []).map(({section, order = row.order}) => ({key: indexKey(section, order, row.id), row})));
  });
}

interface Keyed {readonly key: string; readonly row: Standing}

/** A place that stays what it is is no change, whatever became of the others of its row. */
async function moves(context: Context, placesOn: (side: Side) => Promise<readonly Keyed[]>): Promise<readonly RowChange[]> {
  const before = new Map((await placesOn('before')).map(({key, row}) => [key, placed(row).digest]));
  const after = new Map<string, Digest>();
  const kept: Sealed[] = [];
  for (const {key, row} of await placesOn('after')) {
    const sealed = placed(row);
    after.set(key, sealed.digest);
    if (before.get(key) !== sealed.digest) kept.push(...storable(sealed));
  }
  await context.store.record(kept);
  const keys = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key)).sort(byCodeUnit);
  return keys.map((id) => ({id, before: before.get(id), after: after.get(id)}));
}

/** A row that did not change was what it is. */
async function bothSides({chunks}: Context, {rows, changes}: Delta, ids: readonly string[]): Promise<readonly RowChange[]> {
  const changed = new Map(changes.map((change) => [change.id, change]));
  const others = ids.filter((id) => !changed.has(id));
  const digests = new Map((await lookUp(chunks, rows, others)).map((digest, at) => [others[at], digest]));
  return ids.map((id) => changed.get(id) ?? {id, before: digests.get(id), after: digests.get(id)});
}

function placed({digest, weight}: Standing): Sealed {
  return seal(placeCodec, {row: digest, weightClass: weightClassOf(weight)});
}
