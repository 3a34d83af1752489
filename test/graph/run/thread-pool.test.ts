import test from 'ava';
import {growingPool} from '../../../graph/run/growing-pool.ts';
import {inlinePool} from '../../../graph/run/inline-pool.ts';
import type {Job, Outcome, Pool} from '../../../graph/run/job.ts';
import {threadPool} from '../../../graph/run/thread-pool.ts';
import {random} from '../rig/random.ts';
import {toyBuild} from '../rig/toy-build.ts';
import type {World} from '../rig/toy-feed.ts';
import {randomThing} from '../rig/toy-history.ts';

const dice = random(21);
const world: World = new Map(Array.from({length: 3000}, (_, at) => [`t${at}`, randomThing(dice)]));
const host = new URL('../rig/toy-host.ts', import.meta.url);

for (const count of [1, 2, 8]) {
  test(`threadPool() of ${count} threads gives the root that the inline pool gives`, async (t) => {
    const threads = threadPool({count, host, data: null});
    t.teardown(() => threads.close());
    t.is((await toyBuild(world, {pool: () => threads})).root, (await toyBuild(world)).root);
  });
}

test('growingPool() starts no thread for a small build, and uses threads for a large one', async (t) => {
  let started = 0;
  const threads = threadPool({count: 1, host, data: null});
  t.teardown(() => threads.close());
  const pool = (inner: Parameters<typeof inlinePool>[0]) => growingPool({inPlace: inlinePool(inner), count: 1, threads: async () => (started++, threads)});
  await toyBuild(new Map([...world].slice(0, 20)), {pool});
  t.is(started, 0);
  t.is((await toyBuild(world, {pool})).root, (await toyBuild(world)).root);
  t.is(started, 1);
});

test('growingPool() starts the threads that share a core once the one that gives the jobs has time to spare', async (t) => {
  const hired: number[] = [];
  const waiting: PromiseWithResolvers<readonly Outcome[]>[] = [];
  let hasTime = false;
  const crew: Pool = {
    width: 1,
    run() {
      const job = Promise.withResolvers<readonly Outcome[]>();
      waiting.push(job);
      return job.promise;
    },
    close: async () => {},
  };
  const pool = growingPool({inPlace: crew, count: 3, atOnce: 2, rows: 0, spare: () => () => hasTime, threads: async (count) => (hired.push(count), crew)});
  const job: Job = {task: 'any', params: null, rows: [[]], heap: {digests: [], ends: new Float64Array(), bytes: new Uint8Array()}};
  const run = (jobs: number) => Array.from({length: jobs}, () => pool.run(job, new AbortController().signal));
  const first = run(6);
  t.deepEqual(hired, [2], 'there is no time to spare');
  hasTime = true;
  const more = run(4);
  t.deepEqual(hired, [2, 1]);
  await Promise.resolve();
  await new Promise(setImmediate);
  for (const {resolve} of waiting) resolve([]);
  await Promise.all([...first, ...more]);
  const few = run(3);
  t.deepEqual(hired, [2, 1], 'no thread is started twice');
  await new Promise(setImmediate);
  for (const {resolve} of waiting) resolve([]);
  await Promise.all(few);
  await pool.close();
});

test('growingPool() starts no other thread while the first ones wait for work', (t) => {
  const hired: number[] = [];
  const idle: Pool = {width: 1, run: () => new Promise(() => {}), close: async () => {}};
  const pool = growingPool({inPlace: idle, count: 2, atOnce: 1, rows: 0, spare: () => () => true, threads: async (count) => (hired.push(count), idle)});
  pool.expect?.(1);
  void pool.run({task: 'any', params: null, rows: [[]], heap: {digests: [], ends: new Float64Array(), bytes: new Uint8Array()}}, new AbortController().signal);
  t.deepEqual(hired, [1]);
});
