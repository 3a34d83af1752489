// Small packs become one, and nothing is lost on the way.
import {rm} from 'node:fs/promises';
import test from 'ava';
import {diskStore} from '../../cache/disk-store.ts';
import {digestOf} from '../../graph/value/digest.ts';
import {indexOf, keptIn, packsOf, recordIn} from './folder.ts';
import {keyOf, rowsOf, tempFolder, type Row} from './rows.ts';

test('diskStore: an answer given again outlives the merge of the packs that held the one before', async (t) => {
  const dir = await tempFolder(t);
  const key = keyOf('asked often');
  const answers = Array.from({length: 20}, (_, at) => digestOf(Buffer.from(`answer ${at}`)));
  for (const digest of answers) {
    const store = await diskStore({dir});
    await store.record([{key, digest}]);
    await store.close();
    const again = await diskStore({dir});
    t.deepEqual(await again.recall([key]), [digest]);
    await again.close();
  }
  t.true((await packsOf(dir)).length < 10);
  await rm(indexOf(dir), {recursive: true});
  const rebuilt = await diskStore({dir});
  t.deepEqual(await rebuilt.recall([key]), answers.slice(-1));
  await rebuilt.close();
});

test('diskStore: a pack that is gone does not hold up the merge of others', async (t) => {
  const dir = await tempFolder(t);
  for (let build = 0; build < 7; build++) await recordIn(dir, rowsOf(`build ${build}`, 3));
  for (const pack of (await packsOf(dir)).slice(0, 3)) await rm(pack);
  for (let build = 7; build < 14; build++) await recordIn(dir, rowsOf(`build ${build}`, 3));
  const packs = await packsOf(dir);
  t.true(packs.length < 8, `${packs.length} packs`);
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
