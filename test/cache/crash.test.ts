// A store whose process is killed keeps what it acknowledged, and one store serves several processes at once.
import {readdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {diskStore} from '../../cache/disk-store.ts';
import {recording} from './child.ts';
import {keptIn} from './folder.ts';
import {countKept, keyOf, row, rowsOf, tempFolder, type Row} from './rows.ts';

test('diskStore: nothing acknowledged is lost to SIGKILL, not even without the index', async (t) => {
  const dir = await tempFolder(t);
  const rows: Row[] = [];
  for (let round = 0; round < 10; round++) {
    const {acknowledged, code} = await recording(dir, `round ${round}`, {batches: 1000, killAfter: 1 + round * 2});
    t.is(code, null, 'killed, not ended');
    t.true(acknowledged.length > round * 2);
    rows.push(...rowsIn(`round ${round}`, acknowledged));
    t.is(await keptIn(t, dir, rows), rows.length);
    await rootIs(t, dir, `round ${round}`, acknowledged.length);
  }
  const [index = ''] = (await readdir(dir)).filter((name) => name.startsWith('index'));
  await rm(join(dir, index), {recursive: true});
  t.is(await keptIn(t, dir, rows), rows.length);
  t.deepEqual(await readdir(join(dir, 'tmp')), [], 'what the dead left behind is removed');
});

test('diskStore: processes at once on one folder lose nothing, whether they record the same rows or others', async (t) => {
  const dir = await tempFolder(t);
  const names = ['same', 'same', 'other'];
  const done = await Promise.all(names.map((name) => recording(dir, name, {batches: 30})));
  t.deepEqual(done.map(({code}) => code), [0, 0, 0]);
  const rows = names.flatMap((name, at) => rowsIn(name, done[at]?.acknowledged ?? []));
  t.is(rows.length, 3 * 30 * 40);
  t.is(await keptIn(t, dir, rows), rows.length);
  await rootIs(t, dir, 'same', 30);
});

test('diskStore: one process sees what another has sealed while it was open', async (t) => {
  const dir = await tempFolder(t);
  const store = await diskStore({dir});
  t.teardown(() => store.close());
  const own = rowsOf('own', 10);
  await store.record(own);
  const {acknowledged} = await recording(dir, 'child', {batches: 12});
  const rows = rowsIn('child', acknowledged);
  t.is(await countKept(t, store, rows), rows.length);
  t.is(await countKept(t, store, own), 10);
  await store.record(rows.map(({digest, bytes}) => ({digest, bytes})));
  await store.checkpoint();
  t.true(store.work.bytesWritten < 5000, 'the values of the child are not written again');
});

/** The root of the last batch that published; one more may have been published than was acknowledged. */
async function rootIs(t: ExecutionContext, dir: string, name: string, acknowledged: number): Promise<void> {
  const store = await diskStore({dir});
  const root = await store.root(name);
  await store.close();
  const last = Math.floor(acknowledged / 3) * 3 - 1;
  const allowed = [last, last + 3].map((batch) => (batch < 0 ? undefined : keyOf(`${name} ${batch}`)));
  t.true(allowed.includes(root?.key), `root of ${name}`);
  if (root !== undefined) t.true(allowed.map((_, at) => row(`${name} ${last + at * 3} 0`).digest).includes(root.root));
}

function rowsIn(name: string, batches: readonly number[]): readonly Row[] {
  return batches.flatMap((batch) => rowsOf(`${name} ${batch}`, 40));
}
