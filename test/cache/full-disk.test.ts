// What a store does when another program takes the last bytes of the disk, right after it was seen that there is room.
import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {lookAtDisk, type LookAtDisk} from '../../cache/disk.ts';
import {diskStore} from '../../cache/disk-store.ts';
import {indexFolder} from '../../cache/index-rows.ts';
import {lmdbIndex} from '../../cache/lmdb-index.ts';
import {failureOf} from './failure-of.ts';
import {keptIn} from './folder.ts';
import {nameOf, packOf} from './packs.ts';
import {countKept, keyOf, row, rowsOf, tempFolder} from './rows.ts';
import {smallDisk, type SmallDisk} from './small-disk.ts';

const levels = [0, 1, 4, 8, 12, 16, 24, 32, 48, 64, 80, 100, 130, 170, 220, 300, 400, 600, 900, 13_000].map((kibibytes) => kibibytes * 1024);

interface Race {
  readonly look: LookAtDisk;
  /** Once set, a disk that is looked at is filled up to here right after. */
  leave: number | undefined;
}

function raceFor(disk: SmallDisk): Race {
  const race: Race = {
    leave: undefined,
    async look(dir) {
      const seen = await lookAtDisk(dir);
      if (race.leave !== undefined) disk.leave(race.leave);
      return seen;
    },
  };
  return race;
}

test('diskStore: a disk that fills up while it is written to costs what was not acknowledged, and no more', async (t) => {
  const disk = smallDisk(t, 40 * 1024 * 1024);
  let full = 0;
  for (const [round, level] of levels.entries()) {
    const dir = join(disk.dir, String(round));
    const race = raceFor(disk);
    const store = await diskStore({dir, look: race.look});
    const [kept, lost] = [rowsOf(`kept ${round}`, 400), rowsOf(`lost ${round}`, 2500)];
    await store.record(kept);
    await store.checkpoint();
    race.leave = level;
    const failure = await failureOf(async () => {
      await store.record(lost);
      await store.checkpoint();
    });
    race.leave = undefined;
    t.is(await countKept(t, store, kept), 400, 'what is there can be read on');
    const closing = await failureOf(() => store.close());
    if (failure !== undefined) {
      full++;
      t.is(failure.kind, 'full', `${level} bytes left`);
      t.regex(failure.message, /^No space left for the store in ".*" \(.*\): free some space/);
      t.is(closing?.kind, 'full');
    }
    disk.relieve();
    t.deepEqual(await readdir(join(dir, 'tmp')), [], 'half-written packs do not fill the disk');
    t.is(await keptIn(t, dir, kept), 400);
    const again = await diskStore({dir});
    await again.record(lost);
    await again.close();
    t.is(await keptIn(t, dir, [...kept, ...lost]), 2900);
  }
  t.true(full > 5 && full < levels.length, `${full} of ${levels.length} levels were too full`);
});

test('lmdbIndex: a commit that finds no space is a failure like any other, and the database can be used on', async (t) => {
  const disk = smallDisk(t, 40 * 1024 * 1024);
  let full = 0;
  for (const [round, level] of levels.entries()) {
    const dir = join(disk.dir, String(round));
    const race = raceFor(disk);
    const index = await lmdbIndex(dir, {look: race.look});
    await index.add(packOf('before', words(`before ${round}`, 1000)));
    race.leave = level;
    const adding = await failureOf(() => index.add(packOf('during', words(`during ${round}`, 3000))));
    const replacing = await failureOf(() => index.replace([nameOf('before')], packOf('merged', words(`before ${round}`, 1000))));
    race.leave = undefined;
    if (adding !== undefined) full++;
    for (const failure of [adding, replacing]) if (failure !== undefined) t.is(failure.kind, 'full', `${level} bytes left`);
    t.not(index.locate(keyOf(`value before ${round} 7`)), undefined);
    disk.relieve();
    await index.add(packOf('after', words(`after ${round}`, 100)));
    t.not(index.locate(keyOf(`value after ${round} 7`)), undefined);
    await index.close();
    const notes: string[] = [];
    const again = await lmdbIndex(dir, {note: (text) => notes.push(text)});
    t.deepEqual(notes, [], 'it was not damaged');
    t.not(again.locate(keyOf(`value after ${round} 7`)), undefined);
    t.is(again.name(Number.parseInt(nameOf('during').slice(0, 12), 16)), adding === undefined ? nameOf('during') : undefined, 'a pack counts once all of its rows are there');
    await again.close();
  }
  t.true(full > 5 && full < levels.length, `${full} of ${levels.length} levels were too full`);
});

test('diskStore: a disk without room to spare is read from, and nothing is begun on it', async (t) => {
  const dir = await tempFolder(t);
  const rows = rowsOf('kept', 100);
  const before = await diskStore({dir});
  await before.record(rows);
  await before.close();
  const store = await diskStore({dir, look: async () => ({free: 1024 * 1024, remote: false})});
  t.is(await countKept(t, store, rows), 100);
  const failure = await failureOf(() => store.record([row('new')]));
  t.is(failure?.kind, 'full');
  t.regex(failure?.message ?? '', /\(1\.0 MiB are free, and 11\.0 MiB are wanted\)/);
  await store.close();
  t.is(await keptIn(t, dir, rows), 100);
});

test('lmdbIndex: is not opened where its lock file may not fit, as LMDB would end the process', async (t) => {
  const dir = await tempFolder(t);
  const failure = await failureOf(() => lmdbIndex(dir, {look: async () => ({free: 0, remote: false})}));
  t.is(failure?.kind, 'full');
  t.deepEqual(await readdir(join(dir, indexFolder)), []);
});

function words(name: string, count: number): readonly string[] {
  return Array.from({length: count}, (_, at) => `${name} ${at}`);
}
