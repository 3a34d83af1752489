// Reads a configuration from its file, and says what is wrong with it the way a person can use.
import {access, constants, readFile} from 'node:fs/promises';
import {extname} from 'node:path';
import type {DatasetConfig} from '../../define-dataset.ts';
import type {AcceptedConfigs} from './accepted-configs.ts';
import {CommandFailure} from './command-failure.ts';
import {isFile} from './find-config.ts';
import {brokenCode, brokenJson} from './broken-config.ts';
import {importConfig} from './import-config.ts';
import {placeIn} from './place-in.ts';
import {problemLines} from './problem.ts';

/** `name` is how messages call the file. */
export async function loadConfig(file: string, name: string, accepted: AcceptedConfigs): Promise<DatasetConfig> {
  if (!(await isFile(file))) throw new CommandFailure(`Could not find the configuration: there is no file "${name}"`, {kind: 'config-missing', where: name});
  await access(file, constants.R_OK).catch((cause: unknown) => {
    throw new CommandFailure(`Could not open the configuration "${name}"`, {kind: 'config-unreadable', where: name, cause});
  });
  const value = await own(file, name, accepted);
  if (value.preset === undefined) return value;
  // What is right by itself may not go with the rest.
  const whole = (await import('./presets/with-preset.ts')).withPreset(value);
  if (!(await accepted.has(whole))) {
    await check(whole, `${name}" with the preset "${value.preset}`, name);
    await accepted.add(whole);
  }
  return whole;
}

/** What stands in the file, whose mistakes are told first. */
async function own(file: string, name: string, accepted: AcceptedConfigs): Promise<DatasetConfig> {
  const value = extname(file) === '.json' ? await readJson(file, name) : (await runModule(file, name)).exported;
  try {
    if (!(await accepted.has(value))) {
      await check(value, name);
      await accepted.add(value);
    }
  } catch (cause) {
    // A getter is code of the user's that runs now.
    if (cause instanceof Error && !(cause instanceof CommandFailure) && placeIn(cause.stack ?? '', file) !== undefined) throw brokenCode(cause, file, name);
    throw cause;
  }
  // The schema accepted it, now or before.
  return value as DatasetConfig;
}

async function check(value: unknown, name: string, where = name): Promise<void> {
  const {checkConfig} = await import('./check-config.ts');
  const problems = checkConfig(value);
  if (problems.length === 0) return;
  const count = problems.length === 1 ? '1 mistake' : `${problems.length} mistakes`;
  throw new CommandFailure(`Could not use "${name}": ${count}${problemLines(problems)}`, {kind: 'config-mistakes', where, problems});
}

async function readJson(file: string, name: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw brokenJson(cause, text, name);
  }
}

/** In an object, for a promise that is exported would be waited for on the way. */
async function runModule(file: string, name: string): Promise<{readonly exported: unknown}> {
  const module = await importConfig(file, name);
  if ('default' in module) {
    const exported = module['default'];
    // It is refused, whatever becomes of it.
    if (exported instanceof Promise) exported.catch(() => undefined);
    return {exported};
  }
  const others = Object.keys(module).map((key) => `"${key}"`);
  throw new CommandFailure(`Could not use "${name}": expected a default export, got ${others.length === 0 ? 'no exports' : `only ${others.join(', ')}`}`, {
    kind: 'config-no-default',
    where: name,
  });
}
