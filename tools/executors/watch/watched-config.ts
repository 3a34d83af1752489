// The dataset that is meant, as its configuration says it now: read again when the files beside it have changed.
import {hash} from 'node:crypto';
import {basename, dirname, join} from 'node:path';
import {textOf} from '../../../stages/source/git/repository-folder.ts';
import {lockName} from '../artefacts/artefact-lock.ts';
import type {Dataset} from '../build/contract.ts';
import {datasetOf, type DatasetRequest} from '../config/dataset-of.ts';
import {forgottenName} from '../forget/forgotten-name.ts';
import type {Host} from '../host.ts';
import type {Bell} from './bell.ts';
import {hints} from './hints.ts';
import type {Pace} from './pace.ts';

export interface WatchedConfig extends AsyncDisposable {
  dataset(): Promise<{readonly dataset: Dataset; readonly digest: string}>;
}

/** Without a configuration nothing can change. */
export interface ConfigWatching {readonly bell: Bell; readonly pace: Pace; readonly note: (text: string) => void}

const writeMs = 40;

export async function watchedConfig(request: DatasetRequest, host: Host, {bell, pace, note}: ConfigWatching): Promise<WatchedConfig> {
  const over = new AbortController();
  const {configFile} = request;
  const files = configFile === undefined ? [] : [configFile, ...[lockName, forgottenName].map((name) => join(dirname(configFile), name))];
  const names = new Set(files.map((file) => basename(file)));
  const heeded = configFile === undefined ? undefined : hints({
    folders: [dirname(configFile)],
    below: () => false,
    heard: (path) => names.has(basename(path)) && bell.ring(),
    failed: ({message}) => note(`Could not watch the folder of the configuration, so a change of it is seen later: ${message}`),
  });
  await heeded?.ready;
  let last: {readonly dataset: Dataset; readonly digest: string} | undefined;
  return {
    async dataset() {
      const digest = await settled();
      // A module is run once: one that has changed goes by another name.
      const version = last === undefined ? undefined : digest;
      if (last?.digest !== digest) last = {dataset: await datasetOf({...request, ...(version !== undefined && {version})}, host), digest};
      return last;
    },
    async [Symbol.asyncDispose]() {
      over.abort();
      await heeded?.[Symbol.asyncDispose]();
    },
  };

  /** An editor may be in the middle of writing: what has changed is read until two readings agree. */
  async function settled(): Promise<string> {
    for (let before = await digestOf(files); ; ) {
      if (before === last?.digest) return before;
      await pace.wait(writeMs, over.signal);
      const now = await digestOf(files);
      if (now === before) return now;
      before = now;
    }
  }
}

async function digestOf(files: readonly string[]): Promise<string> {
  const texts = await Promise.all(files.map(textOf));
  return hash('sha256', JSON.stringify(texts.map((text) => text ?? null)), 'hex');
}
