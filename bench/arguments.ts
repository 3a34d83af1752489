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
  node bench/scale.ts      the engine alone, over 500,000 synthetic leaves

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

const known = ['repo', 'label', 'only', 'runs', 'threads', 'results'];

export function readArguments(args: readonly string[]): Read {
  const {values, mistakes} = optionsIn(args);
  const one = (name: string) => values.get(name)?.at(-1);
  const [repo, runs, threads] = [one('repo'), one('runs') ?? '3', one('threads')];
  const only = values.get('only') ?? [];
  mistakes.push(
    ...(repo === undefined ? ['--repo: expected the path of a repository, got nothing'] : []),
    ...[['--runs', runs], ['--threads', threads ?? '1']].flatMap(([name, text = '']) => (isCount(text) ? [] : [`${name}: expected a whole number from 1 to 999, got "${text}"`])),
    ...only.filter((name) => !isName(name)).map((name) => spelled('--only', `"${name}" is nothing that is measured`, didYouMean(name, names))),
  );
  if (mistakes.length > 0 || repo === undefined) return {mistakes};
  const chosen = names.filter((name) => (only.length === 0 ? catalogue[name].floor === undefined : only.includes(name)));
  return {request: {repo, label: one('label') ?? labelOf(repo), only: chosen, runs: Number(runs), threads: threads === undefined ? undefined : Number(threads), results: one('results')}};
}

/** `--only a b` reads well, so words that follow a name are names too. */
function optionsIn(args: readonly string[]): {readonly values: ReadonlyMap<string, readonly string[]>; readonly mistakes: string[]} {
  const values = new Map<string, string[]>();
  const mistakes: string[] = [];
  let last: string | undefined;
  const options = Object.fromEntries(known.map((name) => [name, {type: 'string'} as const]));
  for (const token of parseArgs({args: [...args], options, allowPositionals: true, strict: false, tokens: true}).tokens) {
    if (token.kind === 'positional' && last === 'only') values.get('only')?.push(token.value);
    else if (token.kind === 'positional') mistakes.push(`Expected an option, got "${token.value}"`);
    if (token.kind !== 'option') continue;
    last = token.name;
    if (!known.includes(token.name)) mistakes.push(spelled(token.rawName, 'no such option', didYouMean(token.rawName, known.map((name) => `--${name}`))));
    else if (token.value === undefined || token.value.startsWith('--')) mistakes.push(`${token.rawName}: expected a value, got ${token.value ?? 'nothing'}`);
    else values.set(token.name, [...(values.get(token.name) ?? []), token.value]);
  }
  return {values, mistakes};
}

/** "owner+name/repo", "name.git" and "name/.git" are all called by their names. */
export function labelOf(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  const last = parts.findLast((part) => part !== 'repo' && part !== '.git') ?? 'repository';
  return last.replace(/\.git$/, '').replaceAll('+', '/');
}

function isCount(text: string): boolean {
  return /^[1-9]\d{0,2}$/.test(text);
}

function spelled(where: string, what: string, hint: string | undefined): string {
  return `${where}: ${what}${hint === undefined ? '' : `. ${hint}`}`;
}
