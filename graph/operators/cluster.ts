// cluster: edges → connected components, keyed by their least member. Only components that an edge came to or left are found again.
import {emptyMap} from '../merkle/chunks.ts';
import {lookUp, rowsUnder} from '../merkle/read.ts';
import type {RowChange} from '../merkle/diff.ts';
import type {Context} from '../run/context.ts';
import {evaluate} from '../run/evaluate.ts';
import {readTask} from '../run/read-task.ts';
import type {AnyTask} from '../task/task.ts';
import {byCodeUnit} from '../value/by-code-unit.ts';
import type {Codec} from '../value/codec.ts';
import type {Digest} from '../value/digest.ts';
import {jsonCodec} from '../value/json-codec.ts';
import {textCodec} from '../value/text-codec.ts';
import {seal, storable, type Sealed} from '../value/wire.ts';
import {indexKey, indexParts, indexPrefix} from './index-keys.ts';
import type {Former, Operator} from './operator.ts';
import {applyChanges, settle} from './settle.ts';
import {valuesOn} from './values-on.ts';

/** Two ids that belong together, and why. The ids need not be rows of any collection. */
export interface Edge {readonly a: string; readonly b: string; readonly evidence: string}
export interface Component {readonly members: readonly string[]; readonly edges: readonly Edge[]}

export const componentCodec: Codec<Component> = jsonCodec('component');

/** Where edges come from. Rows of several collections may have the same ids. */
export interface EdgeSource {readonly name: string; readonly value: Codec<readonly Edge[]>}

/** Maps: `edges` by (end, other end, row, place in the row) from both ends → evidence; `member` → id of its component. */
export function clusterOperator(name: string, from: readonly EdgeSource[]): Operator {
  return {
    name,
    kind: 'cluster',
    tasks: [],
    inputs: from.map((source) => source.name),
    making: () => [['cluster', name], ...from.map(({value}) => ['edges', value.name] as const)],
    async origins(reading, {maps: {rows, edges: adjacent = emptyMap}}, id) {
      const digests = (await lookUp(reading.chunks, rows, [id])).filter((digest) => digest !== undefined);
      const [component] = (await evaluate(reading, readTask(componentCodec), {params: null, rows: digests.map((digest) => [digest])})) as readonly Component[];
      const found = new Map<string, {readonly collection: string; readonly id: string}>();
      for (const member of component?.members ?? []) {
        for (const edge of await rowsUnder(reading.chunks, adjacent, indexPrefix(member))) {
          const [, , id = '', place = ''] = indexParts(edge.id);
          const collection = from[sourceOf(place)]?.name ?? noSource(name);
          found.set(indexKey(id, collection), {collection, id});
        }
      }
      return [...found].sort(([x], [y]) => byCodeUnit(x, y)).map(([, row]) => row);
    },
    async advance(context, former, inputs) {
      const found = new Map<string, RowChange>();
      for (const [at, {value}] of from.entries()) await findEdits(context, {read: readTask(value), at, changes: inputs[at]?.changes ?? noSource(name)}, found);
      const edits = [...found.values()].sort((x, y) => byCodeUnit(x.id, y.id));
      const adjacent = await applyChanges(context, former?.maps['edges'] ?? emptyMap, edits);
      const touched = new Set(edits.map(({id}) => indexParts(id)[0]!)); // keyed by its ends
      context.emit({kind: 'collection-started', collection: name, dirty: touched.size});
      const broken = await brokenComponents(context, former, [...touched].sort(byCodeUnit));
      for (const {members} of broken.values()) for (const member of members) touched.add(member);
      const now = await components(context, adjacent, [...touched].sort(byCodeUnit));
      const answers = new Map<string, Digest | undefined>([...broken.keys()].map((id) => [id, undefined]));
      const values: Sealed[] = [];
      const home = new Map<string, Digest | undefined>([...touched].map((id) => [id, undefined]));
      for (const component of now) {
        const id = component.members[0]!; // never empty
        const sealed = seal(componentCodec, component);
        answers.set(id, sealed.digest);
        values.push(...storable(sealed));
        const name = seal(textCodec, id);
        values.push(...storable(name));
        for (const member of component.members) home.set(member, name.digest);
      }
      await context.store.record(values);
      context.emit({kind: 'rows-ran', collection: name, task: name, ids: now.map(({members}) => members[0]!)}); // never empty
      const member = await settle(context, former?.maps['member'], home);
      const {rows, changes} = await settle(context, former?.maps.rows, answers);
      return {maps: {rows, edges: adjacent, member: member.rows}, changes, lost: []};
    },
  };
}

