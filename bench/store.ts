// How long a cold build's worth of rows takes to record, and to find again. Prints milliseconds.
import {hash} from 'node:crypto';
import {mkdtemp, rm, stat, readdir} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {monitorEventLoopDelay} from 'node:perf_hooks';
import {diskStore} from '../cache/disk-store.ts';
import {indexFolder} from '../cache/index-rows.ts';
import {digestOf, type Digest} from '../graph/value/digest.ts';
import type {Recorded} from '../graph/store.ts';

const values = 200_000;
const answers = 150_000;
const batch = 512;

const dir = await mkdtemp(join(tmpdir(), 'gristmill-store-'));
const rows = makeRows();
const keys = rows.flatMap(({key}) => key ?? []);
await import('../cache/lmdb-index.ts');

const store = await timed('open, empty', () => diskStore({dir}));
const delay = monitorEventLoopDelay({resolution: 1});
delay.enable();
const cpu = process.cpuUsage();
const main = process.threadCpuUsage();
await timed(`record ${values} values, ${answers} answers`, async () => {
  for (let at = 0; at < rows.length; at += batch) await store.record(rows.slice(at, at + batch));
  await timed('  of it the last checkpoint', () => store.checkpoint());
});
delay.disable();
const {user, system} = process.cpuUsage(cpu);
const used = process.threadCpuUsage(main);
print('  CPU of the main thread', (used.user + used.system) / 1000);
print('  CPU of all threads', (user + system) / 1000);
print('  longest block of the main thread', delay.max / 1e6);
await timed('publish', () => store.publish('bench', {key: keyOf(0), root: keyOf(1)}));
await timed('close', () => store.close());

const again = await timed('open, full', () => diskStore({dir}));
await timed('  root', () => again.root('bench'));
await timed('  first recall', () => again.recall([keyOf(3)]));
await timed('recall 100,000 at random', () => again.recall(sample(keys, 100_000)));
await timed('recall 100,000 misses', () => again.recall(Array.from({length: 100_000}, (_, at) => keyOf(-at - 1))));
const digests = rows.map(({digest}) => digest);
await timed('read all in order, by 512', async () => {
  for (let at = 0; at < digests.length; at += batch) await again.read(digests.slice(at, at + batch));
});
await timed('read 2,000 at random, by 1', async () => {
  for (const digest of sample(digests, 2_000)) await again.read([digest]);
});
await timed('record the same rows again', async () => {
  for (let at = 0; at < rows.length; at += batch) await again.record(rows.slice(at, at + batch).map(({digest, bytes}) => ({digest, ...(bytes && {bytes})})));
});
await timed('close', () => again.close());
const packs = await readdir(join(dir, 'packs'));
const sizes = await Promise.all(packs.map(async (name) => (await stat(join(dir, 'packs', name))).size));
console.log(`${packs.length} packs, ${mb(sizes.reduce((sum, size) => sum + size, 0))} MB; index ${mb((await stat(join(dir, indexFolder, 'data.mdb'))).size)} MB`);
await rm(join(dir, indexFolder), {recursive: true});
const rebuilt = await diskStore({dir});
await timed('rebuild the index', () => rebuilt.recall(keys.slice(0, 1)));
await rebuilt.close();
await rm(dir, {recursive: true});

/** Text that compresses about as source code does. */
function makeRows(): readonly Recorded[] {
  const words = Array.from({length: 4096}, (_, at) => hash('sha256', String(at), 'base64url').slice(0, 3 + (at % 9)));
  let seed = 1;
  return Array.from({length: values}, (_, at) => {
    let text = `${at} `;
    while (text.length < 400 + (at % 600)) {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      text += `${words[(seed >>> 16) % ((seed >>> 8) % 16 === 0 ? 4096 : 256)]} `;
    }
    const bytes = Buffer.from(text);
    const digest = digestOf(bytes);
    return at < answers ? {key: keyOf(at), digest, bytes} : {digest, bytes};
  });
}

function keyOf(at: number): Digest {
  return hash('sha256', `key ${at}`, 'hex') as Digest;
}

function sample<T>(items: readonly T[], count: number): readonly T[] {
  return Array.from({length: count}, (_, at) => items[(at * 7919 + 13) % items.length]).filter((item) => item !== undefined);
}

async function timed<T>(what: string, act: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await act();
  print(what, performance.now() - start);
  return result;
}

function print(what: string, ms: number): void {
  console.log(`${what.padEnd(44)} ${ms.toFixed(1).padStart(9)} ms`);
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
