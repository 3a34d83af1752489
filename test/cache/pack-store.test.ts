// What packs do while others change them: looked up again, not given up.
import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {memoryIndex} from '../../cache/pack-index.ts';
import {packStore} from '../../cache/pack-store.ts';
import {countKept, rowsOf, tempFolder} from './rows.ts';

test('packStore: a value whose pack goes between look-up and read is looked up again', async (t) => {
  const dir = await tempFolder(t);
  const folders = {packs: join(dir, 'packs'), tmp: join(dir, 'tmp')};
  for (const folder of Object.values(folders)) await mkdir(folder);
  const index = memoryIndex();
  let stale = 0;
  const store = await packStore({
    ...index,
    get gets() {
      return index.gets;
    },
    locate(digest) {
      const place = index.locate(digest);
      return place !== undefined && stale-- > 0 ? {...place, pack: 1} : place;
    },
  }, {...folders, sealBytes: 10_000, cacheBytes: 1000});
  const rows = rowsOf('moved', 5);
  await store.record(rows);
  await store.checkpoint();
  stale = 3;
  t.is(await countKept(t, store, rows), 5);
  stale = 8;
  t.is(await countKept(t, store, rows), 2, 'looked up twice, not for ever');
  await store.close();
});

test('packStore: whereabouts grow in the order of recording, sealed or not, and what is not there lies nowhere', async (t) => {
  const dir = await tempFolder(t);
  const folders = {packs: join(dir, 'packs'), tmp: join(dir, 'tmp')};
  for (const folder of Object.values(folders)) await mkdir(folder);
  const store = await packStore(memoryIndex(), {...folders, sealBytes: 32 * 1024 * 1024, cacheBytes: 1000});
  const rows = rowsOf('placed', 400).map(({digest, bytes}) => ({digest, bytes}));
  const later = rowsOf('later', 3);
  const rising = async () => {
    const places = await store.whereabouts(rows.map(({digest}) => digest));
    return places.every((place, at) => place !== undefined && (at === 0 || place >= (places[at - 1] ?? Infinity))) && new Set(places).size > 1;
  };
  await store.record(rows);
  t.true(await rising(), 'in the making');
  await store.checkpoint();
  t.true(await rising(), 'sealed');
  await store.record(later);
  const [last, fresh, none] = await store.whereabouts([rows.at(-1)!.digest, later[0]!.digest, rowsOf('never', 1)[0]!.digest]); // there are some
  t.true((last ?? Infinity) < (fresh ?? 0), 'what is not sealed lies behind');
  t.is(none, undefined);
  await store.close();
});
