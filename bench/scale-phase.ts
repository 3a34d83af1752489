// A program: one phase of the scale bench in a process of its own. Prints its steps as a line of JSON.
import {join} from 'node:path';
import {diskStore, type DiskStore} from '../cache/disk-store.ts';
import {chunksOf} from '../graph/merkle/chunks.ts';
import {lookUp, pageOf} from '../graph/merkle/read.ts';
import {readRoot} from '../graph/read-root.ts';
import {digestOf} from '../graph/value/digest.ts';
import {scaleTarget, timedBuild, type Step} from './scale-build.ts';
import {leafId, leafText} from './scale-world.ts';

/** Leaves that one step changes, and how many such steps are taken. */
const sizes = {'one-change': [1, 20], '100-changes': [100, 3], '10,000-changes': [10_000, 1]} as const;

const phases: Readonly<Record<string, (dir: string, leaves: number) => Promise<Readonly<Record<string, readonly Step[]>>>>> = {floor, cold, changes, page, row};

/** Naming every text once, with nothing read or kept: no build can take less. */
async function floor(_dir: string, leaves: number) {
  const texts = Array.from({length: leaves}, (_, at) => Buffer.from(leafText({at, revision: 0})));
  return {floor: [await timed(async () => texts.forEach(digestOf))]};
}

async function cold(dir: string, leaves: number) {
  const store = await diskStore({dir});
  const step = await timedBuild(store, {leaves, steps: []});
  await store.close();
  return {cold: [step]};
}

/** The store stays open, as it does in a build that finds something to do. */
async function changes(dir: string, leaves: number) {
  const store = await diskStore({dir});
  const steps: (readonly number[])[] = [];
  const result: Record<string, Step[]> = {'no-op': []};
  for (let round = 0; round < 20; round++) result['no-op']?.push(await timedBuild(store, {leaves, steps}));
  for (const [name, [size, count]] of Object.entries(sizes)) {
    result[name] = [];
    for (let round = 0; round < count; round++) {
      steps.push(Array.from({length: size}, (_, at) => (steps.length * 245_489 + at * 104_729) % leaves));
      result[name].push(await timedBuild(store, {leaves, steps}));
    }
  }
  await store.close();
  return result;
}

/** The first fifty rows of a collection with their values, from a store that is not open yet. */
async function page(dir: string) {
  return {page: [await timed(() => reading(dir, async (store, rows) => {
    const page = await pageOf(chunksOf(store), rows, {limit: 50});
    return store.read(page.rows.map(({digest}) => digest));
  }, 50))]};
}

async function row(dir: string, leaves: number) {
  return {row: [await timed(() => reading(dir, async (store, rows) => store.read((await lookUp(chunksOf(store), rows, [leafId(leaves >> 1)])).filter((digest) => digest !== undefined)), 1))]};
}

async function reading(dir: string, read: (store: DiskStore, rows: Parameters<typeof pageOf>[1]) => Promise<readonly unknown[]>, wanted: number): Promise<void> {
  const store = await diskStore({dir});
  const published = await store.root(scaleTarget);
  const texts = published && (await readRoot(store, published.root))?.collections.find(({name}) => name === 'texts');
  const values = texts && (await read(store, texts.maps.rows));
  await store.close();
  if (values?.length !== wanted || values.includes(undefined)) throw new Error(`Could not read ${wanted} rows`);
}

async function timed(act: () => Promise<unknown>): Promise<Step> {
  const [cpu, started] = [process.cpuUsage(), performance.now()];
  await act();
  const wallMs = performance.now() - started;
  const {user, system} = process.cpuUsage(cpu);
  return {wallMs, cpuMs: (user + system) / 1000, ran: 0};
}

async function main([name = '', dir = '', leaves = '']: readonly string[]): Promise<void> {
  const phase = phases[name];
  if (phase === undefined) throw new Error(`Expected a phase (${Object.keys(phases).join(', ')}), got "${name}"`);
  process.stdout.write(`${JSON.stringify(await phase(join(dir, 'store'), Number(leaves)))}\n`);
}

await main(process.argv.slice(2));
