// Roots survive torn lines, lost files and other processes; targets never leave their folder.
import {appendFile, readdir, readFile, rm, truncate, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {raiseFloor} from '../../cache/root-history.ts';
import {folderOf, rootJournal} from '../../cache/root-journal.ts';
import {keyOf, randomFrom, tempFolder} from './rows.ts';

test('rootJournal: without its current file the last whole line counts', async (t) => {
  const {journal, folder} = await withRoots(t, 3);
  await rm(join(folder, 'current'));
  t.deepEqual(await journal.last('dataset'), rootNumber(2));
});

test('rootJournal: a damaged current is noticed at every byte', async (t) => {
  const {journal, folder} = await withRoots(t, 2);
  const whole = await readFile(join(folder, 'current'));
  for (let at = 0; at < whole.length - 1; at++) {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(join(folder, 'current'), bytes);
    t.deepEqual(await journal.last('dataset'), rootNumber(1));
  }
});

test('rootJournal: a line torn anywhere leaves the one before, and does not harm the next', async (t) => {
  const {journal, folder} = await withRoots(t, 2);
  const path = join(folder, 'journal');
  const whole = await readFile(path, 'utf8');
  const second = whole.indexOf('\n') + 1;
  for (let size = second; size < whole.length - 1; size += 7) {
    await writeFile(path, whole.slice(0, size));
    await rm(join(folder, 'current'), {force: true});
    t.deepEqual(await journal.last('dataset'), rootNumber(0));
    await journal.append('dataset', rootNumber(9));
    await rm(join(folder, 'current'));
    t.deepEqual(await journal.last('dataset'), rootNumber(9));
  }
});

test('rootJournal: lines are numbered on, past torn ones', async (t) => {
  const {journal, folder} = await withRoots(t, 2);
  await appendFile(join(folder, 'journal'), '[3,"torn');
  await journal.append('dataset', rootNumber(2));
  const lines = (await readFile(join(folder, 'journal'), 'utf8')).split('\n');
  t.deepEqual(lines.map((line) => line.slice(0, 3)), ['[1,', '[2,', '[3,', '[3,', '']);
});

test('rootJournal: an empty journal and no current are no root', async (t) => {
  const {journal, folder} = await withRoots(t, 1);
  await rm(join(folder, 'current'));
  await truncate(join(folder, 'journal'), 0);
  t.is(await journal.last('dataset'), undefined);
});

test('rootJournal: no temporary file is left', async (t) => {
  const {dir} = await withRoots(t, 5);
  t.deepEqual((await readdir(dir)).filter((name) => name.endsWith('.root')), []);
});

test('rootJournal: the history is every root, newest first, past torn lines, and what was published twice in a row is listed once', async (t) => {
  const {journal, folder} = await withRoots(t, 3);
  t.deepEqual(await journal.history('other'), []);
  await appendFile(join(folder, 'journal'), '[4,"torn');
  await journal.append('dataset', rootNumber(2));
  await journal.append('dataset', rootNumber(0));
  const history = await journal.history('dataset');
  t.deepEqual(history.map(({key, root}) => ({key, root})), [0, 2, 1, 0].map(rootNumber));
  t.deepEqual(history.map(({seq}) => seq), [5, 3, 2, 1]);
});

test('rootJournal: what lies under the floor is no history, but the last root always is', async (t) => {
  const {dir, journal, folder} = await withRoots(t, 5);
  await raiseFloor(folder, 4, join(dir, 'floor.tmp'));
  t.deepEqual((await journal.history('dataset')).map(({seq}) => seq), [5, 4]);
  await raiseFloor(folder, 2, join(dir, 'floor.tmp'));
  t.deepEqual((await journal.history('dataset')).map(({seq}) => seq), [5, 4], 'a floor is never lowered');
  await raiseFloor(folder, 9, join(dir, 'floor.tmp'));
  t.deepEqual((await journal.history('dataset')).map(({seq}) => seq), [5]);
});

test('rootJournal: a lost journal or a lost current does not put new roots under the floor', async (t) => {
  for (const lost of [['journal'], ['current'], ['journal', 'current']]) {
    const {dir, journal, folder} = await withRoots(t, 3);
    await raiseFloor(folder, 3, join(dir, 'floor.tmp'));
    for (const name of lost) await rm(join(folder, name));
    for (const number of [7, 8]) await journal.append('dataset', rootNumber(number));
    const [last, before] = await journal.history('dataset');
    t.deepEqual([last?.root, before?.root], [rootNumber(8).root, rootNumber(7).root]);
    t.true((last?.seq ?? 0) > 3);
  }
});

test('folderOf: any target is one plain name, and no two are the same', (t) => {
  const random = randomFrom(7);
  const alphabet = ['a', 'A', '/', '\\', '.', '-', '\0', ' ', 'é', '\u{1f600}', ':', '%'];
  const targets = new Set(Array.from({length: 2000}, () => Array.from({length: random(60)}, () => alphabet[random(12)]).join('')));
  const folders = new Set([...targets].map(folderOf));
  t.is(folders.size, targets.size);
  for (const folder of folders) t.regex(folder, /^[0-9a-z][0-9a-z-]{31,80}$/);
});

async function withRoots(t: ExecutionContext, count: number): Promise<{journal: ReturnType<typeof rootJournal>; dir: string; folder: string}> {
  const dir = await tempFolder(t);
  let serial = 0;
  const journal = rootJournal(dir, () => join(dir, `${serial++}.root`));
  for (let number = 0; number < count; number++) await journal.append('dataset', rootNumber(number));
  return {journal, dir, folder: join(dir, folderOf('dataset'))};
}

function rootNumber(number: number): {key: ReturnType<typeof keyOf>; root: ReturnType<typeof keyOf>} {
  return {key: keyOf(`key ${number}`), root: keyOf(`root ${number}`)};
}
