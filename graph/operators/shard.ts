// shard: rows in a declared order, cut by their ids into runs of about the same weight, each run through one task.
import {emptyMap, type Chunks} from '../merkle/chunks.ts';
import type {RowChange} from '../merkle/diff.ts';
import {lookUp, scanMap} from '../merkle/read.ts';
import type {Context} from '../run/context.ts';
import {runRows, type Ask} from '../run/run-rows.ts';
import {fieldsOf, hashFields, identityFields} from '../task/key.ts';
import type {AnyTask} from '../task/task.ts';
import type {Digest} from '../value/digest.ts';
import type {Params} from '../value/params.ts';
import {seal, storable, type Sealed} from '../value/wire.ts';
import {weightClassOf} from './cuts.ts';
import {indexKey, indexParts} from './index-keys.ts';
import type {Operator} from './operator.ts';
import {placeCodec} from './placed.ts';
import {recut} from './recut.ts';
import {spliced} from './splice.ts';
import {applyChanges, byCodeUnit, settle} from './settle.ts';
import {valuesOn} from './values-on.ts';

/** Where a row stands among all rows, and how much it weighs in its shard. */
export interface Place {readonly order: string; readonly weight: number}

/** `place` is a light task {row} → Place; `write` {rows} → the shard, and so is `splice`, see there. A shard's id is the place of its last row. */
export interface ShardSpec {
  readonly name: string;
  readonly from: string;
  readonly place: AnyTask;
  readonly write: AnyTask;
  readonly splice: AnyTask | undefined;
  readonly target: number;
  readonly params: Params;
}

export function shardOperator({name, from, place, write, splice, target, params}: ShardSpec): Operator {
  return {
    name,
    kind: 'shard',
    tasks: [place, write],
    inputs: [from],
    making: (resources) => [['shard', name], ['target', String(target)], ...fieldsOf('write', identityFields(write, params, resources)), ...fieldsOf('place', identityFields(place, null, resources))],
    async origins({chunks}, {maps: {rows, placed = emptyMap}}, id) {
      const ids: string[] = [];
      if ((await lookUp(chunks, rows, [id]))[0] === undefined) return [];
      const start = await shardBefore(chunks, rows, id);
      for await (const run of scanMap(chunks, placed, start)) {
        for (const row of run) {
          if (row.id > id) return ids.map((row) => ({collection: from, id: row}));
          if (row.id !== start) ids.push(indexParts(row.id)[1]!); // a place is keyed by two parts
        }
      }
      return ids.map((row) => ({collection: from, id: row}));
    },
    async advance(context, former, [input]) {
      if (input === undefined) throw new Error(`Shard "${name}" got no input`);
      const edits = await placements(context, place, input.changes);
      const placed = await applyChanges(context, former?.maps['placed'] ?? emptyMap, edits);
      const {gone, runs, shards} = await recut(context, {placed, edits, former, target});
      context.emit({kind: 'collection-started', collection: name, dirty: runs.size});
      const answers = new Map<string, Digest | undefined>(gone.map((id) => [id, undefined]));
      const earlier = splice && former && {task: splice, shards, placed: former.maps['placed'] ?? emptyMap};
      const asks = [...runs].map(([id, {after, rows}]): Ask => ({id, slots: [rows], ...(earlier && {shortcut: () => spliced(context, earlier, {after, upTo: id, rows})})}));
      const work = {collection: name, task: write, params, identity: hashFields(identityFields(write, params, context.resources))};
      for (const [id, digest] of await runRows(context, work, asks)) answers.set(id, digest);
      const {rows, changes, lost} = await settle(context, former?.maps.rows, answers);
      return {maps: {rows, placed}, changes, lost};
    },
  };
}

/** A shard holds what stands after the last row of the one before it. */
async function shardBefore(chunks: Chunks, rows: Digest, id: string): Promise<string | undefined> {
  let before: string | undefined;
  for await (const run of scanMap(chunks, rows)) {
    for (const shard of run) {
      if (shard.id >= id) return before;
      before = shard.id;
    }
  }
  return before;
}

/** The changes of the map of places: a changed row leaves its old place and takes its new one. Stubs have none. */
async function placements(context: Context, place: AnyTask, changes: readonly RowChange[]): Promise<readonly RowChange[]> {
  const edits = new Map<string, RowChange>();
  const kept: Sealed[] = [];
  for (const side of ['before', 'after'] as const) {
    for (const {id, digest, value} of await valuesOn(context, place, {changes, side})) {
      const {order, weight} = value as Place;
      const key = indexKey(order, id);
      const sealed = side === 'after' ? seal(placeCodec, {row: digest, weightClass: weightClassOf(weight)}) : undefined;
      if (sealed !== undefined) kept.push(...storable(sealed));
      edits.set(key, {id: key, before: undefined, after: sealed?.digest});
    }
  }
  await context.store.record(kept);
  return [...edits.values()].sort((a, b) => byCodeUnit(a.id, b.id));
}