/** Of the first collection the position alone, of the others with the collection's: one cluster of one collection is keyed as it always was. */
function placeOf(at: number, position: number): string {
  return at === 0 ? String(position) : `${position} of ${at}`;
}

function sourceOf(place: string): number {
  return Number(place.split(' of ')[1] ?? 0);
}

function noSource(name: string): never {
  throw new Error(`Cluster "${name}" got no input`);
}

interface Moved {readonly read: AnyTask; readonly at: number; readonly changes: readonly RowChange[]}

async function findEdits(context: Context, {read, at, changes}: Moved, edits: Map<string, RowChange>): Promise<void> {
  for (const side of ['before', 'after'] as const) {
    for (const {id: row, value} of await valuesOn(context, read, {changes, side})) {
      for (const [position, {a, b, evidence}] of (value as readonly Edge[]).entries()) {
        const sealed = seal(textCodec, evidence);
        await context.store.record(storable(sealed));
        for (const [end, other] of [[a, b], [b, a]] as const) {
          const id = indexKey(end, other, row, placeOf(at, position));
          edits.set(id, {id, before: undefined, after: side === 'after' ? sealed.digest : undefined});
        }
      }
    }
  }
}

/** The former components of these ids. */
async function brokenComponents(context: Context, former: Former | undefined, ids: readonly string[]): Promise<ReadonlyMap<string, Component>> {
  if (former === undefined) return new Map();
  const names = (await lookUp(context.chunks, former.maps['member'] ?? emptyMap, ids)).filter((digest) => digest !== undefined);
  const homes = (await texts(context, [...new Set(names)])).sort(byCodeUnit);
  const digests = await lookUp(context.chunks, former.maps.rows, homes);
  const values = await evaluate(context, readTask(componentCodec), {params: null, rows: digests.map((digest) => [digest!])}); // members point at rows
  return new Map(values.map((value, at) => [homes[at]!, value as Component])); // one value for each home
}

async function components(context: Context, adjacent: Digest, ids: readonly string[]): Promise<readonly Component[]> {
  const seen = new Set<string>();
  const found: Component[] = [];
  for (const start of ids) {
    if (seen.has(start)) continue;
    seen.add(start);
    const edges = new Map<string, Edge>();
    const members = [start];
    for (const id of members) {
      const rows = await rowsUnder(context.chunks, adjacent, indexPrefix(id));
      const evidence = await texts(context, rows.map(({digest}) => digest));
      for (const [at, row] of rows.entries()) {
        const other = indexParts(row.id)[1]!; // keyed by both ends
        const [a, b] = id < other ? [id, other] : [other, id];
        edges.set(indexKey(a, b, evidence[at]!), {a, b, evidence: evidence[at]!}); // one text for each row
        if (!seen.has(other)) members.push(other);
        seen.add(other);
      }
    }
    if (edges.size > 0) found.push({members: members.sort(byCodeUnit), edges: [...edges].sort(([x], [y]) => byCodeUnit(x, y)).map(([, edge]) => edge)});
  }
  return found;
}

async function texts(context: Context, digests: readonly Digest[]): Promise<string[]> {
  return (await evaluate(context, readTask(textCodec), {params: null, rows: digests.map((digest) => [digest])})).map(String);
}
