// Reads a configuration from its file, and says what is wrong with it the way a person can use.
import {readFile} from 'node:fs/promises';
import {extname} from 'node:path';
import {pathToFileURL} from 'node:url';
import type {DatasetConfig} from '../../define-dataset.ts';
import type {AcceptedConfigs} from './accepted-configs.ts';
import {CommandFailure} from './command-failure.ts';
import {isFile} from './find-config.ts';
import {brokenCode, brokenJson} from './broken-config.ts';
import {problemLines} from './problem.ts';
import {shown} from './shown.ts';

/** `name` is how messages call the file. */
export async function loadConfig(file: string, name: string, accepted: AcceptedConfigs): Promise<DatasetConfig> {
  if (!(await isFile(file))) throw new CommandFailure(`Could not read the configuration: there is no file "${name}"`, {hint: 'Name an existing file with --config'});
  const value = extname(file) === '.json' ? await readJson(file, name) : await runModule(file, name);
  if (!(await accepted.has(value))) {
    await check(value, name);
    await accepted.add(value);
  }
  // The schema accepted it, now or before.
  return value as DatasetConfig;
}

async function check(value: unknown, name: string): Promise<void> {
  const {checkConfig} = await import('./check-config.ts');
  const problems = checkConfig(value);
  if (problems.length === 0) return;
  const count = problems.length === 1 ? '1 mistake' : `${problems.length} mistakes`;
  throw new CommandFailure(`Could not use "${name}": ${count}${problemLines(problems)}`, {problems});
}

async function readJson(file: string, name: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw brokenJson(cause, text, name);
  }
}

async function runModule(file: string, name: string): Promise<unknown> {
  const module = await importModule(file, name);
  if ('default' in module) return module['default'];
  const others = Object.keys(module).map((key) => `"${key}"`);
  throw new CommandFailure(`Could not use "${name}": expected a default export, got ${others.length === 0 ? 'no exports' : `only ${others.join(', ')}`}`, {
    hint: 'Write: export default defineDataset({…})',
  });
}

async function importModule(file: string, name: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const module: unknown = await import(pathToFileURL(file).href);
    if (typeof module === 'object' && module !== null) return {...module};
    throw new TypeError(`Expected a module, got ${shown(module)}`);
  } catch (cause) {
    throw brokenCode(cause, file, name);
  }
}
