// What a store says when the disk has not kept what it was given: a miss, never an error and never other bytes.
import {readFile, rm, truncate, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {diskStore} from '../../cache/disk-store.ts';
import {filled, indexOf, keptIn, packsOf, recordIn} from './folder.ts';
import {countKept, randomFrom, row, tempFolder} from './rows.ts';

test('diskStore: an index that is no database is made again', async (t) => {
  const {dir, rows} = await filled(t, 500);
  const database = join(indexOf(dir), 'data.mdb');
  const whole = await readFile(database);
  const torn = [Buffer.from('this is no database'.repeat(1000)), whole.subarray(0, 5000), whole.subarray(0, whole.length - 4096)];
  for (const bytes of [...torn, Buffer.alloc(0), Buffer.alloc(8192)]) {
    await writeFile(database, bytes);
    t.is(await keptIn(t, dir, rows), 500);
  }
});

test('diskStore: values of a pack that is gone are misses, and are kept anew', async (t) => {
  const {dir, rows} = await filled(t, 500);
  for (const pack of await packsOf(dir)) await rm(pack);
  t.is(await keptIn(t, dir, rows), 0);
  await recordIn(dir, rows);
  t.is(await keptIn(t, dir, rows), 500);
});

test('diskStore: a value found damaged is kept anew', async (t) => {
  const {dir, rows} = await filled(t, 50);
  const [pack = ''] = await packsOf(dir);
  const bytes = await readFile(pack);
  bytes.fill(0, 24, 200);
  await writeFile(pack, bytes);
  const store = await diskStore({dir});
  t.is(await countKept(t, store, rows), 0);
  await store.record(rows);
  t.is(await countKept(t, store, rows), 50);
  await store.close();
  t.is(await keptIn(t, dir, rows), 50);
});

test('diskStore: bytes that do not hash to their digest are never handed out', async (t) => {
  const dir = await tempFolder(t);
  const [right, wrong] = [row('right'), row('wrong')];
  const store = await diskStore({dir});
  await store.record([{...right, bytes: wrong.bytes}]);
  t.deepEqual(await store.read([right.digest]), [undefined]);
  await store.checkpoint();
  t.deepEqual(await store.read([right.digest]), [undefined]);
  await store.record([right]);
  t.is(await countKept(t, store, [right]), 1);
  await store.close();
  t.is(await keptIn(t, dir, [right]), 1);
});

test('diskStore: no flipped byte of a pack is ever handed out', async (t) => {
  const {dir, rows} = await filled(t, 200);
  const [pack = ''] = await packsOf(dir);
  const whole = await readFile(pack);
  const seed = 20_240_607;
  const random = randomFrom(seed);
  for (let round = 0; round < 150; round++) {
    const bytes = Buffer.from(whole);
    const at = random(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
    await writeFile(pack, bytes);
    // Every second time the footer is read, too.
    if (round % 2 === 0) await rm(indexOf(dir), {recursive: true, force: true});
    t.log(`seed ${seed}, round ${round}, byte ${at}: ${await keptIn(t, dir, rows)} of 200 kept`);
  }
});

test('diskStore: a pack cut short is a miss or less, never an error', async (t) => {
  const {dir, rows} = await filled(t, 200);
  const [pack = ''] = await packsOf(dir);
  for (let size = (await readFile(pack)).length - 1; size > 0; size = Math.floor(size * 0.7)) {
    await truncate(pack, size);
    await keptIn(t, dir, rows);
    await rm(indexOf(dir), {recursive: true, force: true});
    t.is(await keptIn(t, dir, rows), 0);
  }
});
