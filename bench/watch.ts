// How soon a watch has a new dataset, what it misses and what it costs while nothing happens: `node bench/watch.ts REPOSITORY [--commits N] [--idle SECONDS] [--tokenizer WHAT]`. Prints a line of JSON.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFile, stat} from 'node:fs/promises';
import {loadavg} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {setTimeout} from 'node:timers/promises';
import {parseArgs} from 'node:util';
import {runGit} from '../stages/source/git/git-process.ts';
import type {WatchEvent} from '../tools/executors/watch/watch-event.ts';
import {openLab} from './lab.ts';

const bin = new URL('../tools/executors/bin/gristmill.mjs', import.meta.url).pathname;

interface Told {readonly event: WatchEvent; readonly at: number}

/** The branch that is watched: it is moved by itself, after the objects are there. */
const branch = 'refs/heads/live';

async function main(): Promise<void> {
  const {values, positionals} = parseArgs({allowPositionals: true, options: {commits: {type: 'string', default: '60'}, idle: {type: 'string', default: '60'}, tokenizer: {type: 'string', default: 'o200k_base'}}});
  const [repo] = positionals;
  if (repo === undefined) throw new Error('Name a repository');
  const {signal} = new AbortController();
  await using lab = await openLab({repo, threads: undefined}, signal);
  const move = () => runGit(lab.git, ['update-ref', branch, 'HEAD'], {gitDir: lab.moving}, signal);
  await move();
  const child = spawn(process.execPath, [bin, 'watch', lab.moving, '--json', '--ref', branch, '--tokenizer', values.tokenizer, '--store', join(lab.dir, 'store'), '--out', join(lab.dir, 'out')], {cwd: lab.dir, env: lab.env, stdio: ['ignore', 'pipe', 'ignore']});
  const events = toldBy(createInterface({input: child.stdout}));
  const told = async (kind: WatchEvent['kind']): Promise<Told> => {
    for (let next = await events.next(); next.done !== true; next = await events.next()) if (next.value.event.kind === kind) return next.value;
    throw new Error('The watch ended');
  };
  await told('built');
  const before = load();
  const [latencies, notices, builds]: readonly [number[], number[], number[]] = [[], [], []];
  let from = 0;
  for (let at = -warmUp; at < Number(values.commits); at++) {
    if (at === 0) from = await cpuMs(child.pid ?? 0);
    await lab.grow({commits: 1, filesEach: 5}, signal);
    await move();
    const [noticed, built] = [await told('moved'), await told('built')];
    const {mtimeMs: movedAt} = await stat(join(lab.moving, branch));
    if (at < 0) continue;
    notices.push(noticed.at - movedAt);
    latencies.push(built.at - movedAt);
    if (built.event.kind === 'built') builds.push(built.event.buildMs);
  }
  const cpuMsEach = ((await cpuMs(child.pid ?? 0)) - from) / Number(values.commits);
  const idle = {cpu: await cpuMs(child.pid ?? 0), at: performance.now()};
  await setTimeout(Number(values.idle) * 1000);
  const idlePercent = (100 * ((await cpuMs(child.pid ?? 0)) - idle.cpu)) / (performance.now() - idle.at);
  child.kill('SIGINT');
  await once(child, 'close');
  const commits = Number((await runGit(lab.git, ['rev-list', '--count', 'HEAD'], {gitDir: lab.moving}, signal)).toString());
  const figures = {latency: quantiles(latencies), noticed: quantiles(notices), build: quantiles(builds), cpuMsEach: Math.round(cpuMsEach), idlePercent: Math.round(idlePercent * 100) / 100};
  process.stdout.write(`${JSON.stringify({commits, measured: latencies.length, ...figures, load: {before, after: load()}})}\n`);
}

/** Events with the time that they came at, by the clock that files are stamped by. */
async function* toldBy(lines: AsyncIterable<string>): AsyncGenerator<Told, void, undefined> {
  for await (const line of lines) yield {event: JSON.parse(line) as WatchEvent, at: Date.now()};
}

/** Code is compiled by and by: what comes after is what a watch is like all day. */
const warmUp = 8;

/** User and system time of a process and of those that it has started and that have ended. */
async function cpuMs(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * 10, 0);
}

function quantiles(values: readonly number[]): Readonly<Record<'p50' | 'p95' | 'worst', number>> {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
  return {p50: at(0.5), p95: at(0.95), worst: at(1)};
}

function load(): number {
  return Math.round((loadavg()[0] ?? 0) * 100) / 100;
}

await main();
