// What a sweep keeps, what it throws away, and what it costs.
import {readdir, rm, stat} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {memoryStore} from '../../../graph/store.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {everyByte, folderOf, history, isWhole, packBytes, reached, sweepNow, withStore} from './rig.ts';
import {bytesOf, keyOf, rowsOf, tempFolder} from '../rows.ts';
import {indexOf} from '../folder.ts';

test('sweep: the last roots of every target stay whole, and older ones go', async (t) => {
  const dir = await tempFolder(t);
  const [a, b] = [await history(dir, {target: 'a', steps: 6}), await history(dir, {target: 'b', steps: 6})];
  const before = await packBytes(dir);
  const report = await sweepNow(dir);
  t.deepEqual(report.targets.map(({kept, dropped}) => [kept, dropped]), [[3, 3], [3, 3]]);
  await isWhole(t, dir, [...a, ...b].filter((_, at) => at % 6 >= 3).map(({root}) => root));
  t.true((await packBytes(dir)) < before);
  await withStore(dir, async (store) => {
    t.deepEqual((await store.roots('a')).map(({root}) => root), a.slice(-3).reverse().map(({root}) => root));
    for (const {root} of a.slice(0, 3)) t.true((await reached(store, [root])).lost.length > 0);
  });
});

test('sweep: the roots are what a store without sweeps would have given', async (t) => {
  const dir = await tempFolder(t);
  const memory = memoryStore();
  for (const step of await history(dir, {steps: 5, between: () => sweepNow(dir, {keep: 1, exact: true})})) {
    memory.answers.set(keyOf(step.root), step.root);
  }
  const other = await tempFolder(t);
  t.deepEqual(memory.answers, new Map((await history(other, {steps: 5})).map(({root}) => [keyOf(root), root])));
});

test('sweep: a second one finds nothing to do', async (t) => {
  const dir = await tempFolder(t);
  await history(dir, {steps: 6});
  await sweepNow(dir);
  const packs = await readdir(join(dir, 'packs'));
  const report = await sweepNow(dir);
  t.deepEqual([report.packs.removed, report.packs.rewritten, report.targets[0]?.dropped], [0, 0, 0]);
  t.deepEqual(await readdir(join(dir, 'packs')), packs);
});

test('sweep: a folder that holds no store is left as it is', async (t) => {
  const dir = await tempFolder(t);
  t.is((await sweepNow(dir)).bytes.before, 0);
  t.deepEqual(await readdir(dir), []);
});

test('sweep: a rehearsal changes nothing, and says about what the sweep then does', async (t) => {
  const dir = await tempFolder(t);
  const steps = await history(dir, {steps: 6});
  const [packs, roots] = [await readdir(join(dir, 'packs')), await folderOf(dir)];
  const said = await sweepNow(dir, {keep: 2, dryRun: true});
  t.deepEqual([await readdir(join(dir, 'packs')), await folderOf(dir)], [packs, roots]);
  await isWhole(t, dir, steps.map(({root}) => root));
  const done = await sweepNow(dir, {keep: 2});
  t.deepEqual([said.targets, said.packs.removed, said.packs.rewritten], [done.targets, done.packs.removed, done.packs.rewritten]);
  const [saidPacks, donePacks] = [said, done].map(({bytes, index}) => bytes.after - index.after);
  t.true(Math.abs((saidPacks ?? 0) / (donePacks ?? 1) - 1) < 0.15, `${saidPacks} said, ${donePacks} done`);
});

test('sweep: to fit, older roots go first, and never the last one', async (t) => {
  const dir = await tempFolder(t);
  const steps = await history(dir, {steps: 6});
  const all = await sweepNow(dir, {keep: 5});
  const two = await sweepNow(dir, {keep: 5, maxBytes: Math.round(packsOf(all) * 0.7)});
  t.true(two.fits);
  const kept = two.targets[0]?.kept ?? 0;
  t.true(kept >= 1 && kept < 5, `${kept} kept`);
  t.true((await packBytes(dir)) <= packsOf(all) * 0.7);
  await isWhole(t, dir, steps.slice(-kept).map(({root}) => root));
  const one = await sweepNow(dir, {keep: 5, maxBytes: 10});
  t.deepEqual([one.fits, one.targets[0]?.kept], [false, 1]);
  await isWhole(t, dir, steps.slice(-1).map(({root}) => root));
});

