import test from 'ava';
import {scaleBuild} from '../../bench/scale-build.ts';
import {leafId} from '../../bench/scale-world.ts';
import {chunksOf} from '../../graph/merkle/chunks.ts';
import {lookUp, pageOf} from '../../graph/merkle/read.ts';
import {emptyMap} from '../../graph/merkle/chunks.ts';
import {random} from './rig/random.ts';
import {countingStore, type Counts} from './rig/counting-store.ts';

const long = process.env['GRISTMILL_LONG'] === '1';

/** Chunks hold 256 rows on average, and a row at random lies in one of twice as many; a path is as many chunks long as the world has such levels. */
function bounds(leaves: number): Counts {
  const depth = Math.log2(leaves);
  return {read: 15 * depth, recorded: 10 * depth, recalled: 60 * depth};
}

for (const leaves of [20_000, ...(long ? [500_000] : [])]) {
  test.serial(`build() looks up, reads and records no more for a change than a path of every map needs (${leaves} leaves)`, async (t) => {
    t.timeout(30 * 60_000);
    const store = countingStore();
    const dice = random(leaves);
    const steps: (readonly number[])[] = [];
    const advance = async (...step: readonly number[]) => {
      steps.push(step);
      const {ran} = await scaleBuild(store, {leaves, steps});
      return {ran, counts: store.counted()};
    };
    await scaleBuild(store, {leaves, steps});
    t.true(store.counted().recorded >= leaves);

    // Nothing to do: the root is read, and nothing else is asked for.
    const {ran} = await scaleBuild(store, {leaves, steps});
    t.deepEqual([ran, store.counted()], [{}, {recalled: 0, read: 1, recorded: 0}]);

    // One leaf at a time, some of them new: what is asked for on average stays within the bounds.
    const rounds = 20;
    const sum = {recalled: 0, read: 0, recorded: 0};
    for (let round = 0; round < rounds; round++) {
      const {ran, counts} = await advance(round % 5 === 0 ? leaves + dice.int(leaves) : dice.int(leaves));
      t.true((ran['shards'] ?? 0) <= 2 && ran['texts'] === 1 && ran['sums'] === 1 && (ran['shares'] ?? 0) <= 25, JSON.stringify(ran));
      for (const name of ['recalled', 'read', 'recorded'] as const) sum[name] += counts[name];
    }
    const most = bounds(leaves);
    t.log(`a change: ${sum.recalled / rounds} recalled, ${sum.read / rounds} read, ${sum.recorded / rounds} recorded`);
    for (const name of ['recalled', 'read', 'recorded'] as const) t.true(sum[name] / rounds <= most[name], `${sum[name] / rounds} ${name}, at most ${most[name]}`);

    // A hundred at once cost no more than a hundred times one.
    const hundred = await advance(...Array.from({length: 100}, () => dice.int(leaves)));
    t.log(`100 changes: ${JSON.stringify(hundred.counts)}`);
    for (const name of ['recalled', 'read', 'recorded'] as const) t.true(hundred.counts[name] <= 100 * most[name], `${hundred.counts[name]} ${name}`);
    t.true((hundred.ran['shards'] ?? 0) <= 102);
  });
}

test('a page and a row are read at the cost of a path, also of a large collection', async (t) => {
  const store = countingStore();
  const {built} = await scaleBuild(store, {leaves: 5000, steps: []});
  const texts = built.collections.find(({name}) => name === 'texts')?.maps.rows ?? emptyMap;
  store.counted();
  t.is((await pageOf(chunksOf(store), texts, {limit: 50})).rows.length, 50);
  t.true(store.counted().read <= 4);
  t.is((await lookUp(chunksOf(store), texts, [leafId(1234)])).filter((digest) => digest !== undefined).length, 1);
  t.true(store.counted().read <= 4);
});

test('a large world built step by step is the one built at once', async (t) => {
  const store = countingStore();
  const dice = random(7);
  const steps: (readonly number[])[] = [];
  let last = '';
  for (const size of [0, 1, 30, 1, 400]) {
    steps.push(Array.from({length: size}, () => dice.int(5200)));
    last = (await scaleBuild(store, {leaves: 5000, steps})).built.root;
  }
  t.is(last, (await scaleBuild(countingStore(), {leaves: 5000, steps})).built.root);
});
