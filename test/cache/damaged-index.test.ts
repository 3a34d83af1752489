// An index's database that was damaged is noticed before LMDB sees it, set aside, and made anew; one that was not is left alone.
import {execFile} from 'node:child_process';
import {readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import test, {type ExecutionContext} from 'ava';
import {diskStore} from '../../cache/disk-store.ts';
import {indexFolder, isRow} from '../../cache/index-rows.ts';
import {metaOf} from '../../cache/lmdb-file.ts';
import {lmdbIndex} from '../../cache/lmdb-index.ts';
import {isWholeLmdb} from '../../cache/lmdb-pages.ts';
import {recording} from './child.ts';
import {filled, indexOf} from './folder.ts';
import {nameOf, packOf} from './packs.ts';
import {countKept, randomFrom, tempFolder, type Row} from './rows.ts';

const flipper = fileURLToPath(new URL('index-flipper.ts', import.meta.url));
const rounds = process.env['GRISTMILL_LONG'] === '1' ? 5000 : 80;

test('lmdbIndex: whatever bits and pages of its file are damaged, it neither ends the process nor gives a wrong row', async (t) => {
  const seed = 20_250_101;
  const {stdout} = await promisify(execFile)(process.execPath, [flipper, await tempFolder(t), String(seed), String(rounds)]);
  const {noticed}: {noticed: number} = JSON.parse(stdout);
  t.log(`seed ${seed}: ${noticed} of ${rounds} noticed; the others fell on pages that nothing uses`);
  t.true(noticed > rounds / 5 && noticed < rounds);
});

test('isWholeLmdb: takes no database for damaged that LMDB wrote', async (t) => {
  const dir = await tempFolder(t);
  const random = randomFrom(7);
  const database = join(dir, indexFolder, 'data.mdb');
  let next = 0;
  let names: string[] = [];
  for (let round = 0; round < 25; round++) {
    const index = await lmdbIndex(dir, {note: t.fail});
    for (let count = random(4); count >= 0; count--) {
      const name = `pack ${next++}`;
      names.push(name);
      await index.add(packOf(name, Array.from({length: 1 + random(900)}, (_, at) => `${random(3) === 0 ? 'again' : name} ${at}`)));
    }
    if (random(3) === 0) {
      const retired = names.slice(0, 3).map(nameOf);
      names = names.slice(3);
      await index.replace(retired, packOf(`merged ${round}`, [`merged ${round}`]));
      await index.forget(retired);
    }
    t.true(await isWhole(database), `open, round ${round}`);
    await index.close();
    t.true(await isWhole(database), `closed, round ${round}`);
  }
});

test('diskStore: after a process died over its index, the next one looks through it first, and says so only if it must', async (t) => {
  const dir = await tempFolder(t);
  await recording(dir, 'killed', {batches: 1000, killAfter: 5});
  const marks = (await readdir(indexOf(dir))).filter((name) => name.endsWith('.open'));
  t.is(marks.length, 1, 'its mark is left');
  const notes = await notesOf(t, dir, []);
  t.deepEqual(notes, []);
  t.deepEqual((await readdir(indexOf(dir))).sort(), ['data.mdb', 'lock.mdb', 'stamp'], 'the dead is forgotten');
});

test('diskStore: a page damaged since the last close is noticed, told, and mended from the packs', async (t) => {
  const {dir, rows} = await filled(t, 2000);
  const database = join(indexOf(dir), 'data.mdb');
  const meta = await metaOf(database);
  if (meta === 'absent' || meta === undefined) return t.fail('There is no database');
  const bytes = await readFile(database);
  bytes.fill(0xff, Number(meta.main.root) * meta.pageSize + 16, Number(meta.main.root) * meta.pageSize + 64);
  await writeFile(database, bytes);
  const notes = await notesOf(t, dir, rows);
  t.is(notes.length, 1);
  t.regex(notes[0] ?? '', /^The index in ".*index-.*" was damaged\. It is made anew from the packs, which lost nothing$/);
  t.deepEqual(await notesOf(t, dir, rows), [], 'mended once');
  t.deepEqual((await readdir(dir)).sort(), ['format', indexFolder, 'leases', 'packs', 'roots', 'tmp'].sort(), 'nothing of the damaged one is left');
});

test('diskStore: an index closed in good order is not looked through again', async (t) => {
  const {dir, rows} = await filled(t, 50);
  const stamp = await readFile(join(indexOf(dir), 'stamp'), 'utf8');
  t.deepEqual(await notesOf(t, dir, rows), []);
  t.is(await readFile(join(indexOf(dir), 'stamp'), 'utf8'), stamp, 'reading changes nothing');
  await rm(join(indexOf(dir), 'stamp'));
  t.deepEqual(await notesOf(t, dir, rows), [], 'without a stamp it is found whole');
  t.is(await readFile(join(indexOf(dir), 'stamp'), 'utf8'), stamp);
});

async function isWhole(database: string): Promise<boolean> {
  const meta = await metaOf(database);
  return meta !== undefined && meta !== 'absent' && isWholeLmdb(database, meta, isRow);
}

/** What a store has to tell while all rows are read from it. */
async function notesOf(t: ExecutionContext, dir: string, rows: readonly Row[]): Promise<readonly string[]> {
  const notes: string[] = [];
  const store = await diskStore({dir, note: (text) => notes.push(text)});
  t.is(await countKept(t, store, rows), rows.length);
  await store.close();
  return notes;
}
