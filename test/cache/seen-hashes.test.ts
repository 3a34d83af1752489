import test from 'ava';
import {diskStore} from '../../cache/disk-store.ts';
import {seenHashes} from '../../cache/seen-hashes.ts';
import {digestOf} from '../../graph/value/digest.ts';
import {rowsOf, tempFolder} from './rows.ts';

test('seenHashes() knows all that was put in, and mistakes few others for it', (t) => {
  const seen = seenHashes();
  const [put, other] = [rowsOf('put', 20_000), rowsOf('other', 20_000)];
  seen.addAll(Buffer.from(put.map(({digest}) => digest).join(''), 'hex'));
  t.true(put.every(({digest}) => seen.mayHave(digest)));
  const mistaken = other.filter(({digest}) => seen.mayHave(digest)).length;
  t.true(mistaken < 100, `${mistaken} of 20,000, and 24 are to be expected`);
});

test('diskStore: a store that begins empty looks new values up in no index, keeps what it is given again once, and another process sees all of it', async (t) => {
  const dir = await tempFolder(t);
  const rows = rowsOf('fresh', 2000).map(({digest, bytes}) => ({digest, bytes}));
  const store = await diskStore({dir});
  await store.record(rows.slice(0, 1000));
  await store.checkpoint();
  await store.record(rows.slice(1000));
  t.true(store.work.indexGets < 10, `${store.work.indexGets} looked up`);
  await store.checkpoint();
  const {bytesWritten} = store.work;
  await store.record(rows);
  await store.checkpoint();
  t.is(store.work.bytesWritten, bytesWritten);
  const other = await diskStore({dir});
  t.deepEqual((await other.read(rows.map(({digest}) => digest))).map((bytes) => bytes && digestOf(bytes)), rows.map(({digest}) => digest));
  await other.record(rows.slice(0, 10));
  await other.checkpoint();
  t.is(other.work.bytesWritten, 0, 'a store that began with packs asks its index');
  await other.close();
  await store.close();
});
