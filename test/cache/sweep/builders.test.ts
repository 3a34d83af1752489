// What a builder that has the store open may count on while sweeps go by, one step after the other.
import {readdir, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {diskStore, type DiskStore} from '../../../cache/disk-store.ts';
import {thisProcess} from '../../../cache/process-identity.ts';
import {takeLock} from '../../../cache/process-lock.ts';
import {ValueLost} from '../../../graph/merkle/value-lost.ts';
import {buildStep, history, isWhole, late, reached, sweepNow, withStore, type Step} from './rig.ts';
import {keyOf, rowsOf, tempFolder} from '../rows.ts';

/** Work of a build that died before it published, and a builder that has asked for the answers of it. */
async function withBuilder(t: ExecutionContext): Promise<{dir: string; old: Step; store: DiskStore}> {
  const dir = await tempFolder(t);
  const old = await withStore(dir, (store) => buildStep({...store, publish: async () => {}}, {rows: 400, version: () => 0}));
  await history(dir, {steps: 2, version: (row, step) => (row % 20 === 0 ? 0 : step + 1)});
  const store = await diskStore({dir});
  t.teardown(() => store.close());
  t.false((await store.recall([...old.answers.keys()])).includes(undefined));
  return {dir, old, store};
}

test('sweep: a builder still reads what it recalled before, and others are not told of it any more', async (t) => {
  const {dir, old, store} = await withBuilder(t);
  const report = await sweepNow(dir, {keep: 1});
  t.true(report.packs.waiting > 0);
  t.deepEqual(report.waitingFor.map(({by}) => by?.pid), [process.pid]);
  t.deepEqual((await reached(store, [old.root])).lost, []);
  await withStore(dir, async (other) => {
    const answers = await other.recall([...old.answers.keys()]);
    t.true(answers.filter((digest) => digest !== undefined).length < old.answers.size / 2);
  });
});

test('sweep: what the builder publishes after all is rescued, and is whole from the first moment to the last', async (t) => {
  const {dir, old, store} = await withBuilder(t);
  await sweepNow(dir, {keep: 1});
  await store.publish('dataset', {key: keyOf('old again'), root: old.root});
  await isWhole(t, dir, [old.root], 'published beside a sweep');
  await sweepNow(dir, {keep: 1});
  await isWhole(t, dir, [old.root], 'after a sweep beside the builder');
  await store.close();
  const report = await sweepNow(dir, {keep: 1});
  t.is(report.packs.waiting, 0);
  await isWhole(t, dir, [old.root], 'after the last sweep');
});

test('sweep: once the builder has ended, what waited for it goes', async (t) => {
  const {dir, old, store} = await withBuilder(t);
  const {packs} = await sweepNow(dir, {keep: 1});
  await store.close();
  const report = await sweepNow(dir, {keep: 1});
  t.true(report.packs.removed >= packs.waiting && report.packs.waiting === 0);
  await withStore(dir, async (other) => t.true((await reached(other, [old.root])).lost.length > 0));
});

test('sweep: what was given up is stored anew by whoever records it then', async (t) => {
  const {dir, old, store} = await withBuilder(t);
  await sweepNow(dir, {keep: 1});
  const other = await diskStore({dir});
  const again = await buildStep(other, {rows: 400, version: () => 0});
  await other.close();
  t.is(again.root, old.root);
  t.true(other.work.bytesWritten > 20_000, `${other.work.bytesWritten} bytes: nobody counts on what is about to go`);
  await store.close();
  await sweepNow(dir, {keep: 1});
  await isWhole(t, dir, [old.root]);
});

test('sweep: a builder whose lease was not believed meets a loss, begins anew, and is right', async (t) => {
  const {dir, old, store} = await withBuilder(t);
  for (const lease of await readdir(join(dir, 'leases'))) await rm(join(dir, 'leases', lease));
  t.is((await sweepNow(dir, {keep: 1})).packs.waiting, 0);
  const version = (row: number) => (row === 7 ? 9 : 0);
  await t.throwsAsync(buildStep(store, {rows: 400, version, former: old}), {instanceOf: ValueLost});
  await store.close();
  const step = await withStore(dir, (anew) => buildStep(anew, {rows: 400, version}));
  await isWhole(t, dir, [step.root]);
  const clean = await withStore(await tempFolder(t), (other) => buildStep(other, {rows: 400, version}));
  t.is(step.root, clean.root);
});

test('sweep: roots that go beside a builder are listed no more, and stay whole until it has ended', async (t) => {
  const dir = await tempFolder(t);
  const steps = await history(dir, {steps: 4});
  const former = steps[1] ?? t.fail('no build');
  const store = await diskStore({dir});
  await store.recall([keyOf('open the packs')]);
  const report = await sweepNow(dir, {keep: 1, exact: true});
  t.deepEqual([report.targets[0]?.kept, report.waitingFor.length], [1, 1]);
  t.is((await store.roots('dataset')).length, 1);
  await sweepNow(dir, {keep: 1, exact: true});
  // Chunks of it that were never read are linked by the next one.
  const next = await buildStep(store, {rows: 400, version: (row) => (row === 5 ? 77 : row % 6 <= 1 ? 1 : 0), former});
  await store.close();
  await sweepNow(dir, {keep: 1, exact: true});
  await isWhole(t, dir, [next.root]);
  await withStore(dir, async (other) => t.true((await reached(other, [former.root])).lost.length > 0));
});

test('sweep: what was rescued for one builder stays for the next, who began with what the first had published', async (t) => {
  const {dir, old, store: first} = await withBuilder(t);
  await sweepNow(dir, {keep: 1});
  await first.publish('dataset', {key: keyOf('old again'), root: old.root});
  const second = await diskStore({dir});
  t.is((await second.root('dataset'))?.root, old.root);
  await second.read([old.root]);
  await history(dir, {steps: 1, version: () => 5});
  await first.close();
  // Nobody is left who had the packs before they were given up, and the root is none of the kept ones.
  await sweepNow(dir, {keep: 1});
  const next = await buildStep(second, {rows: 400, version: (row) => (row === 5 ? 77 : 0), former: old});
  await second.close();
  await isWhole(t, dir, [next.root]);
  await sweepNow(dir, {keep: 1});
  await isWhole(t, dir, [next.root]);
});

test('diskStore: a root that was handed out, and dropped before the packs were opened, is gone as a whole', async (t) => {
  const dir = await tempFolder(t);
  await history(dir, {steps: 1});
  const store = await diskStore({dir});
  t.teardown(() => store.close());
  const root = (await store.root('dataset'))?.root ?? t.fail('no root');
  await history(dir, {steps: 3, version: (row, step) => (row % 2 === 0 ? 0 : step + 1)});
  // Somebody else is left who may be reading it.
  const other = await diskStore({dir});
  t.teardown(() => other.close());
  t.not((await other.read([root]))[0], undefined);
  await sweepNow(dir, {keep: 1});
  t.not((await other.read([root]))[0], undefined);
  t.deepEqual(await store.read([root]), [undefined]);
});

test('sweep: what a builder has sealed and not published yet is left alone', async (t) => {
  const dir = await tempFolder(t);
  await history(dir, {steps: 2});
  const store = await diskStore({dir});
  t.teardown(() => store.close());
  const rows = rowsOf('in the making', 200);
  await store.record(rows);
  await store.checkpoint();
  const report = await sweepNow(dir, {keep: 2});
  t.is(report.packs.waiting, 0);
  await withStore(dir, async (other) => t.false((await other.recall(rows.map(({key}) => key))).includes(undefined)));
});

test('sweep: another one is waited for, and that is said', async (t) => {
  const dir = await tempFolder(t);
  await history(dir, {steps: 4});
  const lock = await takeLock(join(dir, 'sweep.lock'), {tmp: join(dir, 'tmp'), belief: () => ({nowMs: late, forMs: 0})});
  const waited: number[] = [];
  const report = await sweepNow(dir, {keep: 1, waiting: ({pid}) => {
    waited.push(pid);
    void lock[Symbol.asyncDispose]();
  }});
  t.deepEqual(waited, [process.pid]);
  t.is(report.targets[0]?.dropped, 3);
});

test('sweep: waiting for another one ends when it is called off, and nothing has changed', async (t) => {
  const dir = await tempFolder(t);
  const steps = await history(dir, {steps: 4});
  await using _ = await takeLock(join(dir, 'sweep.lock'), {tmp: join(dir, 'tmp'), belief: () => ({nowMs: late, forMs: 0})});
  const calling = new AbortController();
  await t.throwsAsync(sweepNow(dir, {keep: 1, waiting: () => calling.abort()}, calling.signal), {name: 'AbortError'});
  await isWhole(t, dir, steps.map(({root}) => root));
});

test('sweep: several at once each do no harm', async (t) => {
  const dir = await tempFolder(t);
  const steps = await history(dir, {steps: 6});
  await Promise.all([1, 2, 3].map(() => sweepNow(dir, {keep: 2})));
  await isWhole(t, dir, steps.slice(-2).map(({root}) => root));
});

test('diskStore: waits while the index is made anew by another process, and not for a dead one', async (t) => {
  const dir = await tempFolder(t);
  await history(dir, {steps: 1});
  await writeFile(join(dir, 'alone.lock'), JSON.stringify({id: 'a'.repeat(32), by: {...thisProcess(), pid: 2 ** 22 + 1}}));
  await withStore(dir, (store) => store.recall([keyOf('a')]));
  const lock = await takeLock(join(dir, 'alone.lock'), {tmp: join(dir, 'tmp'), belief: () => ({nowMs: 0, forMs: 0})});
  const events: string[] = [];
  const opened = withStore(dir, async (store) => {
    await store.recall([keyOf('a')]);
    events.push('opened');
  });
  // The lease is there before the wait begins.
  while ((await readdir(join(dir, 'leases'))).length === 0);
  events.push('let go');
  await lock[Symbol.asyncDispose]();
  await opened;
  t.deepEqual(events, ['let go', 'opened']);
});
