// One measured build by the plain binary, in a fresh process.
import {mkdir, stat, writeFile} from 'node:fs/promises';
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
  /** What only a configuration can ask for. A split is cut where the history stands when it is built first, and stays so. */
  readonly more?: Readonly<Record<string, unknown>>;
}

const binary = new URL('../tools/executors/bin/gristmill.mjs', import.meta.url).pathname;

export async function mill(lab: Lab, milling: Milling, signal: AbortSignal): Promise<Omit<Run, 'round'>> {
  const {dir, env, threads} = lab;
  const {source, place, merges, tokenizer} = milling;
  const command = [
    process.execPath, binary, 'build', ...(milling.more === undefined ? [source, '--merges', merges, '--tokenizer', tokenizer] : await configured(lab, milling, signal)), '--json',
    '--store', join(dir, place, 'store'), '--out', join(dir, place, 'out'),
    ...(threads === undefined ? [] : ['--threads', String(threads)]),
  ];
  const {output, ...cost} = await measure({command, env, folder: dir, keepOutput: true}, signal);
  return {...cost, work: workOf(output)};
}

/** The words that name a configuration, which is written and its cuts are pinned once. */
async function configured({dir, env}: Lab, {source, place, merges, tokenizer, more}: Milling, signal: AbortSignal): Promise<readonly string[]> {
  const folder = join(dir, place);
  const words = ['--config', join(folder, 'dataset.config.json')];
  if (await stat(join(folder, 'artefacts.lock')).then(() => true, () => false)) return words;
  await mkdir(folder, {recursive: true});
  await writeFile(join(folder, 'dataset.config.json'), JSON.stringify({source, commits: {merges}, tokenizer, ...more}));
  await measure({command: [process.execPath, binary, 'roll', '--promote', ...words, '--store', join(folder, 'store'), '--out', join(folder, 'out')], env, folder: dir}, signal);
  return words;
}

/** A program of this folder that answers as the binary does. */
export async function beside({dir, env}: Lab, program: string, args: readonly string[], signal: AbortSignal): Promise<Omit<Run, 'round'>> {
  const {output, ...cost} = await measure({command: [process.execPath, new URL(program, import.meta.url).pathname, ...args], env, folder: dir, keepOutput: true}, signal);
  return {...cost, work: workOf(output)};
}
