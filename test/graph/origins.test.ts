import test from 'ava';
import type {RowChange} from '../../graph/merkle/diff.ts';
import type {Origin} from '../../graph/operators/operator.ts';
import {chunksOf, emptyMap} from '../../graph/merkle/chunks.ts';
import {diffMaps} from '../../graph/merkle/diff.ts';
import type {CollectionRoot} from '../../graph/root.ts';
import {memoryStore} from '../../graph/store.ts';
import {stubOf} from '../../graph/value/stub.ts';
import {random} from './rig/random.ts';
import {toyBuild} from './rig/toy-build.ts';
import type {World} from './rig/toy-feed.ts';
import {nextWorld, randomThing} from './rig/toy-history.ts';
import {toyPipeline} from './rig/toy-pipeline.ts';

for (const seed of [1, 2, 3, 4, 5, 6]) {
  test(`Operator.origins() changes, or names a row that changed, for every row that changed (seed ${seed})`, async (t) => {
    const dice = random(seed);
    const store = memoryStore();
    const chunks = chunksOf(store);
    const reading = {store, chunks, signal: new AbortController().signal};
    let world: World = new Map(Array.from({length: 40}, (_, at) => [`t${at}`, randomThing(dice)]));
    let before = (await toyBuild(world, {store})).collections;
    let checked = 0;
    for (let step = 0; step < 6; step++) {
      world = nextWorld(world, dice);
      const after = (await toyBuild(world, {store})).collections;
      const changed = new Map<string, readonly RowChange[]>();
      for (const {name, maps} of after) changed.set(name, await diffMaps(chunks, rowsMap(before, name), maps.rows));
      for (const operator of toyPipeline(world).plan.operators) {
        if (operator.kind === 'source') continue;
        for (const {id} of changed.get(operator.name) ?? []) {
          const sides: (readonly Origin[])[] = [];
          for (const build of [before, after]) {
            const maps = build.find(({name}) => name === operator.name)!.maps;
            sides.push(await operator.origins(reading, {maps, inputs: operator.inputs.map((name) => rowsMap(build, name))}, id));
          }
          const moved = JSON.stringify(sides[0]) !== JSON.stringify(sides[1]) || sides.flat().some((origin) => changed.get(origin.collection)?.some((change) => origin.id === undefined || change.id === origin.id));
          t.true(moved, `${operator.name} ${id} at step ${step}`);
          checked++;
        }
      }
      before = after;
    }
    t.true(checked > 50);
  });
}

test('Operator.origins() names every row of a bucket and of a shard once, and no other', async (t) => {
  const dice = random(9);
  const store = memoryStore();
  const world: World = new Map(Array.from({length: 60}, (_, at) => [`t${at}`, randomThing(dice)]));
  const {collections} = await toyBuild(world, {store});
  const chunks = chunksOf(store);
  const reading = {store, chunks, signal: new AbortController().signal};
  for (const operator of toyPipeline(world).plan.operators.filter(({name}) => name === 'shards')) {
    const {maps} = collections.find(({name}) => name === operator.name)!;
    const shards = (await diffMaps(chunks, rowsMap([], ''), maps.rows)).map(({id}) => id);
    const rows = [];
    for (const id of shards) rows.push(...(await operator.origins(reading, {maps, inputs: operator.inputs.map((name) => rowsMap(collections, name))}, id)).map((origin) => origin.id));
    const input = await diffMaps(chunks, rowsMap([], ''), rowsMap(collections, operator.inputs[0]!));
    t.true(shards.length > 1);
    const placed = input.filter(({after}) => stubOf(after!) === undefined); // diffed against nothing
    t.deepEqual([...rows].sort(), placed.map(({id}) => id).sort());
  }
});

function rowsMap(collections: readonly CollectionRoot[], name: string) {
  return collections.find((collection) => collection.name === name)?.maps.rows ?? emptyMap;
}
