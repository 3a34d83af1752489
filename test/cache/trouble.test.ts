// What a store answers when its folder is not what it should be: a failure that names the folder and the cure, or another way to do it.
import {existsSync} from 'node:fs';
import {chmod, cp, mkdir, readdir, readFile, rename, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {diskStore, type DiskStoreOptions} from '../../cache/disk-store.ts';
import {lookAtDisk} from '../../cache/disk.ts';
import {indexFolder} from '../../cache/index-rows.ts';
import {failureOf} from './failure-of.ts';
import {filled, indexOf, keptIn, packsOf, recordIn} from './folder.ts';
import {countKept, keyOf, row, rowsOf, tempFolder} from './rows.ts';
import {smallDisk} from './small-disk.ts';

const remote: DiskStoreOptions['look'] = async (dir) => ({...(await lookAtDisk(dir)), remote: true});
const nobody = 65_534;

// Serial: the process becomes somebody else for a moment.
test.serial('diskStore: a folder that we may not write to', async (t) => {
  const {dir} = await filled(t, 5);
  const failure = await asNobody(dir, () => failureOf(() => recordIn(dir, rowsOf('more', 5))));
  t.is(failure?.kind, 'denied');
  t.regex(failure?.message ?? '', /^Could not write to the store for lack of permission in ".*" \(EACCES.*\): make the folder yours/);
  t.is(failure?.where.startsWith(dir), true);
});

test('diskStore: a read-only disk', async (t) => {
  const disk = smallDisk(t, 32 * 1024 * 1024);
  const dir = join(disk.dir, 'store');
  const rows = rowsOf('kept', 50);
  await recordIn(dir, rows);
  disk.remount('ro');
  const failure = await failureOf(() => recordIn(dir, rowsOf('more', 5)));
  t.is(failure?.kind, 'read-only');
  t.regex(failure?.message ?? '', /^Could not write to the store on a read-only disk in ".*store" \(EROFS.*\): mount the disk for writing/);
  const elsewhere = await failureOf(() => recordIn(join(disk.dir, 'new'), []));
  t.is(elsewhere?.kind, 'read-only');
  disk.remount('rw');
  t.is(await keptIn(t, dir, rows), 50);
});

test('diskStore: a file where the folder should be, or one of its folders', async (t) => {
  const dir = await tempFolder(t);
  await writeFile(join(dir, 'file'), 'mine');
  await mkdir(join(dir, 'store'));
  await writeFile(join(dir, 'store', 'packs'), 'mine');
  for (const path of ['file', 'file/below', 'store']) {
    const failure = await failureOf(() => recordIn(join(dir, path), []));
    t.is(failure?.kind, 'not-a-folder', path);
    t.regex(failure?.message ?? '', /^Could not make the store where a file is in the way in ".*" \((?:EEXIST|ENOTDIR).*\): move the file away/);
  }
  t.is(await readFile(join(dir, 'file'), 'utf8'), 'mine');
});

test('diskStore: on a disk of another machine the index is kept in memory, and that is said once', async (t) => {
  const dir = await tempFolder(t);
  const notes: string[] = [];
  const open = () => diskStore({dir, look: remote, note: (text) => notes.push(text)});
  const rows = rowsOf('remote', 300);
  const first = await open();
  await first.record(rows);
  await first.publish('dataset', {key: keyOf('k'), root: row('r').digest});
  t.is(await countKept(t, first, rows), 300);
  await first.close();
  t.is(notes.length, 1);
  t.regex(notes[0] ?? '', /^The store in ".*" is on a file system that other machines share or a program serves/);
  t.false(existsSync(join(dir, indexFolder)));
  const again = await open();
  t.is(await countKept(t, again, rows), 300);
  t.deepEqual(await again.root('dataset'), {key: keyOf('k'), root: row('r').digest});
  await again.close();
  // Brought to a disk of this machine, it gets its database.
  t.is(await keptIn(t, dir, rows), 300);
  t.true(existsSync(join(dir, indexFolder)));
});

test('diskStore: two at once with indexes in memory lose nothing, and neither ever sees a wrong byte', async (t) => {
  const dir = await tempFolder(t);
  const [one, two] = [await diskStore({dir, look: remote, sealBytes: 20_000}), await diskStore({dir, look: remote, sealBytes: 20_000})];
  const rows = (name: string, at: number) => rowsOf(`${name} ${at}`, 30);
  for (let at = 0; at < 25; at++) {
    await Promise.all([one.record(rows('one', at)), two.record(rows('two', at)), one.record(rows('both', at)), two.record(rows('both', at))]);
    await Promise.all([one.checkpoint(), two.checkpoint()]);
    t.is(await countKept(t, one, rows('one', at)), 30);
    t.is(await countKept(t, two, rows('two', at)), 30);
    await countKept(t, one, rows('two', at));
  }
  await Promise.all([one.close(), two.close()]);
  const all = ['one', 'two', 'both'].flatMap((name) => Array.from({length: 25}, (_, at) => rows(name, at)).flat());
  const store = await diskStore({dir, look: remote});
  t.is(await countKept(t, store, all), all.length);
  await store.close();
  t.is(await keptIn(t, dir, all), all.length);
});

test('lookAtDisk: tells a disk of this machine, and what is free on it', async (t) => {
  const disk = smallDisk(t, 4 * 1024 * 1024);
  const {free, remote: far} = await lookAtDisk(disk.dir);
  t.is(far, false);
  t.is(free, disk.free());
});

test('diskStore: a folder says which format it is in, and one of another is left as it is', async (t) => {
  const {dir} = await filled(t, 20);
  t.is(await readFile(join(dir, 'format'), 'utf8'), 'gristmill store 2\n');
  for (const other of ['gristmill store 3\n', 'gristmill store 0\n']) {
    await writeFile(join(dir, 'format'), other);
    const before = await readdir(dir, {recursive: true});
    const failure = await failureOf(() => recordIn(dir, rowsOf('more', 5)));
    t.is(failure?.kind, 'foreign');
    t.regex(failure?.message ?? '', /^Could not use the store of another version in ".*" \(it says "gristmill store [03]", and this version keeps "gristmill store 2"\): choose another folder/);
    t.deepEqual(await readdir(dir, {recursive: true}), before);
  }
});

test('diskStore: a marker that was torn is written again', async (t) => {
  const {dir, rows} = await filled(t, 20);
  for (const torn of ['', 'gristmill sto']) {
    await writeFile(join(dir, 'format'), torn);
    t.is(await keptIn(t, dir, rows), 20);
    t.is(await readFile(join(dir, 'format'), 'utf8'), 'gristmill store 2\n');
  }
});

test('diskStore: an index of another layout or database, and packs of another version, are neither read nor touched', async (t) => {
  const {dir, rows} = await filled(t, 100);
  const theirs = await filled(t, 3);
  const [former, later] = [join(dir, 'index-1-lmdb3'), join(dir, 'index-2-lmdb4')];
  await cp(indexOf(theirs.dir), former, {recursive: true});
  await rename(indexOf(dir), later);
  const [pack = ''] = await packsOf(theirs.dir);
  const bytes = Buffer.from((await readFile(pack)).toString('latin1').replaceAll('gristpk1', 'gristpk2'), 'latin1');
  const foreign = join(dir, 'packs', `${'f'.repeat(64)}.pack`);
  await writeFile(foreign, bytes);
  const before = await Promise.all([former, later].map((index) => readFile(join(index, 'data.mdb'))));
  t.is(await keptIn(t, dir, rows), 100);
  t.is(await keptIn(t, dir, theirs.rows.slice(0, 0)), 0);
  t.deepEqual(await readFile(foreign), bytes);
  t.deepEqual(await Promise.all([former, later].map((index) => readFile(join(index, 'data.mdb')))), before);
});

/** Root may do anything, so a test that runs as root does this as nobody, who may look only. */
async function asNobody<T>(dir: string, act: () => Promise<T>): Promise<T> {
  const folders = [dir, ...(await readdir(dir, {recursive: true, withFileTypes: true})).filter((entry) => entry.isDirectory()).map(({parentPath, name}) => join(parentPath, name))];
  for (const folder of folders) await chmod(folder, 0o555);
  const root = process.geteuid?.() === 0;
  if (root) process.seteuid?.(nobody);
  try {
    return await act();
  } finally {
    if (root) process.seteuid?.(0);
    for (const folder of folders) await chmod(folder, 0o755);
  }
}
