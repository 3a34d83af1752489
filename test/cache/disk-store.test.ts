// What a folder keeps between processes, and what it says when the disk has not kept it.
import {existsSync} from 'node:fs';
import {copyFile, mkdir, readdir, readFile, rm, truncate, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {diskStore} from '../../cache/disk-store.ts';
import {digestOf} from '../../graph/value/digest.ts';
import {countKept, keyOf, randomFrom, row, rowsOf, tempFolder, type Row} from './rows.ts';

test('diskStore: rows outlive the store that recorded them', async (t) => {
  const {dir, rows} = await filled(t, 2000);
  t.is(await keptIn(t, dir, rows), 2000);
});

test('diskStore: a root is found without opening the index', async (t) => {
  const dir = await tempFolder(t);
  const writer = await diskStore({dir});
  await writer.publish('dataset', {key: keyOf('k'), root: row('r').digest});
  t.deepEqual(await writer.root('dataset'), {key: keyOf('k'), root: row('r').digest});
  await writer.close();
  t.false((await readdir(dir)).some((name) => name.startsWith('index')));
  t.is(writer.work.indexGets, 0);
});

test('diskStore: a published build is on the disk though the store was never closed', async (t) => {
  const dir = await tempFolder(t);
  const rows = rowsOf('published', 100);
  const writer = await diskStore({dir});
  t.teardown(() => writer.close());
  await writer.record(rows);
  await writer.publish('dataset', {key: keyOf('k'), root: row('r').digest});
  // Another folder with the packs alone: nothing of the writer's memory can help.
  const copy = await tempFolder(t);
  await mkdir(join(copy, 'packs'));
  for (const name of await readdir(join(dir, 'packs'))) await copyFile(join(dir, 'packs', name), join(copy, 'packs', name));
  t.is(await keptIn(t, copy, rows), 100);
});

test('diskStore: a lost index is made again from the packs, answers of every form included', async (t) => {
  const {dir, rows} = await filled(t, 2000);
  const inline = {key: keyOf('inline'), digest: digestOf(Buffer.from('small'))};
  const store = await diskStore({dir});
  await store.record([inline]);
  await store.close();
  await rm(indexOf(dir), {recursive: true});
  t.is(await keptIn(t, dir, rows), 2000);
  const again = await diskStore({dir});
  t.deepEqual(await again.recall([inline.key]), [inline.digest]);
  await again.close();
});

test('diskStore: an index that is no database is made again', async (t) => {
  const {dir, rows} = await filled(t, 500);
  await writeFile(join(indexOf(dir), 'data.mdb'), 'this is no database'.repeat(1000));
  t.is(await keptIn(t, dir, rows), 500);
});

test('diskStore: the same value is kept once', async (t) => {
  const {dir, rows} = await filled(t, 500);
  const store = await diskStore({dir});
  await store.record(rows.map(({digest, bytes}) => ({digest, bytes})));
  await store.close();
  t.is(store.work.bytesWritten, 0);
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

test('diskStore: files that are no packs are left alone', async (t) => {
  const {dir, rows} = await filled(t, 20);
  const strangers = [`${'0'.repeat(64)}.pack`, 'notes.txt', '.pack', `${'0'.repeat(64)}.pack.tmp`];
  for (const name of strangers) await writeFile(join(dir, 'packs', name), 'something else');
  await rm(indexOf(dir), {recursive: true});
  t.is(await keptIn(t, dir, rows), 20);
  t.deepEqual((await readdir(join(dir, 'packs'))).filter((name) => strangers.includes(name)).sort(), strangers.sort());
});

test('diskStore: what a dead process was writing is removed, what a living one writes is not', async (t) => {
  const {dir} = await filled(t, 1);
  const store = await diskStore({dir});
  await store.record([row('being written', 300_000), row('and more', 300_000)]);
  const [mine = ''] = await readdir(join(dir, 'tmp'));
  const dead = mine.replace(/-\d+-/, '-4194305-');
  await writeFile(join(dir, 'tmp', dead), 'torn');
  await recordIn(dir, []);
  t.false(existsSync(join(dir, 'tmp', dead)));
  t.true(existsSync(join(dir, 'tmp', mine)));
  await store.close();
  t.deepEqual(await readdir(join(dir, 'tmp')), []);
});

test('diskStore: many small builds leave few packs, and lose nothing', async (t) => {
  const dir = await tempFolder(t);
  const rows: Row[] = [];
  for (let build = 0; build < 70; build++) {
    const own = rowsOf(`build ${build}`, 3);
    await recordIn(dir, own);
    rows.push(...own);
  }
  const packs = await packsOf(dir);
  t.true(packs.length < 16, `${packs.length} packs after 70 builds`);
  t.is(await keptIn(t, dir, rows), rows.length);
  await rm(indexOf(dir), {recursive: true});
  t.is(await keptIn(t, dir, rows), rows.length);
});

test('diskStore: a write that fails says where and what to do, and what came before stays', async (t) => {
  const {dir, rows} = await filled(t, 20);
  const store = await diskStore({dir});
  await store.recall([keyOf('open the index')]);
  await rm(join(dir, 'tmp'), {recursive: true});
  await store.record([row('lost')]);
  const error = await t.throwsAsync(store.checkpoint());
  t.regex(error.message, /^Could not write to the store in ".*packs" \(ENOENT.*\): check that the folder/);
  await t.throwsAsync(store.record(rowsOf('later', 2)), {message: error.message});
  await t.throwsAsync(store.publish('dataset', {key: keyOf('k'), root: keyOf('r')}), {message: error.message});
  await t.throwsAsync(store.close(), {message: error.message});
  t.is(await keptIn(t, dir, rows), 20);
});

test('diskStore: a key that is no hash is refused where it comes in', async (t) => {
  const store = await diskStore({dir: await tempFolder(t)});
  t.teardown(() => store.close());
  const inline = digestOf(Buffer.from('small'));
  await t.throwsAsync(store.record([{key: inline, digest: inline}]), {instanceOf: RangeError, message: /^Expected 64 hex digits/});
  await t.throwsAsync(store.recall([inline]), {instanceOf: RangeError});
});

async function filled(t: ExecutionContext, count: number): Promise<{dir: string; rows: readonly Row[]}> {
  const dir = await tempFolder(t);
  const rows = rowsOf('filled', count);
  await recordIn(dir, rows);
  return {dir, rows};
}

async function recordIn(dir: string, rows: readonly Row[]): Promise<void> {
  const store = await diskStore({dir});
  await store.record(rows);
  await store.read([keyOf('open the index')]);
  await store.close();
}

async function keptIn(t: ExecutionContext, dir: string, rows: readonly Row[]): Promise<number> {
  const store = await diskStore({dir});
  const kept = await countKept(t, store, rows);
  await store.close();
  return kept;
}

async function packsOf(dir: string): Promise<readonly string[]> {
  return (await readdir(join(dir, 'packs'))).map((name) => join(dir, 'packs', name));
}

function indexOf(dir: string): string {
  return join(dir, 'index-1-lmdb3');
}
