import {setImmediate} from 'node:timers/promises';
import test from 'ava';
import {earlyWork} from '../../graph/operators/early-work.ts';
import {memoryStore, type Recorded} from '../../graph/store.ts';
import type {Digest} from '../../graph/value/digest.ts';
import {random} from './rig/random.ts';
import {ledgerOf, toyBuild} from './rig/toy-build.ts';
import {randomThing} from './rig/toy-history.ts';
import type {World} from './rig/toy-feed.ts';

const digest = (text: string) => text as Digest;
const row = (id: string, after: string | undefined) => ({id, before: undefined, after: after === undefined ? undefined : digest(after)});

test('earlyWork() gives what came of rows that stayed what they were, and leaves the rest to be done', async (t) => {
  const seen: string[] = [];
  const work = earlyWork(2, async (rows) => rows.map(({id}) => (seen.push(id), `made ${id}`)));
  work.take([row('a', '1'), row('b', '1'), row('s', 'stub:no')]);
  const {early, rest} = await work.results([row('a', '1'), row('b', '2'), row('c', '1')]);
  t.deepEqual([...early], [['a', 'made a']]);
  t.deepEqual(rest.map(({id}) => id), ['b', 'c']);
  t.deepEqual(seen, ['a', 'b']);
});

test('earlyWork() has two lots at work at most, takes what came meanwhile together, and starts nothing for a few rows', async (t) => {
  const lots: string[][] = [];
  const gate = Promise.withResolvers<void>();
  const work = earlyWork(2, async (rows) => {
    lots.push(rows.map(({id}) => id));
    await gate.promise;
    return rows.map(({id}) => id);
  });
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) work.take([row(id, '1')]);
  t.deepEqual(lots, [['a', 'b'], ['c', 'd']]);
  gate.resolve();
  await work.results([]);
  work.take([row('h', '1')]);
  t.deepEqual(lots, [['a', 'b'], ['c', 'd']], 'those that waited are left to whoever asked for results');
});

test('earlyWork() does not let the last rows wait for company, and says when nothing more will come of it', async (t) => {
  const lots: string[][] = [];
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let ended = 0;
  const work = earlyWork(2, async (rows) => {
    lots.push(rows.map(({id}) => id));
    await gates[lots.length - 1]?.promise;
    return rows.map(({id}) => id);
  }, () => ended++);
  for (const id of ['a', 'b', 'c']) work.take([row(id, '1')]);
  t.deepEqual(lots, [['a', 'b']]);
  work.end();
  t.deepEqual(lots, [['a', 'b'], ['c']]);
  gates[0]?.resolve();
  await setImmediate();
  t.is(ended, 0);
  gates[1]?.resolve();
  const {early, rest} = await work.results(['a', 'b', 'c'].map((id) => row(id, '1')));
  t.is(early.size, 3);
  t.deepEqual(rest, []);
  t.true(ended > 0);
});

test('earlyWork() keeps a failure for whoever asks', async (t) => {
  const work = earlyWork<string>(1, async () => Promise.reject(new Error('no luck')));
  work.take([row('a', '1')]);
  await t.throwsAsync(() => work.results([row('a', '1')]), {message: 'no luck'});
});

test('build() from nothing works on rows while their source is still listing, and runs each row once', async (t) => {
  const dice = random(5);
  const world: World = new Map(Array.from({length: 9000}, (_, at) => [`t${at}`, randomThing(dice)]));
  const memory = memoryStore();
  // A disk takes its time: what else can be done is done meanwhile.
  const record = async (rows: readonly Recorded[]) => {
    await setImmediate();
    await memory.record(rows);
  };
  const {events} = await toyBuild(world, {store: {...memory, record}});
  // A fold runs chunks, and those of two levels may end with the same row.
  const {all, ...ofRows} = ledgerOf(events);
  for (const [collection, ids] of Object.entries(ofRows)) t.is(new Set(ids).size, ids.length, collection);
  t.truthy(all);
  const firstSquare = events.findIndex((event) => event.kind === 'rows-ran' && event.collection === 'squares');
  const things = events.findIndex((event) => event.kind === 'collection-finished' && event.collection === 'things');
  t.true(firstSquare >= 0 && firstSquare < things, `${firstSquare} ${things}`);
});
