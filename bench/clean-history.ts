// What rules cost a cold build of a whole history: with and without them in turn, each in a fresh process and an empty store.
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {measure, type Cost} from './measure.ts';

const [repo, rounds = '3'] = process.argv.slice(2);
if (repo === undefined) throw new Error('Usage: node bench/clean-history.ts REPO [ROUNDS]');

const binary = new URL('../tools/executors/bin/gristmill.mjs', import.meta.url).pathname;
const folder = await mkdtemp(join(tmpdir(), 'gristmill-clean-'));
const env = {PATH: process.env['PATH'] ?? '', HOME: folder};
const kinds = {'without rules': false, 'with all rules': {salt: 'of the bench alone'}};
const costs = new Map<string, Cost[]>(Object.keys(kinds).map((name) => [name, []]));
try {
  for (let round = 0; round < Number(rounds); round++) {
    for (const [name, clean] of Object.entries(kinds)) {
      const config = join(folder, 'dataset.config.json');
      await writeFile(config, JSON.stringify({source: repo, store: join(folder, 'store'), out: join(folder, 'out'), tokenizer: 'none', commits: {merges: 'skip'}, clean}));
      await rm(join(folder, 'store'), {recursive: true, force: true});
      await rm(join(folder, 'out'), {recursive: true, force: true});
      costs.get(name)?.push(await measure({command: [process.execPath, binary, 'build', '--config', config, '--json'], env, folder, keepOutput: true}, new AbortController().signal));
    }
  }
  for (const [name, all] of costs) console.log(`${name.padEnd(16)} wall ${seconds(all, 'wallMs')}  CPU ${seconds(all, 'cpuMs')}`);
  const [without = [], ruled = []] = [...costs.values()];
  console.log(`with : without  wall ${ratio(ruled, without, 'wallMs')}  CPU ${ratio(ruled, without, 'cpuMs')}`);
} finally {
  await rm(folder, {recursive: true, force: true});
}

function seconds(all: readonly Cost[], what: 'wallMs' | 'cpuMs'): string {
  return all.map((cost) => `${(cost[what] / 1000).toFixed(1)} s`).join(', ');
}

/** The median of the rounds: each build against the one before it. */
function ratio(over: readonly Cost[], under: readonly Cost[], what: 'wallMs' | 'cpuMs'): string {
  const ratios = over.map((cost, at) => cost[what] / (under[at]?.[what] ?? NaN)).sort((a, b) => a - b);
  return (ratios[Math.floor(ratios.length / 2)] ?? NaN).toFixed(2);
}
