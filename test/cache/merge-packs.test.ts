// Small packs become one, and nothing is lost on the way.
import {existsSync} from 'node:fs';
import {readdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {adoptPacks} from '../../cache/adopt-packs.ts';
import {diskStore} from '../../cache/disk-store.ts';
import {durableRename} from '../../cache/durable.ts';
import {frameCache} from '../../cache/frame-cache.ts';
import {mergePacks} from '../../cache/merge-packs.ts';
import {packFiles} from '../../cache/pack-files.ts';
import {memoryIndex, type PackIndex} from '../../cache/pack-index.ts';
import {PackWriter} from '../../cache/pack-writer.ts';
import {readFooter} from '../../cache/read-footer.ts';
import {valueReader} from '../../cache/value-reader.ts';
import {digestOf} from '../../graph/value/digest.ts';
import {indexOf, keptIn, packsOf, recordIn} from './folder.ts';
import {keyOf, row, rowsOf, tempFolder, type Row} from './rows.ts';

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

test('mergePacks: nobody takes up a pack that its maker is about to take back', async (t) => {
  const dir = await tempFolder(t);
  const index = memoryIndex();
  const files = packFiles(dir, index.name);
  const sources = ['one', 'two'].map((name) => new PackWriter(join(dir, name), -1));
  const names: string[] = [];
  for (const writer of sources) {
    writer.add(row(writer.path).digest, row(writer.path).bytes);
    const pack = await writer.finish();
    await writer.close();
    await durableRename(writer.path, files.path(pack.name));
    await index.add(pack);
    names.push(pack.name);
  }
  // Another process opens the store while the merged pack has its name already; then a sweep was first, and the merge is off.
  let opening: Promise<void> | undefined;
  const late: PackIndex = {...index, replace: async (retired) => {
    await index.condemn(retired);
    await index.release(names[0] ?? '', (await readFooter(files.path(names[0] ?? '')))?.table ?? t.fail('no pack'));
    opening = adoptPacks(dir, index, packFiles(dir, index.name));
    // Time enough for it to end, if nothing holds it up.
    for (let turns = 0; turns < 100; turns++) await readdir(dir);
    return false;
  }};
  const read = valueReader((pack, at, length) => files.read(pack, at, length), frameCache(1000));
  t.false(await mergePacks(names, new PackWriter(join(dir, 'merged'), -2), {index: late, files, read}));
  await opening;
  await files.close();
  t.deepEqual(index.packs().filter(({retired}) => !retired).map(({name}) => existsSync(files.path(name))), [true]);
  t.is(index.locate(row(sources[0]?.path ?? '').digest), undefined);
});
