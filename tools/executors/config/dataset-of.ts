// The dataset a command means: the configuration's, with the wishes of the command line on top.
import {join, relative} from 'node:path';
import type {Dataset} from '../build/contract.ts';
import {cacheFolder, type Host} from '../host.ts';
import {acceptedConfigs} from './accepted-configs.ts';
import {hubPlaces} from './hub-places.ts';
import {loadConfig} from './load-config.ts';
import {resolveDataset, type Wishes} from './resolve-dataset.ts';

export interface DatasetRequest {
  /** The configuration's file, absolute. */
  readonly configFile?: string | undefined;
  readonly wishes: Wishes;
}

export async function datasetOf({configFile, wishes}: DatasetRequest, host: Host): Promise<Dataset> {
  const cache = cacheFolder(host);
  const accepted = acceptedConfigs(join(cache, 'accepted'));
  const config = configFile === undefined ? {} : await loadConfig(configFile, shortest(configFile, host.folder), accepted);
  return resolveDataset(config, wishes, {configFile, folder: host.folder, home: host.home, cache, parallelism: host.parallelism, hub: hubPlaces(host)});
}

/** A path as a person in that folder would write it. */
function shortest(path: string, folder: string): string {
  const way = relative(folder, path);
  return way.startsWith('../..') || way === '' ? path : way;
}
