// Roots survive torn lines, lost files and other processes; targets never leave their folder.
import {appendFile, readdir, readFile, rm, truncate, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {noteLeases, raiseFloor} from '../../cache/root-floors.ts';
import {rootsInUse} from '../../cache/root-history.ts';
import {formatLine} from '../../cache/root-line.ts';
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
  const [last, , third, fourth] = await journal.history('dataset');
  const seqs = async () => (await journal.history('dataset')).map(({seq}) => seq);
  await raiseFloor(folder, {at: third?.at ?? 0, seq: 5}, join(dir, 'floor.tmp'));
  t.deepEqual(await seqs(), [5, 4, 3]);
  await raiseFloor(folder, {at: fourth?.at ?? 0, seq: 5}, join(dir, 'floor.tmp'));
  t.deepEqual(await seqs(), [5, 4, 3], 'a floor is never lowered');
  await raiseFloor(folder, {at: (last?.at ?? 0) + 1, seq: 5}, join(dir, 'floor.tmp'));
  t.deepEqual(await seqs(), [5]);
});

test('rootJournal: a root that a slow builder wrote under an old number is no old one', async (t) => {
  const {dir, journal, folder} = await withRoots(t, 5);
  const [last] = await journal.history('dataset');
  await raiseFloor(folder, {at: last?.at ?? 0, seq: 5}, join(dir, 'floor.tmp'));
  await appendFile(join(folder, 'journal'), formatLine({seq: 2, ...rootNumber(7)}));
  await journal.append('dataset', rootNumber(8));
  t.deepEqual((await journal.history('dataset')).map(({root}) => root), [8, 7, 4].map((number) => rootNumber(number).root));
});

test('rootJournal: a lost journal or a lost current does not put new roots under the floor', async (t) => {
  for (const lost of [['journal'], ['current'], ['journal', 'current']]) {
    const {dir, journal, folder} = await withRoots(t, 3);
    const [last] = await journal.history('dataset');
    await raiseFloor(folder, {at: last?.at ?? 0, seq: 3}, join(dir, 'floor.tmp'));
    for (const name of lost) await rm(join(folder, name));
    for (const number of [7, 8]) await journal.append('dataset', rootNumber(number));
    const [newest, before] = await journal.history('dataset');
    t.deepEqual([newest?.root, before?.root], [rootNumber(8).root, rootNumber(7).root]);
    t.true((newest?.seq ?? 0) > 3);
  }
});

test('rootsInUse: what lies under a floor is in use while somebody is left who was there when it was raised', async (t) => {
  const {dir, journal, folder} = await withRoots(t, 3);
  const tmp = join(dir, 'floor.tmp');
  const used = async (...live: readonly string[]) => (await rootsInUse(folder, (lease) => live.includes(lease))).map(({seq}) => seq);
  const [last, second] = await journal.history('dataset');
  await raiseFloor(folder, {at: second?.at ?? 0, seq: 3}, tmp);
  t.deepEqual(await used(), [3, 2, 1], 'as nobody knows who was there');
  await noteLeases(folder, {leases: ['a', 'b'], tmp});
  await raiseFloor(folder, {at: last?.at ?? 0, seq: 3}, tmp);
  await noteLeases(folder, {leases: ['b', 'c'], tmp});
  t.deepEqual([await used('b', 'c'), await used('c'), await used('later')], [[3, 2, 1], [3, 2], [3]]);
  t.deepEqual((await journal.history('dataset')).map(({seq}) => seq), [3]);
  await noteLeases(folder, {leases: [], tmp});
  t.is((await readFile(join(folder, 'floors'), 'utf8')).split('\n').length, 2, 'what is settled is said once');
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
