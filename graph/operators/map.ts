// map: rows of one or more collections, zipped by id, each through one task.
import {lookUp} from '../merkle/read.ts';
import type {Ask} from '../run/run-rows.ts';
import {runRows} from '../run/run-rows.ts';
import type {Context} from '../run/context.ts';
import {hashFields, identityFields} from '../task/key.ts';
import type {AnyTask} from '../task/task.ts';
import {byCodeUnit} from '../value/by-code-unit.ts';
import type {Digest} from '../value/digest.ts';
import type {Params} from '../value/params.ts';
import {stubOf} from '../value/stub.ts';
import type {Delta, Operator} from './operator.ts';
import {earlyWork, type EarlyWork} from './early-work.ts';
import {settle} from './settle.ts';

export interface MapSpec {
  readonly name: string;
  readonly task: AnyTask;
  /** Input name → collection name. */
  readonly from: Readonly<Record<string, string>>;
  readonly params: Params;
}

/** Rows that run together, ahead of time: enough for those that need the same bytes to meet. */
const rowsAtLeast = 4096;

export function mapOperator({name, task, from, params}: MapSpec): Operator {
  const inputs = Object.keys(task.input).map((input) => from[input] ?? missingInput(name, input));
  const making = (resources: ReadonlyMap<string, Digest>) => identityFields(task, params, resources);
  const workOf = ({resources}: Context) => ({collection: name, task, params, identity: hashFields(making(resources))});
  return {
    name,
    kind: 'map',
    tasks: [task],
    inputs,
    making,
    origins: async (_reading, _made, id) => inputs.map((collection) => ({collection, id})),
    ...(inputs.length === 1 && task.light !== true && {
      ahead: (context) => earlyWork(rowsAtLeast, async (rows) => {
        const answers = await runRows(context, workOf(context), rows.map(({id, digest}) => ({id, slots: [digest]})));
        return rows.map(({id}) => answers.get(id));
      }),
    }),
    async advance(context, former, deltas, {ahead}) {
      const dirty = dirtyIds(deltas, former?.lost ?? []);
      const early = await (ahead as EarlyWork<Digest | undefined> | undefined)?.results(deltas.flatMap(({changes}) => changes));
      context.emit({kind: 'collection-started', collection: name, dirty: dirty.length});
      const columns = await Promise.all(deltas.map((delta) => column(context, delta, dirty)));
      const answers = new Map<string, Digest | undefined>();
      const asks: Ask[] = [];
      for (const [at, id] of dirty.entries()) {
        const slots = columns.map((digests) => digests[at]);
        const stub = slots.find((digest) => digest !== undefined && stubOf(digest) !== undefined);
        if (early?.early.has(id) === true) answers.set(id, early.early.get(id));
        else if (slots.some((digest) => digest === undefined)) answers.set(id, undefined);
        else if (stub !== undefined) answers.set(id, stub);
        else asks.push({id, slots: slots.filter((digest) => digest !== undefined)});
      }
      for (const [id, digest] of await runRows(context, workOf(context), asks)) answers.set(id, digest);
      const {rows, changes, lost} = await settle(context, former?.maps.rows, answers);
      return {maps: {rows}, changes, lost};
    },
  };
}

function dirtyIds(deltas: readonly Delta[], lost: readonly string[]): readonly string[] {
  const [only, ...more] = deltas;
  if (only !== undefined && more.length === 0 && lost.length === 0) return only.changes.map(({id}) => id);
  const ids = new Set<string>(lost);
  for (const {changes} of deltas) for (const {id} of changes) ids.add(id);
  return [...ids].sort(byCodeUnit);
}

/** One input's digests for the dirty ids: from its changes where it changed, else from its rows. */
async function column({chunks}: Context, {rows, changes}: Delta, ids: readonly string[]): Promise<readonly (Digest | undefined)[]> {
  const changed = new Map(changes.map(({id, after}) => [id, after]));
  const other = ids.filter((id) => !changed.has(id));
  const found = new Map((await lookUp(chunks, rows, other)).map((digest, at) => [other[at], digest]));
  return ids.map((id) => (changed.has(id) ? changed.get(id) : found.get(id)));
}

function missingInput(collection: string, input: string): never {
  throw new Error(`Collection "${collection}" gives its task no input "${input}"`);
}
