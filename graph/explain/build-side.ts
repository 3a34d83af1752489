// A finished build as one side of a comparison, and the few questions that are asked of it.
import type {Plan} from '../graph.ts';
import {emptyMap} from '../merkle/chunks.ts';
import {lookUp, page} from '../merkle/read.ts';
import type {Origin, Reading} from '../operators/operator.ts';
import type {CollectionRoot} from '../root.ts';
import {inlineBytes, type Digest} from '../value/digest.ts';
import {open} from '../value/wire.ts';

/** What a build left, and the plan that says what it was made from. */
export interface BuildSide {readonly collections: readonly CollectionRoot[]; readonly plan: Plan}

/** Two builds, one upon the other. The first build has none before it. */
export interface Compared extends Reading {readonly before: BuildSide | undefined; readonly after: BuildSide}

export interface RowName {readonly collection: string; readonly id: string}

export function rootOf(side: BuildSide | undefined, collection: string): CollectionRoot | undefined {
  return side?.collections.find(({name}) => name === collection);
}

/** The rows of a collection; none of one that the build did not have. */
export function rowsOf(side: BuildSide | undefined, collection: string): Digest {
  return rootOf(side, collection)?.maps.rows ?? emptyMap;
}

/** The digests of rows, in the order of their ids, which must be sorted. */
export async function digestsIn({chunks}: Pick<Reading, 'chunks'>, side: BuildSide | undefined, {collection, ids}: {collection: string; ids: readonly string[]}): Promise<readonly (Digest | undefined)[]> {
  return await lookUp(chunks, rowsOf(side, collection), ids);
}

/** What a row was made from in that build; nothing where the plan of today does not know the collection. */
export async function originsIn(reading: Reading, side: BuildSide | undefined, {collection, id}: RowName): Promise<readonly Origin[]> {
  const operator = side?.plan.operators.find(({name}) => name === collection);
  const root = rootOf(side, collection);
  if (operator === undefined || root === undefined) return [];
  return await operator.origins(reading, {maps: root.maps, inputs: operator.inputs.map((name) => rowsOf(side, name))}, id);
}

/** The state of the world that a source was frozen to; none for a collection that is no source. */
export async function feedState({chunks, store}: Pick<Reading, 'chunks' | 'store'>, side: BuildSide | undefined, collection: string): Promise<Uint8Array | undefined> {
  const states = rootOf(side, collection)?.maps['state'];
  const [state] = states === undefined ? [] : await page(chunks, states, {skip: 0, take: 1});
  const wire = state === undefined ? undefined : (inlineBytes(state.digest) ?? (await store.read([state.digest]))[0]);
  return wire === undefined ? undefined : open(wire).payload;
}
