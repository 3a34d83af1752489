// Leases: there while their holder is, and no longer.
import {readdir, truncate, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {diskStore} from '../../cache/disk-store.ts';
import {liveLeases, takeLease} from '../../cache/leases.ts';
import {thisProcess} from '../../cache/process-identity.ts';
import {recording} from './child.ts';
import {keyOf, tempFolder} from './rows.ts';

const day = 86_400_000;
const belief = {nowMs: 0, forMs: day};

test('takeLease: is listed until it ends', async (t) => {
  const dir = await tempFolder(t);
  t.deepEqual(await liveLeases(join(dir, 'leases'), belief), []);
  const [a, b] = [await takeLease(join(dir, 'leases'), dir), await takeLease(join(dir, 'leases'), dir)];
  const live = await liveLeases(join(dir, 'leases'), belief);
  t.deepEqual(live.map(({id}) => id).sort(), [a.id, b.id].sort());
  t.deepEqual(live[0]?.by, thisProcess());
  await a.end();
  t.deepEqual((await liveLeases(join(dir, 'leases'), belief)).map(({id}) => id), [b.id]);
});

test('takeLease: saying so again does not make it a later one', async (t) => {
  const dir = await tempFolder(t);
  const lease = await takeLease(join(dir, 'leases'), dir);
  const [before] = await liveLeases(join(dir, 'leases'), belief);
  await lease.renew();
  t.deepEqual(await liveLeases(join(dir, 'leases'), belief), [before]);
});

test('liveLeases: those of dead processes, of former starts and of numbers given away are removed', async (t) => {
  const dir = await tempFolder(t);
  const self = thisProcess();
  for (const [at, by] of [{...self, pid: 2 ** 22 + 1}, {...self, boot: 'another'}, {...self, started: '1'}].entries()) {
    const id = String(at).repeat(32);
    await writeFile(join(dir, `${id}.lease`), JSON.stringify({id, by}));
  }
  await writeFile(join(dir, 'notes.txt'), 'not a lease');
  t.deepEqual(await liveLeases(dir, belief), []);
  t.deepEqual(await readdir(dir), ['notes.txt']);
});

test('liveLeases: one of another machine, or one that cannot be read, counts for a day, and longer when it seems to come from the future', async (t) => {
  const dir = await tempFolder(t);
  const id = 'a'.repeat(32);
  const write = () => writeFile(join(dir, `${id}.lease`), JSON.stringify({id, by: {...thisProcess(), host: 'another', boot: 'another'}}));
  for (const damage of [write, async () => (await write(), await truncate(join(dir, `${id}.lease`), 9))]) {
    await damage();
    for (const [nowMs, counts] of [[0, 1], [Date.now() + day / 2, 1], [Date.now() + 2 * day, 0]] as const) {
      t.is((await liveLeases(dir, {nowMs, forMs: day})).length, counts);
    }
  }
});

test('diskStore: holds a lease from its first look at the packs until it is closed', async (t) => {
  const dir = await tempFolder(t);
  const leases = () => liveLeases(join(dir, 'leases'), belief);
  const store = await diskStore({dir});
  await store.root('dataset');
  t.is((await leases()).length, 0, 'asking for a root is no work on packs');
  await store.recall([keyOf('a')]);
  t.is((await leases()).length, 1);
  await store.close();
  t.is((await leases()).length, 0);
});

test('diskStore: the lease of a killed process does not count', async (t) => {
  const dir = await tempFolder(t);
  await recording(dir, 'killed', {batches: 100, killAfter: 2});
  t.is((await readdir(join(dir, 'leases'))).length, 1);
  t.deepEqual(await liveLeases(join(dir, 'leases'), belief), []);
});
