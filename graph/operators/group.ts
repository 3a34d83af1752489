// group: rows spread pieces into buckets, and each touched bucket is gathered again from its pieces, in the order of their rows.
import {emptyMap} from '../merkle/chunks.ts';
import type {RowChange} from '../merkle/diff.ts';
import {rowsUnder} from '../merkle/read.ts';
import type {Context} from '../run/context.ts';
import {runRows} from '../run/run-rows.ts';
import {fieldsOf, hashFields, identityFields, type KeyField} from '../task/key.ts';
import type {AnyTask} from '../task/task.ts';
import {byCodeUnit} from '../value/by-code-unit.ts';
import type {Codec} from '../value/codec.ts';
import type {Digest} from '../value/digest.ts';
import type {Params} from '../value/params.ts';
import {seal, storable, type Sealed} from '../value/wire.ts';
import {indexKey, indexParts, indexPrefix} from './index-keys.ts';
import type {Operator, Taker} from './operator.ts';
import {earlyWork, type EarlyWork} from './early-work.ts';
import {applyChanges, settle} from './settle.ts';
import {valuesOn} from './values-on.ts';

export interface Piece<T> {readonly bucket: string; readonly piece: T}

/** `spread` is a light task {row} → pieces. The map `pieces` holds them by (bucket, row, position). */
export interface GroupSpec {
  readonly name: string;
  /** Rows of several collections may have the same ids. */
  readonly from: readonly string[];
  readonly spread: AnyTask;
  readonly piece: Codec<unknown>;
  /** None where all pieces of a bucket are the same: any of them is the row. */
  readonly gather: AnyTask | undefined;
  readonly params: Params;
}

/** Rows that are spread together, ahead of time. */
const rowsAtLeast = 512;

export function groupOperator({name, from, spread, piece, gather, params}: GroupSpec): Operator {
  const gathering = (resources: ReadonlyMap<string, Digest>): readonly KeyField[] => (gather === undefined ? [['any', 'piece']] : identityFields(gather, params, resources));
  return {
    name,
    kind: 'group',
    tasks: gather === undefined ? [spread] : [spread, gather],
    inputs: from,
    // A piece says by number which collection it is from.
    making: (resources) => [['group', name], ...(from.length === 1 ? [] : [['from', from.join('\n')] as const]), ['piece', piece.name], ...fieldsOf('gather', gathering(resources)), ...fieldsOf('spread', identityFields(spread, null, resources))],
    async origins({chunks}, {maps: {pieces = emptyMap}}, id) {
      const rows = new Map<string, {readonly collection: string; readonly id: string}>();
      for (const piece of await rowsUnder(chunks, pieces, indexPrefix(id))) {
        const [, row = '', place = ''] = indexParts(piece.id);
        const collection = from[sourceOf(place)] ?? noSource(name);
        rows.set(indexKey(row, collection), {collection, id: row});
      }
      return [...rows.values()];
    },
    // Rows are told of ahead by one collection at most.
    ...(from.length === 1 && {ahead: aheadOf}),
    async advance(context, former, inputs, {ahead}) {
      const moved: (readonly RowChange[])[] = [];
      for (const at of from.keys()) moved.push(await piecesOf(context, {spread, piece, at, changes: (inputs[at] ?? noSource(name)).changes}, ahead as EarlyWork<readonly RowChange[]> | undefined));
      const edits = from.length === 1 ? moved.flat() : moved.flat().sort((a, b) => byCodeUnit(a.id, b.id));
      const pieces = await applyChanges(context, former?.maps['pieces'] ?? emptyMap, edits);
      const touched = [...new Set([...edits.map(({id}) => indexParts(id)[0]!), ...(former?.lost ?? [])])].sort(byCodeUnit);
      context.emit({kind: 'collection-started', collection: name, dirty: touched.length});
      const answers = new Map<string, Digest | undefined>();
      const asks = [];
      const present = former === undefined ? byBucket(edits) : undefined;
      for (const bucket of touched) {
        const digests = present?.get(bucket) ?? (await rowsUnder(context.chunks, pieces, indexPrefix(bucket))).map(({digest}) => digest);
        if (gather === undefined || digests.length === 0) answers.set(bucket, digests[0]);
        else asks.push({id: bucket, slots: [digests]});
      }
      if (gather !== undefined) {
        const work = {collection: name, task: gather, params, identity: hashFields(gathering(context.resources))};
        for (const [bucket, digest] of await runRows(context, work, asks)) answers.set(bucket, digest);
      }
      const {rows, changes, lost} = await settle(context, former?.maps.rows, answers);
      return {maps: {rows, pieces}, changes, lost};
    },
  };

  function aheadOf(context: Context, onward: Taker): Taker {
    const seen = new Set<string>();
    return earlyWork(rowsAtLeast, async (rows) => {
      const made = await piecesOfRows(context, {spread, piece, at: 0, changes: rows.map(({id, digest}) => ({id, before: undefined, after: digest}))});
      // Any piece of a bucket is its row; of others the row is known only when all pieces are.
      if (gather === undefined) onward.take(firstOfBuckets(made.flat(), seen));
      return made;
    }, onward.end);
  }
}

