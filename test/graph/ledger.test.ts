import test from 'ava';
import {memoryStore} from '../../graph/store.ts';
import {toyBuild} from './rig/toy-build.ts';
import type {Thing, World} from './rig/toy-feed.ts';

const base: Thing = {value: 0, tags: [], refs: [], friends: []};
const world: World = new Map<string, Thing>([
  ['a', {...base, value: 1, tags: ['x'], refs: ['b']}],
  ['b', {...base, value: 2, tags: ['x', 'y']}],
  ['c', {...base, value: 3, refs: ['a', 'b'], tags: ['p', 'x'], friends: ['q']}],
]);

async function after(change: (world: Map<string, Thing>) => void, options: {plus?: number} = {}) {
  const store = memoryStore();
  await toyBuild(world, {store});
  const next = new Map(world);
  change(next);
  return (await toyBuild(next, {store, ...options})).ledger;
}

function set(id: string, thing: Partial<Thing>) {
  return (next: Map<string, Thing>) => void next.set(id, {...(next.get(id) ?? base), ...thing});
}

test('build() runs nothing when nothing moved', async (t) => {
  t.deepEqual(await after(() => {}), {});
});

test('build() stops the wave where outputs are equal: 1 and 8 have the same square modulo 7', async (t) => {
  const {circles, ties: _, ...ledger} = await after(set('a', {value: 8}));
  t.deepEqual(Object.keys(ledger).sort(), ['fars', 'friends', 'peers', 'sectioned', 'shadows', 'shards', 'squares', 'standings', 'sums', 'tags', 'tags and shadows', 'things', 'totals']);
  t.deepEqual(ledger['totals'], ['a']);
  t.deepEqual(ledger['sums'], ['a']);
  t.is(circles, undefined);
});

test('build() runs a row that names a changed row, and no other', async (t) => {
  const ledger = await after(set('b', {value: 4}));
  t.deepEqual(ledger['squares'], ['b']);
  t.deepEqual(ledger['totals'], ['a', 'b', 'c']);
  t.deepEqual(ledger['sums'], ['b']);
});

test('build() gathers only the buckets that a change touched', async (t) => {
  t.deepEqual((await after(set('a', {tags: ['z']})))['tags'], ['x', 'z']);
  // A bucket that only the other collection has pieces in, too.
  t.deepEqual((await after(set('a', {value: 3})))['tags and shadows'], ['x']);
  // "q" holds what "y" held: it is recalled.
  t.deepEqual((await after(set('b', {tags: ['x', 'q']})))['tags and shadows'], undefined);
});

test('build() recalls a value seen in an earlier build instead of running it again', async (t) => {
  const store = memoryStore();
  await toyBuild(world, {store});
  await toyBuild(new Map([...world, ['a', {...base, value: 5}]]), {store});
  const {ledger} = await toyBuild(world, {store});
  t.deepEqual(Object.keys(ledger), ['fars', 'peers', 'things', 'ties']);
});

test('build() recalls rows under a new id when their content is known: keys hold no id', async (t) => {
  const ledger = await after((next) => void next.set('twin', next.get('b')!)); // b exists above
  t.is(ledger['squares'], undefined);
  t.is(ledger['sums'], undefined);
});

test('build() with other parameters runs the task they belong to and what depends on it', async (t) => {
  const ledger = await after(() => {}, {plus: 10});
  t.deepEqual(Object.keys(ledger), ['sectioned', 'shards', 'sums']);
  t.deepEqual(ledger['sums'], ['a', 'b', 'c']);
});

test('build() finds again only the components that an edge left or came to', async (t) => {
  const store = memoryStore();
  const two = new Map(world).set('d', {...base, tags: ['r'], friends: ['s']});
  await toyBuild(two, {store});
  const {ledger} = await toyBuild(new Map(two).set('e', {...base, tags: ['s'], friends: ['u']}), {store});
  t.deepEqual(ledger['circles'], ['r']);
});

test('build() of a row asks its loader for that row alone', async (t) => {
  const ledger = await after(set('c', {value: 4}));
  t.deepEqual(ledger['nears'], ['c']);
});

test('build() after a removal runs no row of a map', async (t) => {
  const ledger = await after((next) => void next.delete('c'));
  t.deepEqual(Object.keys(ledger).filter((name) => ['squares', 'sums', 'nears', 'totals'].includes(name)), []);
});
