import test from 'ava';
import {growingPool} from '../../../graph/run/growing-pool.ts';
import {inlinePool} from '../../../graph/run/inline-pool.ts';
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
  const pool = (inner: Parameters<typeof inlinePool>[0]) => growingPool({inPlace: inlinePool(inner), width: 1, threads: async () => (started++, threads)});
  await toyBuild(new Map([...world].slice(0, 20)), {pool});
  t.is(started, 0);
  t.is((await toyBuild(world, {pool})).root, (await toyBuild(world)).root);
  t.is(started, 1);
});