/** Of the first collection the position alone, of the others with the collection's: one group of one collection is keyed as it always was. */
function placeOf(at: number, position: number): string {
  const own = String(position).padStart(6, '0');
  return at === 0 ? own : `${own} of ${at}`;
}

function sourceOf(place: string): number {
  return Number(place.split(' of ')[1] ?? 0);
}

function noSource(name: string): never {
  throw new Error(`Group "${name}" got no input`);
}

interface Spread {readonly spread: AnyTask; readonly piece: Codec<unknown>; /** The number of the collection. */ readonly at: number; readonly changes: readonly RowChange[]}

/** The changes of the pieces map: what the changed rows spread before is taken out, what they spread now is put in. */
async function piecesOf(context: Context, {spread, piece, at, changes}: Spread, work: EarlyWork<readonly RowChange[]> | undefined): Promise<readonly RowChange[]> {
  const {early, rest} = (await work?.results(changes)) ?? {early: new Map<string, readonly RowChange[]>(), rest: changes};
  const edits = new Map<string, RowChange>();
  for (const {id, value} of await valuesOn(context, spread, {changes: rest, side: 'before'})) {
    for (const {key} of keyed(id, value, at)) edits.set(key, {id: key, before: undefined, after: undefined});
  }
  for (const made of [...early.values(), ...(await piecesOfRows(context, {spread, piece, at, changes: rest}))]) for (const edit of made) edits.set(edit.id, edit);
  return [...edits.values()].sort((a, b) => byCodeUnit(a.id, b.id));
}

/** What each row spreads now, recorded. */
async function piecesOfRows(context: Context, {spread, piece, at, changes}: Spread): Promise<readonly (readonly RowChange[])[]> {
  const kept: Sealed[] = [];
  const made = new Map<string, readonly RowChange[]>();
  for (const {id, value} of await valuesOn(context, spread, {changes, side: 'after'})) {
    const pieces = keyed(id, value, at).map(({key, one}) => ({key, sealed: seal(piece, one)}));
    made.set(id, pieces.map(({key, sealed: {digest}}) => ({id: key, before: undefined, after: digest})));
    kept.push(...pieces.flatMap(({sealed}) => storable(sealed)));
  }
  await context.store.record(kept);
  return changes.map(({id}) => made.get(id) ?? []);
}

function keyed(id: string, value: unknown, at: number): readonly {readonly key: string; readonly one: unknown}[] {
  return (value as readonly Piece<unknown>[]).map(({bucket, piece: one}, position) => ({key: indexKey(bucket, id, placeOf(at, position)), one}));
}

function firstOfBuckets(pieces: readonly RowChange[], seen: Set<string>): readonly RowChange[] {
  const rows: RowChange[] = [];
  for (const {id, after} of pieces) {
    const bucket = indexParts(id)[0]!; // a piece is keyed by three parts
    if (!seen.has(bucket)) rows.push({id: bucket, before: undefined, after});
    seen.add(bucket);
  }
  return rows;
}

/** When every piece is new, the buckets are already at hand: `edits` are sorted by bucket. */
function byBucket(edits: readonly RowChange[]): ReadonlyMap<string, readonly Digest[]> {
  const buckets = new Map<string, Digest[]>();
  for (const {id, after} of edits) {
    if (after === undefined) continue;
    const bucket = indexParts(id)[0]!; // a piece is keyed by three parts
    const known = buckets.get(bucket);
    if (known === undefined) buckets.set(bucket, [after]);
    else known.push(after);
  }
  return buckets;
}
