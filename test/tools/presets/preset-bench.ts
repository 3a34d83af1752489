// The history of the presets with one of them over it: everything that one command writes, by path.
import {hash} from 'node:crypto';
import {existsSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import type {DatasetConfig} from '../../../tools/define-dataset.ts';
import type {PresetName} from '../../../tools/executors/config/presets/presets.ts';
import type {StepReport} from '../../../tools/executors/export/run-export.ts';
import {bringTo} from '../../mill/bring-to.ts';
import {smallTokenizerFile} from '../../mill/small-tokenizer-file.ts';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';
import {presetHistory, type PresetHistory} from './history.ts';

export interface Steps {readonly build?: {readonly upToDate: boolean}; readonly steps: readonly StepReport[]}

export interface PresetBench extends CommandBench, PresetHistory {
  write(config: DatasetConfig): void;
  export(...more: readonly string[]): Promise<Steps>;
  /** All that lies in the folder of the configuration, but for what was there before. */
  files(): Readonly<Record<string, Buffer>>;
}

/** One line of configuration, and where tests keep things. */
export async function presetBench(t: ExecutionContext, preset: PresetName): Promise<PresetBench> {
  const place = commandBench(t);
  const history = presetHistory(place.repo);
  await bringTo(place.root, {store: place.store, forge: {api: 'https://api.github.com', repository: 'org/shop'}})(history.dump);
  // A tokenizer that is small and has an end. A preset without one stays without.
  const {path} = smallTokenizerFile(place.root);
  const bench: PresetBench = {
    ...place,
    ...history,
    write: (config) => writeFileSync(join(place.root, 'dataset.config.json'), JSON.stringify({source: place.repo.dir, store: place.store, threads: 1, ...config})),
    export: async (...more) => await place.ask<Steps>('export', ...more),
    files: () => filesUnder(place.root, ''),
  };
  bench.write({preset, ...(preset !== 'quick' && {tokenizer: {file: path}, github: {repository: 'org/shop'}})});
  return bench;
}

const others = /^(?:source|store|home|gitconfig|dump\.json|dataset\.config\.json|.*tokenizer.*)(?:\/|$)/;

function filesUnder(root: string, folder: string): Readonly<Record<string, Buffer>> {
  const found: Record<string, Buffer> = {};
  if (!existsSync(join(root, folder))) return found;
  for (const entry of readdirSync(join(root, folder), {withFileTypes: true}).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (others.test(path)) continue;
    if (entry.isDirectory()) Object.assign(found, filesUnder(root, path));
    else found[path] = readFileSync(join(root, path));
  }
  return found;
}

/** What an export wrote, as a page to look at: texts as they are, of others how long they are and their hash. The dataset itself has golden files of its own. */
export function spellFiles(files: Readonly<Record<string, Buffer>>): string {
  return Object.entries(files).filter(([path]) => !/^out\/|\.export\.json$|^artefacts\.lock$|\.structure\.json$/.test(path)).map(([path, bytes]) => `==== ${path}\n${isText(path) ? bytes.toString('utf8') : `${bytes.length} bytes, sha256 ${hash('sha256', bytes, 'hex')}\n`}`).join('');
}

function isText(path: string): boolean {
  return /\.(?:jsonl|json|csv|txt)$/.test(path) && !path.endsWith('vocab.json');
}
