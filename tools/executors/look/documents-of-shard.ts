// Which rows a shard holds, in their order: samples, or their tokens.
import {originsIn, type RowName} from '../../../graph/explain/build-side.ts';
import type {Finished} from './finished.ts';

/** A shard is made from its rows and from the sections that they stand in, which are no documents. A phase may take a row twice. */
export async function documentsOfShard(finished: Finished, shard: RowName): Promise<readonly RowName[]> {
  const origins = await originsIn(finished, finished.build, shard);
  return origins.flatMap(({collection, id}) => (id === undefined || collection.startsWith('sections.') ? [] : [{collection, id}]));
}
