// shard: rows in a declared order, cut by their ids into runs of about the same weight, each run through one task. Rows may stand in sections.
import {emptyMap, type Chunks} from '../merkle/chunks.ts';
import {lookUp, scanMap} from '../merkle/read.ts';
import {runRows, type Ask} from '../run/run-rows.ts';
import {fieldsOf, hashFields, identityFields} from '../task/key.ts';
import type {AnyTask} from '../task/task.ts';
import type {Digest} from '../value/digest.ts';
import type {Params} from '../value/params.ts';
import {indexParts} from './index-keys.ts';
import type {Operator} from './operator.ts';
import {placements, sectionedPlacements, type Placing} from './placements.ts';
import {recut} from './recut.ts';
import {spliced} from './splice.ts';
import {applyChanges, settle} from './settle.ts';
import {valuesOn} from './values-on.ts';

/** Where a row stands among all rows, and how much it weighs in its shard. */
export interface Place {readonly order: string; readonly weight: number}

/**
 * `place` is a light task {row} → Place; `write` {rows} → the shard, and so is `splice`, see there. A shard's id is the place of its last row;
 * with sections, it begins with the section.
 */
export interface ShardSpec {
  readonly name: string;
  readonly from: string;
  /** A collection of the sections that each row stands in, and the task that reads them. */
  readonly sections: {readonly from: string; readonly read: AnyTask} | undefined;
  readonly place: AnyTask;
  readonly write: AnyTask;
  readonly splice: AnyTask | undefined;
  readonly target: number;
  readonly params: Params;
}

export function shardOperator({name, from, sections, place, write, splice, target, params}: ShardSpec): Operator {
  const rowPart = sections === undefined ? 1 : 2; // of the parts that a place is keyed by
  return {
    name,
    kind: 'shard',
    tasks: [place, write],
    inputs: sections === undefined ? [from] : [from, sections.from],
    making: (resources) => [['shard', name], ['target', String(target)], ...fieldsOf('write', identityFields(write, params, resources)), ...fieldsOf('place', identityFields(place, null, resources)), ...fieldsOf('sections', sections === undefined ? [] : [['from', sections.from], ['codec', sections.read.output.name]])],
    async origins({chunks}, {maps: {rows, placed = emptyMap}}, id) {
      const ids: string[] = [];
      const named = (ids: readonly string[]) => ids.flatMap((row) => [{collection: from, id: row}, ...(sections === undefined ? [] : [{collection: sections.from, id: row}])]);
      if ((await lookUp(chunks, rows, [id]))[0] === undefined) return [];
      const start = await shardBefore(chunks, rows, id);
      for await (const run of scanMap(chunks, placed, start)) {
        for (const row of run) {
          if (row.id > id) return named(ids);
          if (row.id !== start) ids.push(indexParts(row.id)[rowPart]!); // see above
        }
      }
      return named(ids);
    },
    async advance(context, former, [input, standing]) {
      if (input === undefined) throw new Error(`Shard "${name}" got no input`);
      const placing: Placing = async (changes, side) => (await valuesOn(context, place, {changes, side})).map(({id, digest, value}) => ({...(value as Place), id, digest}));
      const edits = sections === undefined || standing === undefined ? await placements(context, placing, input.changes) : await sectionedPlacements(context, {place: placing, read: sections.read, rows: input, sections: standing});
      const placed = await applyChanges(context, former?.maps['placed'] ?? emptyMap, edits);
      const {gone, runs, shards} = await recut(context, {placed, edits, former, target, sectioned: sections !== undefined});
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
