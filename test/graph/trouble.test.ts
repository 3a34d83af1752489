import test from 'ava';
import {memoryStore} from '../../graph/store.ts';
import {TaskThrew} from '../../graph/run/task-threw.ts';
import {inlinePool} from '../../graph/run/inline-pool.ts';
import type {Job, Outcome, Pool} from '../../graph/run/job.ts';
import type {Host} from '../../graph/run/run-job.ts';
import {isStored} from '../../graph/value/digest.ts';
import {random} from './rig/random.ts';
import {rowsOf, toyBuild} from './rig/toy-build.ts';
import {toyAddress, type World} from './rig/toy-feed.ts';
import {randomThing} from './rig/toy-history.ts';
import {square, toyPipeline} from './rig/toy-pipeline.ts';

function someWorld(seed: number, size: number): World {
  const dice = random(seed);
  return new Map(Array.from({length: size}, (_, at) => [`t${at}`, randomThing(dice)]));
}

test('build() gives the same root however batches finish', async (t) => {
  const world = someWorld(5, 900);
  const expected = (await toyBuild(world)).root;
  for (const seed of [1, 2, 3]) t.is((await toyBuild(world, {pool: (host) => shuffledPool(host, seed)})).root, expected);
});

/** Holds several jobs open and finishes them in random order. */
function shuffledPool(host: Host, seed: number): Pool {
  const dice = random(seed);
  const inner = inlinePool(host);
  const open: {job: Job; resolve: (outcomes: readonly Outcome[]) => void; reject: (failure: unknown) => void}[] = [];
  let scheduled = false;
  function finishOne(): void {
    scheduled = false;
    const [next] = open.splice(dice.int(open.length), 1);
    if (next === undefined) return;
    inner.run(next.job, new AbortController().signal).then(next.resolve, next.reject);
    schedule();
  }
  function schedule(): void {
    if (scheduled || open.length === 0) return;
    scheduled = true;
    setImmediate(() => setImmediate(finishOne));
  }
  return {
    width: 4,
    run: (job) =>
      new Promise((resolve, reject) => {
        open.push({job, resolve, reject});
        schedule();
      }),
    close: () => inner.close(),
  };
}

test('build() makes a row whose foreign bytes are missing a stub, records no answer for it, and tries it again', async (t) => {
  const store = memoryStore();
  const world: World = new Map([['a', {value: 2, tags: [], refs: [], friends: []}], ['b', {value: 3, tags: [], refs: [], friends: []}]]);
  const without = await toyBuild(world, {store, gone: new Set([toyAddress(2)])});
  t.deepEqual(await rowsOf(store, without, 'nears'), {a: {stub: 'missing toy:2'}, b: 30});
  t.deepEqual(without.collections.find(({name}) => name === 'nears')?.stubs, {missing: 1});
  const later = await toyBuild(world, {store});
  t.deepEqual(later.ledger['nears'], ['a']);
  t.is(later.root, (await toyBuild(world)).root);
});

test('build() survives the loss of any value in its store: it starts from nothing and ends with the same root', async (t) => {
  const world = someWorld(9, 600);
  const changed = new Map(world).set('t1', {value: 59, tags: ['#9'], refs: ['t2'], friends: []});
  const expected = (await toyBuild(changed)).root;
  const dice = random(4);
  for (let round = 0; round < 25; round++) {
    const store = memoryStore();
    await toyBuild(world, {store});
    const digests = [...store.values.keys()];
    for (let at = 0; at < 1 + dice.int(20); at++) {
      store.values.delete(dice.pick(digests)); // the answer that names it stays, as after a damage nobody noticed yet
    }
    t.is((await toyBuild(changed, {store})).root, expected, `round ${round}`);
  }
});

test('build() ends with the task and its cause when a task throws, and records nothing for that row', async (t) => {
  const world = someWorld(3, 5);
  const {plan} = toyPipeline(world);
  const broken = {...plan, tasks: new Map(plan.tasks).set('square', {...square, run: () => { throw new Error('boom'); }} as never)};
  const store = memoryStore();
  const failure = await t.throwsAsync(toyBuild(world, {store, plan: broken}), {instanceOf: TaskThrew});
  t.is(failure?.message, 'Task "square" failed on a row: boom');
  t.is((await toyBuild(world, {store})).root, (await toyBuild(world)).root);
});

test('build() that is cancelled keeps the rows it finished', async (t) => {
  const world = someWorld(7, 2000);
  const store = memoryStore();
  const cancel = new AbortController();
  let finished = 0;
  await t.throwsAsync(
    toyBuild(world, {store, signal: cancel.signal, emit(event) {
      if (event.kind !== 'rows-ran' || event.collection !== 'sums') return;
      finished += event.ids.length;
      if (finished > 500) cancel.abort(new Error('stopped by the test'));
    }}),
    {message: 'stopped by the test'},
  );
  const resumed = await toyBuild(world, {store});
  const again = new Set(resumed.ledger['sums']);
  t.true(finished > 500 && again.size < 1500, `${finished} finished, ${again.size} ran again`);
  t.is(resumed.root, (await toyBuild(world)).root);
});

test('every stored value a build links to is in its store', async (t) => {
  const store = memoryStore();
  await toyBuild(someWorld(2, 400), {store});
  for (const digest of store.answers.values()) if (isStored(digest)) t.true(store.values.has(digest));
});
