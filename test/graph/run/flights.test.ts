import {setImmediate} from 'node:timers/promises';
import test from 'ava';
import {graph, type Graph} from '../../../graph/graph.ts';
import {openFlights} from '../../../graph/run/flights.ts';
import {inlinePool} from '../../../graph/run/inline-pool.ts';
import {memoryStore} from '../../../graph/store.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {rowsOf, toyBuild} from '../rig/toy-build.ts';
import {thingCodec, toyFeed, type Thing, type World} from '../rig/toy-feed.ts';

const thing = (value: number): Thing => ({value, tags: [], refs: [], friends: []});
const world: World = new Map(Array.from({length: 300}, (_, at) => [`row ${at}`, thing(at % 40)]));
const double = defineTask({name: 'double', version: 1, input: {thing: thingCodec}, output: jsonCodec<number>('number'), shared: true, run: ({thing: {value}}) => (value === 13 ? {stub: 'unlucky: no answer'} : value * 2)});

/** Two collections ask one task the same, and neither waits for the other. */
function twice(asked: World, task = double): Graph {
  const toy = graph();
  const things = toy.source('things', thingCodec, toyFeed(asked));
  toy.map('one', task, {thing: things}, null);
  toy.map('other', task, {thing: things}, null);
  return toy;
}

test('two collections that ask the same run it once, and both have the answers', async (t) => {
  const store = memoryStore();
  const built = await toyBuild(world, {store, plan: twice(world).plan});
  const ran = (built.ledger['one']?.length ?? 0) + (built.ledger['other']?.length ?? 0);
  t.is(ran, 40, 'values, not rows');
  t.deepEqual(await rowsOf(store, built, 'one'), await rowsOf(store, built, 'other'));
  t.is(Object.keys(await rowsOf(store, built, 'other')).length, 300);
});

test('a failure reaches both, and the next build has nothing left of it', async (t) => {
  const store = memoryStore();
  let broken = true;
  const pool: typeof inlinePool = (host) => {
    const whole = inlinePool(host);
    return {...whole, run: async (job, signal) => {
      await setImmediate();
      if (broken && job.task === 'double') throw new Error('The machine is on fire');
      return await whole.run(job, signal);
    }};
  };
  await t.throwsAsync(toyBuild(world, {store, plan: twice(world).plan, pool}), {message: 'The machine is on fire'});
  broken = false;
  const built = await toyBuild(world, {store, plan: twice(world).plan, pool});
  t.is((await rowsOf(store, built, 'other'))['row 1'], 2);
});

test('a task that is not shared is asked by each collection for itself', async (t) => {
  const {ledger} = await toyBuild(world, {plan: twice(world, {...double, shared: false}).plan});
  t.is((ledger['one']?.length ?? 0) + (ledger['other']?.length ?? 0), 80);
});

test('openFlights() gives a key to the first, and its answer to all others, before and after it is there', async (t) => {
  const flights = openFlights();
  const [key, lost] = ['key' as Digest, 'lost' as Digest];
  t.is(flights.join(key), undefined);
  const waiting = flights.join(key);
  flights.answer(key, 'answer' as Digest);
  t.is(await waiting, 'answer' as Digest);
  flights.fail(key, new Error('too late'));
  t.is(await flights.join(key), 'answer' as Digest);
  t.is(flights.join(lost), undefined);
  const failing = flights.join(lost);
  flights.fail(lost, new Error('gone'));
  await t.throwsAsync(async () => await failing, {message: 'gone'});
  await t.throwsAsync(async () => await flights.join(lost), {message: 'gone'});
});
