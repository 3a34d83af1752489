// Damage done to a finished build, and lines of a shell that are run as they were printed.
import {execFileSync} from 'node:child_process';
import {readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';

/** A repository that has a little of everything, built. */
export async function built(t: ExecutionContext): Promise<CommandBench> {
  const bench = commandBench(t);
  const {repo} = bench;
  repo.write('a.rs', 'fn main() {}\n');
  repo.write('b.ts', `export const b = ${'1 + '.repeat(200)}1;\n`);
  repo.commit('first');
  repo.write('a.rs', 'fn main() { println!("hello"); }\n');
  repo.commit('second');
  const {code, err} = await bench.run('build');
  if (code !== 0) throw new Error(err);
  return bench;
}

/** Flips one bit. The file is written anew, as a store never sees its own packs change under an open handle. */
export function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  rmSync(file);
  writeFileSync(file, bytes);
}

/** Runs what a command printed for a person: lines of `gristmill` by the bench, others by a shell. */
export async function paste({run, root}: CommandBench, lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    const [program = '', ...words] = line.split(' ');
    if (program === 'gristmill') await run(...words);
    else execFileSync('sh', ['-c', line], {cwd: root});
  }
}

export function shardIn({out}: CommandBench): string {
  const {shards} = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as {shards: readonly {file: string}[]};
  return join(out, shards[0]?.file ?? '');
}

export function packsIn({store}: CommandBench): readonly string[] {
  const folder = join(store, 'mill-2/packs');
  return readdirSync(folder).filter((name) => name.endsWith('.pack')).sort().map((name) => join(folder, name));
}

export interface Answer {
  readonly code: number;
  readonly findings: readonly {readonly kind: string; readonly file?: string; readonly collection?: string; readonly member?: string}[];
  readonly mend: readonly string[];
  readonly rebuilt: {readonly root: string | null; readonly same: boolean} | null;
}

export async function verified({run}: CommandBench, ...args: readonly string[]): Promise<Answer> {
  const {code, out} = await run('verify', ...args, '--json');
  return {code, ...JSON.parse(out)};
}
