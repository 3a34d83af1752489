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

export interface WatchedConfig extends AsyncDisposable {
  dataset(): Promise<{readonly dataset: Dataset; readonly digest: string}>;
}

/** Without a configuration nothing can change. */
export async function watchedConfig(request: DatasetRequest, host: Host, {bell, note}: {readonly bell: Bell; readonly note: (text: string) => void}): Promise<WatchedConfig> {
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
      const texts = await Promise.all(files.map(textOf));
      const digest = hash('sha256', JSON.stringify(texts.map((text) => text ?? null)), 'hex');
      // A module is run once: one that has changed goes by another name.
      const version = last === undefined ? undefined : digest;
      if (last?.digest !== digest) last = {dataset: await datasetOf({...request, ...(version !== undefined && {version})}, host), digest};
      return last;
    },
    async [Symbol.asyncDispose]() {
      await heeded?.[Symbol.asyncDispose]();
    },
  };
}
