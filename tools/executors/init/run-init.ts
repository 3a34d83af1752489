// Writes a configuration that fits its folder, and makes the plugin known to an Nx workspace.
import {writeFile} from 'node:fs/promises';
import {basename, dirname, extname, join, relative, resolve} from 'node:path';
import {makeFolder} from '../../../cache/durable.ts';
import {terminalSafe} from '../../../stages/source/git/terminal-safe.ts';
import type {CommandLine} from '../cli/command.ts';
import {misused} from '../cli/parse-arguments.ts';
import {CommandFailure} from '../config/command-failure.ts';
import {configNames, findConfig} from '../config/find-config.ts';
import {didYouMean} from '../config/nearest.ts';
import {presetNames, presets, type PresetName} from '../config/presets/presets.ts';
import {choice} from '../config/problem.ts';
import {shown} from '../config/shown.ts';
import type {Host} from '../host.ts';
import {exitCodes} from '../report/exit-codes.ts';
import {jsonLine} from '../report/json-line.ts';
import {quoted} from '../report/quoted.ts';
import {addPlugin, type PluginOutcome} from './add-plugin.ts';
import {configText, type ConfigFormat} from './config-text.ts';
import {surroundingsOf} from './surroundings.ts';

export async function runInit({words: [word], values, json}: CommandLine, host: Host): Promise<number> {
  const named = values.get('config')?.[0];
  const folder = named === undefined ? resolve(host.folder, word ?? '.') : dirname(resolve(host.folder, named));
  const around = await surroundingsOf(folder);
  const file = named === undefined ? join(folder, `dataset.config.${around.module ? 'ts' : 'mts'}`) : resolve(host.folder, named);
  const format = formatOf(file);
  const preset = presetMeant(values.get('preset')?.[0]);
  const there = named === undefined ? await findConfig(folder) : undefined;
  if (there !== undefined) throw exists(there, host.folder);
  await makeFolder(folder);
  await writeFile(file, configText(format, around.types, preset), {flag: 'wx'}).catch((cause: unknown) => {
    throw cause instanceof Error && 'code' in cause && cause.code === 'EEXIST' ? exists(file, host.folder) : cause;
  });
  const plugin = around.workspace === undefined ? undefined : await addPlugin(around.workspace);
  const made = {file, repository: around.repository, plugin: plugin ?? null, next: nextLine(file, {folder: host.folder, exports: preset !== undefined && presets[preset].config.exports !== undefined})};
  host.stdout.write(json ? jsonLine(made) : terminalSafe(told(made, host.folder)));
  return exitCodes.done.code;
}

function formatOf(file: string): ConfigFormat {
  const formats: Readonly<Record<string, ConfigFormat>> = {'.ts': 'typescript', '.mts': 'typescript', '.js': 'javascript', '.mjs': 'javascript', '.json': 'json'};
  const format = formats[extname(file)];
  if (format === undefined) throw misused([{path: '--config', expected: 'a file that ends in .ts, .mts, .js, .mjs or .json', got: shown(basename(file))}], 'init');
  return format;
}

function exists(file: string, folder: string): CommandFailure {
  const where = shortest(file, folder);
  return new CommandFailure(`Could not write a configuration: "${where}" is there already`, {kind: 'config-exists', where});
}

function presetMeant(said: string | undefined): PresetName | undefined {
  const preset = presetNames.find((name) => name === said);
  if (said === undefined || preset !== undefined) return preset;
  throw misused([{path: '--preset', expected: choice(presetNames), got: shown(said), hint: didYouMean(said, presetNames)}], 'init');
}

/** `exports`: whether there is more to write than the dataset. */
function nextLine(file: string, {folder, exports}: {readonly folder: string; readonly exports: boolean}): string {
  const known: readonly string[] = configNames;
  const command = exports ? 'gristmill export' : 'gristmill build';
  return dirname(file) === folder && known.includes(basename(file)) ? command : `${command} --config ${quoted(shortest(file, folder))}`;
}

interface Made {readonly file: string; readonly repository: boolean; readonly plugin: PluginOutcome | null; readonly next: string}

function told({file, repository, plugin, next}: Made, folder: string): string {
  return [
    `Wrote "${shortest(file, folder)}"`,
    ...(repository ? [] : ['  Its folder is in no git repository: name one as its "source"']),
    ...(plugin === null ? [] : [`  ${pluginLine(plugin)}`]),
    '',
    'Next',
    `  ${next}`,
    '',
  ].join('\n');
}

function pluginLine({kind, file, entry}: PluginOutcome): string {
  switch (kind) {
    case 'added':
      return `Added the plugin "${entry}" to "${file}": the configuration is an Nx project with a "build" target`;
    case 'present':
      return 'The Nx workspace knows the plugin: the configuration is a project with a "build" target';
    case 'left':
      return `Left "${file}" as it is, for it is not plain JSON: add "${entry}" to its "plugins" by hand`;
    default:
      return kind satisfies never;
  }
}

function shortest(path: string, folder: string): string {
  const way = relative(folder, path);
  return way.startsWith('../..') ? path : way;
}
