// The command line of the harness, read and checked; every mistake in it at once.
import {parseArgs} from 'node:util';
import {didYouMean} from '../tools/executors/config/nearest.ts';
import {catalogue, isName, names, type Name} from './catalogue.ts';

export interface BenchRequest {
  readonly repo: string;
  readonly label: string;
  /** What to measure; what it is held against comes along. */
  readonly only: readonly Name[];
  readonly runs: number;
  readonly threads: number | undefined;
  /** The file a line is appended to; the recorded results when not named. */
  readonly results: string | undefined;
}

export const usage = `Usage
  npm run bench -- --repo PATH [--only NAME…] [--runs N] [--threads N] [--label TEXT] [--results FILE]

  --repo PATH     a repository with its history; it is only read
  --only NAME     measure this and what it is held against; may be repeated (default: all that are no floors)
  --runs N        rounds (default: 3)
  --threads N     handed to gristmill (default: what it takes by itself)
  --label TEXT    what the repository is called in the results (default: by its folder)
  --results FILE  where the line of JSON goes (default: bench/results.jsonl)

Names
${names.map((name) => `  ${name.padEnd(18)} ${catalogue[name].title}`).join('\n')}
`;

export type Read = {readonly request: BenchRequest} | {readonly mistakes: readonly string[]};

const options = {
  repo: {type: 'string'},
  label: {type: 'string'},
  only: {type: 'string', multiple: true},
  runs: {type: 'string'},
  threads: {type: 'string'},
  results: {type: 'string'},
} as const;

export function readArguments(args: readonly string[]): Read {
  // `--only a b` reads well: words that follow are names too.
  const {values, positionals, tokens} = parseArgs({args: [...args], options, allowPositionals: true, strict: false, tokens: true});
  const text = (name: keyof typeof options) => [values[name]].flat().find((value) => typeof value === 'string' && value !== '');
  const only = [values.only ?? []].flat().filter((value) => typeof value === 'string').concat(positionals);
  const unknown = tokens.flatMap((token) => (token.kind === 'option' && !Object.hasOwn(options, token.name) ? [token.rawName] : []));
  const repo = text('repo');
  const [runs, threads] = [count(text('runs') ?? '3'), count(text('threads'))];
  const mistakes = [
    ...unknown.map((name) => problem(name, 'no such option', didYouMean(name, Object.keys(options).map((option) => `--${option}`)))),
    ...(typeof repo === 'string' ? [] : ['--repo: expected the path of a repository, got nothing']),
    ...(runs === 'wrong' || runs === undefined ? [`--runs: expected a whole number from 1 to 1000, got "${String(text('runs'))}"`] : []),
    ...(threads === 'wrong' ? [`--threads: expected a whole number from 1 to 1000, got "${String(text('threads'))}"`] : []),
    ...(positionals.length > 0 && values.only === undefined ? [`Expected an option, got "${positionals.join(' ')}"`] : only.filter((name) => !isName(name)).map((name) => problem('--only', `"${name}" is nothing that is measured`, didYouMean(name, names)))),
  ];
  if (mistakes.length > 0 || typeof repo !== 'string' || typeof runs !== 'number' || threads === 'wrong') return {mistakes};
  const chosen = only.length === 0 ? names.filter((name) => catalogue[name].floor === undefined) : names.filter((name) => only.includes(name));
  return {request: {repo, label: string(text('label')) ?? labelOf(repo), only: chosen, runs, threads, results: string(text('results'))}};
}

/** "owner+name/repo", "name.git" and "name/.git" are all called by their names. */
export function labelOf(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  const last = parts.findLast((part) => part !== 'repo' && part !== '.git') ?? 'repository';
  return last.replace(/\.git$/, '').replaceAll('+', '/');
}

function count(text: string | boolean | undefined): number | 'wrong' | undefined {
  if (text === undefined) return undefined;
  return typeof text === 'string' && /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 1000 ? Number(text) : 'wrong';
}

function string(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function problem(where: string, what: string, hint: string | undefined): string {
  return `${where}: ${what}${hint === undefined ? '' : `. ${hint}`}`;
}