test('sweep: nothing dead is left in any byte by an exact one, and much of it by another', async (t) => {
  const dir = await tempFolder(t);
  const secret = Buffer.from('nobody must ever read this').toString('hex');
  await history(dir, {steps: 3, version: (row, step) => row % 50 === 5 && step < 2 ? secret : 0});
  const held = async () => (await everyByte(dir)).filter((bytes) => bytes.includes(secret)).length;
  t.true((await held()) > 0);
  await sweepNow(dir, {keep: 1});
  t.true((await held()) > 0, 'packs that are mostly alive are left alone');
  const report = await sweepNow(dir, {keep: 1, exact: true, keepForMs: 7 * 86_400_000});
  t.is(await held(), 0);
  t.true(report.index.madeAnew);
  t.deepEqual(await readdir(join(dir, 'tmp')), []);
});

test('sweep: whatever is recalled afterwards is whole, with the index and with one made anew', async (t) => {
  const dir = await tempFolder(t);
  const steps = await history(dir, {steps: 8, version: (row, step) => (row * 7 + step * 13) % 5});
  const keys = [...new Set(steps.flatMap(({answers}) => [...answers.keys()]))];
  await sweepNow(dir, {keep: 1});
  for (const anew of [false, true]) {
    if (anew) await rm(indexOf(dir), {recursive: true});
    await withStore(dir, async (store) => {
      const answers = (await store.recall(keys)).filter((digest) => digest !== undefined);
      t.true(answers.length >= (steps.at(-1)?.answers.size ?? 0) * 0.9 && answers.length < keys.length, `${answers.length} of ${keys.length}`);
      t.deepEqual((await reached(store, answers)).lost, []);
    });
  }
});

test('sweep: answers that spell their value do not pile up', async (t) => {
  const dir = await tempFolder(t);
  const inline = rowsOf('inline', 4000).map(({key}) => ({key, digest: 'stub:always the same' as Digest}));
  await withStore(dir, (store) => store.record(inline));
  const [last] = (await history(dir, {steps: 3})).slice(-1);
  await sweepNow(dir, {keep: 1});
  await withStore(dir, async (store) => {
    t.deepEqual((await store.recall(inline.map(({key}) => key))).filter((digest) => digest !== undefined), []);
    const answers = await store.recall([...(last?.answers.keys() ?? [])]);
    t.deepEqual(answers, [...(last?.answers.values() ?? [])], 'those that a kept build needs stay');
  });
});

test('sweep: packs of a build that has published nothing stay for a while, and go when asked', async (t) => {
  const dir = await tempFolder(t);
  await history(dir, {steps: 2});
  const rows = rowsOf('a long first build', 300);
  await withStore(dir, (store) => store.record(rows));
  const count = () => withStore(dir, async (store) => (await store.read(rows.map(({digest}) => digest))).filter((value) => value !== undefined).length);
  const week = 7 * 86_400_000;
  for (const clock of [Date.now(), Date.now() - 400 * 86_400_000, Date.now() + 400 * 86_400_000]) {
    await sweepNow(dir, {clock: () => clock, keepForMs: week});
    t.is(await count(), 300, 'whatever the clock says');
  }
  const report = await sweepNow(dir, {clock: Date.now, keepForMs: week, maxBytes: 1000});
  t.is(await count(), 0, 'unless there is no room for them');
  t.false(report.fits);
});

test('sweep: an index that is mostly empty is made anew, and one that is not is left alone', async (t) => {
  const dir = await tempFolder(t);
  await history(dir, {steps: 2});
  await withStore(dir, (store) => store.record(rowsOf('many', 30_000, 120)));
  const before = (await stat(join(indexOf(dir), 'data.mdb'))).size;
  t.false((await sweepNow(dir, {clock: Date.now, keepForMs: 86_400_000})).index.madeAnew);
  const report = await sweepNow(dir);
  t.true(report.index.madeAnew && report.index.after < before / 4, `${before} bytes, then ${report.index.after}`);
  t.is((await sweepNow(dir)).index.madeAnew, false);
  await isWhole(t, dir, await withStore(dir, async (store) => (await store.roots('dataset')).map(({root}) => root)));
});

test('sweep: a damaged value under a kept root is counted, and takes nothing else with it', async (t) => {
  const dir = await tempFolder(t);
  const [last] = (await history(dir, {steps: 1})).slice(-1);
  const [pack = ''] = await readdir(join(dir, 'packs'));
  const {open} = await import('node:fs/promises');
  const whole = await withStore(dir, async (store) => (await reached(store, [last?.root ?? t.fail('no root')])).values.size);
  const file = await open(join(dir, 'packs', pack), 'r+');
  await file.write(bytesOf('noise', 20), 0, 20, 60);
  await file.close();
  const left = () => withStore(dir, async (store) => (await reached(store, [last?.root ?? t.fail('no root')])).values.size);
  const before = await left();
  t.true(before < whole);
  const report = await sweepNow(dir);
  t.true(report.missing > 0);
  t.is(await left(), before);
});

function packsOf({bytes, index}: Awaited<ReturnType<typeof sweepNow>>): number {
  return bytes.after - index.after;
}
