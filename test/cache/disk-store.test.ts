// What a folder keeps between processes, and how it is left.
import {existsSync} from 'node:fs';
import {copyFile, mkdir, readdir, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {diskStore} from '../../cache/disk-store.ts';
import {thisProcess} from '../../cache/process-identity.ts';
import {digestOf} from '../../graph/value/digest.ts';
import {filled, indexOf, keptIn, recordIn} from './folder.ts';
import {keyOf, row, rowsOf, tempFolder} from './rows.ts';

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

test('diskStore: the same value is kept once', async (t) => {
  const {dir, rows} = await filled(t, 500);
  const store = await diskStore({dir});
  await store.record(rows.map(({digest, bytes}) => ({digest, bytes})));
  await store.close();
  t.is(store.work.bytesWritten, 0);
});

test('diskStore: packs of the same rows never share a name', async (t) => {
  const names = await Promise.all([filled(t, 20), filled(t, 20)].map(async (store) => readdir(join((await store).dir, 'packs'))));
  t.is(new Set(names.flat()).size, 2);
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
  // More frames than are held in memory: some of them lie in the file.
  await store.record(rowsOf('being written', 40, 300_000));
  const [mine = ''] = await readdir(join(dir, 'tmp'));
  const dead = mine.replace(/-\d+-/, '-4194305-');
  // And one that died as it took a lock over from another dead one.
  const guard = `packs.lock.${'f'.repeat(32)}`;
  await writeFile(join(dir, 'tmp', dead), 'torn');
  await writeFile(join(dir, 'tmp', guard), JSON.stringify({id: 'e'.repeat(32), by: {...thisProcess(), pid: 4_194_305}}));
  await recordIn(dir, []);
  t.false(existsSync(join(dir, 'tmp', dead)));
  t.false(existsSync(join(dir, 'tmp', guard)));
  t.true(existsSync(join(dir, 'tmp', mine)));
  await store.close();
  t.deepEqual(await readdir(join(dir, 'tmp')), []);
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
