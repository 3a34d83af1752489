import test from 'ava';
import {graph, type Collection} from '../../graph/graph.ts';
import type {Section} from '../../graph/operators/placements.ts';
import type {Place} from '../../graph/operators/shard.ts';
import {memoryStore} from '../../graph/store.ts';
import {defineTask} from '../../graph/task/task.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import {piecesCodec} from '../../graph/value/pieces-codec.ts';
import {random} from './rig/random.ts';
import {rowsOf, toyBuild} from './rig/toy-build.ts';
import {splice} from './rig/toy-pipeline.ts';
import {thingCodec, toyFeed, type Thing, type World} from './rig/toy-feed.ts';

const place = defineTask({name: 'place', version: 1, input: {row: jsonCodec<number>('number')}, output: jsonCodec<Place>('place'), light: true, run: ({row}) => ({order: String(row).padStart(6, '0'), weight: 10})});
const write = defineTask({name: 'write', version: 1, input: {rows: piecesCodec(jsonCodec<number>('number'))}, output: jsonCodec<readonly number[]>('numbers'), run: ({rows}) => rows});
const value = defineTask({name: 'value', version: 1, input: {thing: thingCodec}, output: jsonCodec<number>('number'), run: ({thing}) => thing.value});
const stand = defineTask({name: 'stand', version: 1, input: {thing: thingCodec}, output: jsonCodec<readonly Section[]>('sections'), run: ({thing: {tags}}) => tags.map((section) => ({section}))});

/** Numbered rows, in one order, in sections or not. */
function planOf(world: World, sectioned = true) {
  const toy = graph();
  const things = toy.source('things', thingCodec, toyFeed(world));
  const sections: Collection<readonly Section[]> = toy.map('standings', stand, {thing: things}, null);
  toy.shard('shards', toy.map('values', value, {thing: things}, null), {place, ...(sectioned && {sections}), write, splice, target: 200, params: null});
  return toy.plan;
}

function numbered(rows: number, tagsOf: (value: number) => readonly string[]): World {
  return new Map(Array.from({length: rows}, (_, value): [string, Thing] => [`r${value}`, {value, tags: tagsOf(value), refs: [], friends: []}]));
}

test('shard() with sections writes one shard on each side when a row moves', async (t) => {
  const store = memoryStore();
  const dice = random(3);
  let world = numbered(1500, (value) => [value % 3 === 0 ? 'a' : 'ab']);
  const first = await toyBuild(world, {store, plan: planOf(world)});
  const all = first.ledger['shards']!.length; // it wrote some
  t.true(all > 40, `${all} shards`);
  let ran = 0;
  for (let step = 0; step < 30; step++) {
    const id = `r${dice.int(1500)}`;
    const thing = world.get(id)!; // numbered
    world = new Map(world).set(id, {...thing, tags: [thing.tags[0] === 'a' ? 'ab' : 'a']});
    const {ledger, root} = await toyBuild(world, {store, plan: planOf(world)});
    ran += ledger['shards']!.length; // a shard on either side
    t.is(root, (await toyBuild(world, {plan: planOf(world)})).root);
  }
  t.true(ran >= 60 && ran <= 75, `${ran} shards for 30 moves`);
});

test('shard() with sections leaves those of a section alone that nothing comes to', async (t) => {
  const store = memoryStore();
  const world = numbered(900, (value) => [`s${value % 3}`]);
  const before = await toyBuild(world, {store, plan: planOf(world)});
  const moved = new Map(world);
  for (let value = 0; value < 900; value += 3) if (value % 2 === 0) moved.set(`r${value}`, {value, tags: ['s2'], refs: [], friends: []});
  const after = await toyBuild(moved, {store, plan: planOf(moved)});
  const [old, now] = [await rowsOf(store, before, 'shards'), await rowsOf(store, after, 'shards')];
  const of = (rows: Record<string, unknown>, section: string) => Object.entries(rows).filter(([id]) => id.startsWith(section));
  t.deepEqual(of(now, 's1'), of(old, 's1'));
  t.notDeepEqual(of(now, 's2'), of(old, 's2'));
  t.deepEqual(after.ledger['shards']!.filter((id) => id.startsWith('s1')), []); // two sections moved
});

test('shard() with sections has no row that stands nowhere', async (t) => {
  const world = numbered(400, (value) => (value % 10 === 0 ? [] : ['only']));
  const store = memoryStore();
  const built = await toyBuild(world, {store, plan: planOf(world)});
  const rows = Object.values(await rowsOf(store, built, 'shards')).flat();
  t.deepEqual(rows, [...world.values()].map(({value}) => value).filter((value) => value % 10 !== 0));
  const whole = await toyBuild(world, {store, plan: planOf(world, false)});
  t.is(Object.values(await rowsOf(store, whole, 'shards')).flat().length, 400);
});

test('shard() that comes to have sections, or loses them, is what a clean build makes', async (t) => {
  const store = memoryStore();
  const world = numbered(300, (value) => [`s${value % 2}`]);
  for (const sectioned of [false, true, false, true]) {
    const {root} = await toyBuild(world, {store, plan: planOf(world, sectioned)});
    t.is(root, (await toyBuild(world, {plan: planOf(world, sectioned)})).root);
  }
});
