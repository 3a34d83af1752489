// Two builds of a toy world upon each other, and the rows of both as an independent reader finds them.
import {chunksOf} from '../../../graph/merkle/chunks.ts';
import {scanMap} from '../../../graph/merkle/read.ts';
import type {BuildSide, Compared} from '../../../graph/explain/build-side.ts';
import {memoryStore} from '../../../graph/store.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {toyBuild, type ToyBuild} from '../rig/toy-build.ts';
import type {Thing, World} from '../rig/toy-feed.ts';
import {toyPipeline} from '../rig/toy-pipeline.ts';

export const thing = (value: number, more: Partial<Thing> = {}): Thing => ({value, tags: [], refs: [], friends: [], ...more});

export interface Told {readonly compared: Compared; readonly built: readonly ToyBuild[]}

/** The last two of some builds in one store. */
export async function told(...steps: readonly {readonly world: World; readonly plus?: number; readonly gone?: ReadonlySet<Digest>}[]): Promise<Told> {
  const store = memoryStore();
  const built: ToyBuild[] = [];
  const sides: BuildSide[] = [];
  for (const {world, plus = 0, gone = new Set<Digest>()} of steps) {
    const one = await toyBuild(world, {store, plus, gone});
    built.push(one);
    sides.push({collections: one.collections, plan: toyPipeline(world, plus).plan});
  }
  const [before, after] = sides.length === 1 ? [undefined, ...sides] : sides.slice(-2);
  if (after === undefined) throw new Error('Nothing was built');
  return {compared: {store, chunks: chunksOf(store), signal: new AbortController().signal, before, after}, built};
}

export async function rowsIn({chunks}: Compared, side: BuildSide | undefined, collection: string): Promise<ReadonlyMap<string, Digest>> {
  const rows = new Map<string, Digest>();
  const root = side?.collections.find(({name}) => name === collection);
  if (root !== undefined) for await (const run of scanMap(chunks, root.maps.rows)) for (const {id, digest} of run) rows.set(id, digest);
  return rows;
}
