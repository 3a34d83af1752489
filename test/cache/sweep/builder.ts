// A builder process for the tests of sweeps: on each line it is given it opens the store, takes some steps and closes it. Arguments: folder, target.
import {createInterface} from 'node:readline';
import {readRoot} from '../../../graph/read-root.ts';
import {ValueLost} from '../../../graph/merkle/value-lost.ts';
import type {Store} from '../../../graph/store.ts';
import {diskStore, type DiskStore} from '../../../cache/disk-store.ts';
import {randomFrom} from '../rows.ts';
import {buildStep, type Step} from './rig.ts';

const [dir = '', target = ''] = process.argv.slice(2);
const rows = 250;

async function main(): Promise<void> {
  process.stdout.write('ready\n');
  for await (const line of createInterface({input: process.stdin})) {
    const [seed = 0, steps = 1] = line.split(' ').map(Number);
    const store = await diskStore({dir, sealBytes: 60_000});
    const roots = await takeSteps(store, randomFrom(seed), steps);
    await store.close();
    process.stdout.write(`${JSON.stringify(roots)}\n`);
  }
}

async function takeSteps(store: DiskStore, random: (below: number) => number, steps: number): Promise<{roots: readonly string[]; restarts: number}> {
  const roots: string[] = [];
  let restarts = 0;
  for (let step = 0; step < steps; step++) {
    // Few versions, so that what sweeps have thrown away, or are about to, is asked for again and again.
    const [shift, versions] = [random(1000), 2 + random(4)];
    const options = {target, rows, version: (row: number) => Math.floor((row * 7 + shift) / 40) % versions};
    const former = await formerMap(store);
    try {
      roots.push((await buildStep(store, {...options, ...(former === undefined ? {} : {former})})).root);
    } catch (failure) {
      // As the real build does: what the former one left may be gone.
      if (!(failure instanceof ValueLost)) throw failure;
      restarts++;
      roots.push((await buildStep(store, options)).root);
    }
    // Some work is sealed between steps, as by a build that goes on for long.
    if (random(2) === 0) await store.checkpoint();
  }
  return {roots, restarts};
}

async function formerMap(store: Store): Promise<Step | undefined> {
  const published = await store.root(target);
  const root = published && (await readRoot(store, published.root));
  const map = root?.collections[0]?.maps.rows;
  return published === undefined || map === undefined ? undefined : {root: published.root, map, answers: new Map()};
}

await main();
