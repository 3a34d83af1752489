// `node bench/scale.ts`: the engine over a synthetic world, on a store on the disk: from nothing, nothing, one, 100 and 10,000 changes, and a look at a row.
import {execFile} from 'node:child_process';
import {appendFile, mkdtemp, rm} from 'node:fs/promises';
import {availableParallelism, cpus, loadavg, tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs, promisify} from 'node:util';
import {spellNumber} from '../tools/executors/report/spell-number.ts';
import {median} from './figures.ts';
import {measure} from './measure.ts';
import type {Step} from './scale-build.ts';

const usage = `Usage
  node bench/scale.ts [--leaves N] [--results FILE]

  --leaves N      how large the world is (default: 500000)
  --results FILE  where the line of JSON goes (default: bench/results.jsonl)
`;

interface ScaleStep extends Step {readonly peakBytes?: number | undefined}
type Steps = Readonly<Record<string, readonly ScaleStep[]>>;

const bars = [
  {what: 'no-op in the engine', step: 'no-op', atMost: 50},
  {what: 'one change in the engine', step: 'one-change', atMost: 50},
  {what: 'first page of a collection, with opening the store', step: 'page', atMost: 200},
  {what: 'one row by its id, with opening the store', step: 'row', atMost: 200},
] as const;

const looks = 9;

async function scale(leaves: number, signal: AbortSignal): Promise<Steps> {
  const dir = await mkdtemp(join(tmpdir(), 'gristmill-scale-'));
  const phase = async (name: string): Promise<Steps> => {
    const command = [process.execPath, join(import.meta.dirname, 'scale-phase.ts'), name, dir, String(leaves)];
    const {output, peakBytes} = await measure({command, env: {PATH: process.env['PATH'] ?? ''}, folder: dir, keepOutput: true}, signal);
    process.stderr.write(`${name} done\n`);
    const steps = JSON.parse(output) as Steps;
    return Object.fromEntries(Object.entries(steps).map(([step, [first, ...more]]) => [step, first === undefined ? [] : [{...first, peakBytes}, ...more]]));
  };
  try {
    const once = {...(await phase('floor')), ...(await phase('cold')), ...(await phase('changes'))};
    const looked: Record<string, ScaleStep[]> = {page: [], row: []};
    for (let round = 0; round < looks; round++) for (const name of ['page', 'row']) looked[name]?.push(...((await phase(name))[name] ?? []));
    return {...once, ...looked};
  } finally {
    await rm(dir, {recursive: true, force: true});
  }
}

async function main(args: readonly string[]): Promise<void> {
  const {values} = parseArgs({args: [...args], options: {leaves: {type: 'string', default: '500000'}, results: {type: 'string'}, help: {type: 'boolean'}}});
  const leaves = Number(values.leaves);
  if (values.help || !(Number.isInteger(leaves) && leaves > 0)) return void process.stdout.write(usage);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort(new Error('Interrupted')));
  const before = load();
  const runs = await scale(leaves, stop.signal);
  const outcome = {
    repository: `${spellNumber(leaves)} synthetic leaves`,
    command: `node bench/scale.ts --leaves ${leaves}`,
    date: new Date().toISOString(),
    gristmill: await revision(),
    node: process.versions.node,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    load: {before, after: load()},
    runs,
    bars: bars.map(({what, step, atMost}) => ({what, atMost, unit: 'ms', value: wall(runs[step]), met: wall(runs[step]) <= atMost})),
  };
  process.stdout.write(pageOf(outcome));
  await appendFile(values.results ?? join(import.meta.dirname, 'results.jsonl'), `${JSON.stringify(outcome)}\n`);
}

function pageOf({repository, command, load, gristmill, date, runs, bars}: {repository: string; command: string; load: {before: number; after: number}; gristmill: string; date: string; runs: Steps; bars: readonly {what: string; atMost: number; value: number; met: boolean}[]}): string {
  const ms = (value: number) => `${value < 100 ? value.toFixed(1) : spellNumber(Math.round(value))} ms`;
  const rows = Object.entries(runs).map(([name, steps]) => {
    const peak = steps[0]?.peakBytes;
    return `| ${[name, steps.length, ms(wall(steps)), ms(Math.min(...steps.map(({wallMs}) => wallMs))), ms(median(steps.map(({cpuMs}) => cpuMs))), spellNumber(steps.at(-1)?.ran ?? 0), peak === undefined ? '' : `${spellNumber(Math.round(peak / 1e6))} MB`].join(' | ')} |`;
  });
  return [
    `${repository}; load ${load.before} before and ${load.after} after; gristmill ${gristmill}; ${date}`, '', `\`${command}\``, '',
    '| what | runs | wall | best | CPU | rows ran | memory |', '|---|--:|--:|--:|--:|--:|--:|', ...rows, '',
    '| bar | at most | measured | |', '|---|--:|--:|---|', ...bars.map(({what, atMost, value, met}) => `| ${what} | ${atMost} ms | ${ms(value)} | ${met ? 'met' : '**missed**'} |`), '',
  ].join('\n');
}

function wall(steps: readonly Step[] = []): number {
  return Math.round(median(steps.map(({wallMs}) => wallMs)) * 10) / 10;
}

function load(): number {
  return Math.round((loadavg()[0] ?? 0) * 100) / 100;
}

/** With a plus when the tree had changes. */
async function revision(): Promise<string> {
  return (await promisify(execFile)('git', ['describe', '--always', '--abbrev=12', '--exclude=*', '--dirty=+'], {cwd: join(import.meta.dirname, '..')})).stdout.trim();
}

if (import.meta.main) await main(process.argv.slice(2));
