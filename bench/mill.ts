// One measured build by the plain binary, in a fresh process.
import {join} from 'node:path';
import type {Lab} from './lab.ts';
import {measure} from './measure.ts';
import {workOf, type Run} from './run.ts';

export interface Milling {
  readonly source: string;
  /** The folder below the lab's that holds the store and the output. */
  readonly place: string;
  readonly merges: 'skip' | 'first-parent';
  readonly tokenizer: 'none' | 'o200k_base';
}

const binary = new URL('../tools/executors/bin/gristmill.mjs', import.meta.url).pathname;

export async function mill({dir, env, threads}: Lab, {source, place, merges, tokenizer}: Milling, signal: AbortSignal): Promise<Omit<Run, 'round'>> {
  const command = [
    process.execPath, binary, 'build', source, '--json',
    '--store', join(dir, place, 'store'), '--out', join(dir, place, 'out'),
    '--merges', merges, '--tokenizer', tokenizer,
    ...(threads === undefined ? [] : ['--threads', String(threads)]),
  ];
  const {output, ...cost} = await measure({command, env, folder: dir, keepOutput: true}, signal);
  return {...cost, work: workOf(output)};
}

/** A program of this folder that answers as the binary does. */
export async function beside({dir, env}: Lab, program: string, args: readonly string[], signal: AbortSignal): Promise<Omit<Run, 'round'>> {
  const {output, ...cost} = await measure({command: [process.execPath, new URL(program, import.meta.url).pathname, ...args], env, folder: dir, keepOutput: true}, signal);
  return {...cost, work: workOf(output)};
}
