// The rows of a collection of a finished build: their ids and what they are.
import type {Built} from '../../../graph/build.ts';
import {chunksOf} from '../../../graph/merkle/chunks.ts';
import {scanMap} from '../../../graph/merkle/read.ts';
import type {Store} from '../../../graph/store.ts';
import {stubOf} from '../../../graph/value/stub.ts';
import type {Digest} from '../../../graph/value/digest.ts';

export interface Row {readonly id: string; readonly digest: Digest}

/** Sorted by id, without stubs; none for a collection this build does not have. */
export async function rowsOf(store: Store, {collections}: Pick<Built, 'collections'>, name: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const root = collections.find((collection) => collection.name === name)?.maps.rows;
  if (root === undefined) return rows;
  for await (const run of scanMap(chunksOf(store), root)) rows.push(...run.filter(({digest}) => stubOf(digest) === undefined).map(({id, digest}) => ({id, digest})));
  return rows;
}
