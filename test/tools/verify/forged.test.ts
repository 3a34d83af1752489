import {renameSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {diskStore} from '../../../cache/disk-store.ts';
import {chunksOf, type Chunks} from '../../../graph/merkle/chunks.ts';
import {scanMap} from '../../../graph/merkle/read.ts';
import {updateMap} from '../../../graph/merkle/update.ts';
import {readRoot} from '../../../graph/read-root.ts';
import {rootCodec, type CollectionRoot} from '../../../graph/root.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {stubDigest} from '../../../graph/value/stub.ts';
import {seal} from '../../../graph/value/wire.ts';
import {storeFolder} from '../../../tools/executors/build/store-folder.ts';
import {datasetMeant} from '../../../tools/executors/look/answer.ts';
import type {CommandBench} from '../rig/command-bench.ts';
import {built, paste, verified} from './rig.ts';

type Change = (collection: CollectionRoot, chunks: Chunks) => Promise<CollectionRoot> | CollectionRoot;

/** Publishes a build that is another in one collection and whole in all its bytes: what a mistake of ours would leave. */
async function forge(bench: CommandBench, name: string, change: Change): Promise<void> {
  const dataset = await datasetMeant({values: new Map()}, bench.host());
  const store = await diskStore({dir: storeFolder(dataset)});
  const published = (await store.root(dataset.target))!; // built before
  const {collections} = (await readRoot(store, published.root))!;
  const chunks = chunksOf(store);
  const forged: CollectionRoot[] = [];
  for (const collection of collections) forged.push(collection.name === name ? await change(collection, chunks) : collection);
  await chunks.flush();
  const sealed = seal(rootCodec, {collections: forged});
  await store.record([sealed]);
  await store.publish(dataset.target, {key: published.key, root: sealed.digest});
  await store.close();
}

async function withRow(chunks: Chunks, rows: Digest, id: string, digest: Digest | undefined): Promise<Digest> {
  return await updateMap(chunks, rows, [{id, entry: digest === undefined ? undefined : {id, digest, count: 1}}]);
}

test('verify finds rows that come out otherwise when built again, names the first collection, and the lines it prints mend it', async (t) => {
  const bench = await built(t);
  await forge(bench, 'samples.file', async (collection, chunks) => ({
    ...collection,
    stubs: {...collection.stubs, forged: 1},
    maps: {...collection.maps, rows: await withRow(chunks, collection.maps.rows, 'a.rs', stubDigest('forged'))},
  }));
  const {code, out} = await bench.run('verify');
  t.is(code, 1);
  t.regex(out, /\n {2}rebuild {2}another root, [0-9a-f]{12}, in .*: see below\n/);
  t.regex(out, /\n {2}samples\.file: 1 row differs when built again\n {4}a\.rs: is stub:forged, expected \S+\n/);
  t.false(out.includes('profiles:'), out);
  await paste(bench, (await verified(bench)).mend);
  t.is((await bench.run('verify')).code, 0);
});

test('verify finds a count that is not that of the rows', async (t) => {
  const bench = await built(t);
  await forge(bench, 'edits', (collection) => ({...collection, rows: collection.rows + 1, stubs: {never: 2}}));
  const {code, out} = await bench.run('verify', '--quick');
  t.is(code, 1);
  t.regex(out, /\n {2}edits: rows are counted as (\d+), expected \d+\n {2}edits: stubs "never" are counted as 2, expected 0\n/);
});

test('verify finds a map that is not in the shape its ids call for', async (t) => {
  const bench = await built(t);
  await forge(bench, 'files', async (collection, chunks) => {
    const rows = [];
    for await (const run of scanMap(chunks, collection.maps.rows)) rows.push(...run);
    return {...collection, maps: {...collection.maps, rows: chunks.put(1, rows.toReversed()).digest}};
  });
  const {code, out} = await bench.run('verify', '--quick');
  t.is(code, 1);
  t.true(out.includes('files: the map "rows" is malformed: its rows are not in order'), out);
});

test('verify names the rows that need a value which nobody has', async (t) => {
  const bench = await built(t);
  const nowhere = 'ab'.repeat(32) as Digest;
  await forge(bench, 'edits', async (collection, chunks) => {
    const [run] = [await scanMap(chunks, collection.maps.rows).next()];
    const id = run?.value?.[0]?.id ?? t.fail('No edit');
    return {...collection, maps: {...collection.maps, rows: await withRow(chunks, collection.maps.rows, id, nowhere)}};
  });
  const {code, out} = await bench.run('verify');
  t.is(code, 1);
  t.regex(out, /\n {2}edits: 1 value is lost or damaged, needed by \S+/);
  t.regex(out, /\n {2}rebuild {2}not done\n/);
});

test('verify says that a build was made by another version, and does not expect the same of this one', async (t) => {
  const bench = await built(t);
  await forge(bench, 'profiles', (collection) => ({...collection, making: collection.making.map(([name, value]) => (name === 'version' ? [name, '0'] : [name, value]))}));
  const {code, out} = await bench.run('verify');
  t.is(code, 1);
  t.regex(out, /\n {2}profiles: was made with "version" 0, and would be made with [1-9]\d* today\n/);
  t.regex(out, /\nWhat mends it\n {2}gristmill build\n$/);
});

test('verify says when it cannot build again because the source is gone, and checks the rest', async (t) => {
  const bench = await built(t);
  renameSync(join(bench.root, 'source'), join(bench.root, 'moved'));
  t.like(await verified(bench), {code: 1, rebuilt: {root: null, same: false}, findings: [{kind: 'not-rebuilt'}]});
  t.is((await bench.run('verify', '--quick')).code, 0);
});
