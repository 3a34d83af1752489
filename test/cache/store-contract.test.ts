// What every store promises, asked of each of them.
import test, {type ExecutionContext} from 'ava';
import {diskStore} from '../../cache/disk-store.ts';
import {memoryStore, type Store} from '../../graph/store.ts';
import {digestOf, foreign} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {bytesOf, countKept, keyOf, row, rowsOf, tempFolder} from './rows.ts';

type OpenStore = (t: ExecutionContext) => Promise<Store>;

const stores: Readonly<Record<string, OpenStore>> = {
  memoryStore: async () => memoryStore(),
  diskStore: (t) => openDisk(t, {}),
  'diskStore of tiny packs': (t) => openDisk(t, {sealBytes: 4096, cacheBytes: 1}),
};

for (const [name, open] of Object.entries(stores)) {
  test(`${name}: what was recorded is there at once`, async (t) => {
    const store = await open(t);
    const rows = rowsOf('at once', 500);
    await store.record(rows);
    t.is(await countKept(t, store, rows), 500);
  });

  test(`${name}: what was never recorded is a miss, in its place`, async (t) => {
    const store = await open(t);
    const [a, b, c] = [row('a'), row('b'), row('c')];
    await store.record([a, c]);
    t.deepEqual(await store.recall([c.key, b.key, a.key]), [c.digest, undefined, a.digest]);
    const read = await store.read([b.digest, c.digest, c.digest]);
    t.deepEqual(read.map((value) => value && Buffer.from(value)), [undefined, Buffer.from(c.bytes), Buffer.from(c.bytes)]);
  });

  test(`${name}: empty batches are nothing`, async (t) => {
    const store = await open(t);
    await store.record([]);
    t.deepEqual(await store.recall([]), []);
    t.deepEqual(await store.read([]), []);
  });

  test(`${name}: an answer may be of any form of digest`, async (t) => {
    const store = await open(t);
    const digests = [
      digestOf(Buffer.from('small')),
      digestOf(Buffer.alloc(0)),
      stubDigest('Too large, 3 GB: "ü"\n'),
      foreign('git', 'ab'.repeat(20)),
      foreign('odd', 'text with spaces'),
      row('stored elsewhere').digest,
    ];
    const rows = digests.map((digest) => ({key: keyOf(digest), digest}));
    await store.record(rows);
    t.deepEqual(await store.recall(rows.map(({key}) => key)), digests);
  });

  test(`${name}: an answer given again replaces the one before`, async (t) => {
    const store = await open(t);
    const [first, second] = [row('first'), row('second')];
    await store.record([first]);
    await store.record([{...second, key: first.key}]);
    t.deepEqual(await store.recall([first.key]), [second.digest]);
  });

  test(`${name}: a value without a key is read, not recalled`, async (t) => {
    const store = await open(t);
    const {key, digest, bytes} = row('linked only');
    await store.record([{digest, bytes}]);
    t.deepEqual(await store.recall([key]), [undefined]);
    t.deepEqual((await store.read([digest])).map((value) => value?.length), [bytes.length]);
  });

  test(`${name}: a recorded view is copied`, async (t) => {
    const store = await open(t);
    const bytes = Buffer.from(bytesOf('view', 200));
    const digest = digestOf(bytes);
    await store.record([{digest, bytes}]);
    const before = Buffer.from(bytes);
    bytes.fill(0);
    const [value] = await store.read([digest]);
    t.deepEqual(value && Buffer.from(value), before);
  });

  test(`${name}: a value may be larger than a frame and a pack`, async (t) => {
    const store = await open(t);
    const rows = [row('before'), row('large', 3_000_000), row('after')];
    await store.record(rows);
    t.is(await countKept(t, store, rows), 3);
  });

  test(`${name}: calls at once do not disturb each other`, async (t) => {
    const store = await open(t);
    const batches = Array.from({length: 20}, (_, at) => rowsOf(`batch ${at % 10}`, 50));
    await Promise.all(batches.map(async (rows) => {
      await store.record(rows);
      t.is(await countKept(t, store, rows), 50);
    }));
    t.is(await countKept(t, store, batches.flat()), 1000);
  });

  test(`${name}: a root is what was published last, per target`, async (t) => {
    const store = await open(t);
    const root = {key: keyOf('one'), root: row('one').digest};
    t.is(await store.root('dataset'), undefined);
    await store.publish('dataset', {key: keyOf('zero'), root: digestOf(Buffer.from('inline'))});
    await store.publish('dataset', root);
    t.deepEqual(await store.root('dataset'), root);
    t.is(await store.root('other'), undefined);
  });

  test(`${name}: targets of any name are told apart`, async (t) => {
    const store = await open(t);
    const targets = ['a', 'A', 'a/b', 'a-b', '../a', '', '.', '..', 'ü', 'x'.repeat(400), '\0', 'con', 'a\nb'];
    for (const target of targets) await store.publish(target, {key: keyOf(target), root: row(target).digest});
    for (const target of targets) t.is((await store.root(target))?.key, keyOf(target));
  });
}

async function openDisk(t: ExecutionContext, options: {sealBytes?: number; cacheBytes?: number}): Promise<Store> {
  const store = await diskStore({dir: await tempFolder(t), ...options});
  t.teardown(() => store.close());
  return store;
}
