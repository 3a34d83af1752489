// `npm run bench`: measures the mill on a repository, next to floors taken in the same minutes, prints a page and keeps a line.
import {appendFile} from 'node:fs/promises';
import {availableParallelism, cpus, loadavg} from 'node:os';
import {join} from 'node:path';
import {runGit} from '../stages/source/git/git-process.ts';
import {repositoryFolder} from '../stages/source/git/repository-folder.ts';
import {spellDuration} from '../tools/executors/report/spell-duration.ts';
import {readArguments, usage, type BenchRequest} from './arguments.ts';
import {judge} from './bars.ts';
import {cold} from './cold.ts';
import {floors} from './floors.ts';
import {incremental} from './incremental.ts';
import {openLab, type Lab} from './lab.ts';
import type {Outcome} from './outcome.ts';
import {measureInRounds} from './rounds.ts';
import {page} from './table.ts';

export async function bench(request: BenchRequest, signal: AbortSignal): Promise<Outcome> {
  const before = load();
  await using lab = await openLab(request, signal);
  const series = await measureInRounds(
    {
      ...request,
      measurements: {...cold(lab), ...incremental(lab), ...floors(lab)},
      told: ({name, run}) => process.stderr.write(`round ${run.round} of ${request.runs}: ${name} ${spellDuration(run.wallMs)}\n`),
    },
    signal,
  );
  const facts = await factsOf(lab, signal);
  return {
    repository: request.label,
    ...facts,
    command: commandOf(request),
    date: new Date().toISOString(),
    node: process.versions.node,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    load: {before, after: load()},
    runs: Object.fromEntries(series),
    bars: judge(series, facts.commits),
  };
}

/** As anyone can type it, without saying where the repository lay. */
function commandOf({label, only, runs, threads}: BenchRequest): string {
  return ['npm run bench -- --repo', label, '--only', ...only, '--runs', String(runs), ...(threads === undefined ? [] : ['--threads', String(threads)])].join(' ');
}

async function factsOf({git, still, head}: Lab, signal: AbortSignal) {
  const ask = async (gitDir: string, ...args: readonly string[]) => (await runGit(git, args, {gitDir}, signal)).toString().trim();
  return {
    oid: head,
    commits: Number(await ask(still, 'rev-list', '--count', 'HEAD')),
    commitsWithoutMerges: Number(await ask(still, 'rev-list', '--no-merges', '--count', 'HEAD')),
    files: (await ask(still, 'ls-tree', '-r', '--name-only', 'HEAD')).split('\n').length,
    gristmill: await revisionOf(new URL('..', import.meta.url).pathname, ask),
    git: (await ask(still, 'version')).replace(/^git version /, ''),
  };
}

/** Only what is committed can be found again: a plus says that more was measured than that. What a bench appends does not count. */
async function revisionOf(tree: string, ask: (gitDir: string, ...args: readonly string[]) => Promise<string>): Promise<string> {
  const own = await repositoryFolder(tree);
  if (own === undefined) return 'unknown';
  const changed = await ask(own.gitDir, `--work-tree=${tree}`, 'status', '--porcelain');
  const lines = changed.split('\n').filter((line) => line !== '' && !line.endsWith('bench/results.jsonl'));
  return `${await ask(own.gitDir, 'rev-parse', '--short=12', 'HEAD')}${lines.length === 0 ? '' : '+'}`;
}

function load(): number {
  return Math.round((loadavg()[0] ?? 0) * 100) / 100;
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(usage);
    return 0;
  }
  const read = readArguments(args);
  if ('mistakes' in read) {
    process.stderr.write(`Could not understand the command\n${read.mistakes.map((line) => `  ${line}\n`).join('')}\n${usage}`);
    return 2;
  }
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort(new Error('Interrupted')));
  try {
    const outcome = await bench(read.request, stop.signal);
    process.stdout.write(page(outcome));
    await appendFile(read.request.results ?? join(import.meta.dirname, 'results.jsonl'), `${JSON.stringify(outcome)}\n`);
    return 0;
  } catch (failure) {
    process.stderr.write(`${failure instanceof Error ? failure.message : String(failure)}\n`);
    return stop.signal.aborted ? 130 : 1;
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
