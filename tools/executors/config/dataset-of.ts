// The dataset a command means: the configuration's, with the wishes of the command line on top.
import {lstat} from 'node:fs/promises';
import {dirname, join, relative} from 'node:path';
import type {ForgetRules} from '../../../stages/forget/forget-rules.ts';
import type {DatasetConfig} from '../../define-dataset.ts';
import type {Dataset} from '../build/contract.ts';
import {cacheFolder, type Host} from '../host.ts';
import {acceptedConfigs} from './accepted-configs.ts';
import {forgottenName} from '../forget/forgotten-name.ts';
import {hubPlaces} from './hub-places.ts';
import {loadConfig} from './load-config.ts';
import {withRemoteOf} from './remote-from-environment.ts';
import {pathsOf, resolveDataset, type Wishes} from './resolve-dataset.ts';

export interface DatasetRequest {
  /** The configuration's file, absolute. */
  readonly configFile?: string | undefined;
  readonly wishes: Wishes;
  /** Which state of the file is meant, where it was read before by this process. */
  readonly version?: string;
}

export async function datasetOf({configFile, wishes, version}: DatasetRequest, host: Host): Promise<Dataset> {
  const cache = cacheFolder(host);
  const accepted = acceptedConfigs(join(cache, 'accepted'));
  const config = withRemoteOf(host, configFile === undefined ? {} : await loadConfig(configFile, shortest(configFile, host.folder), {accepted, version}));
  const place = {configFile, folder: host.folder, home: host.home};
  const dataset = resolveDataset(config, wishes, {...place, cache, parallelism: host.parallelism, hub: hubPlaces(host)});
  const forge = await forgeOf(config.github, dataset);
  const forget = configFile === undefined ? undefined : await forgottenBeside(configFile, host.folder);
  return {...dataset, ...(forge !== undefined && {forge}), ...(await copiesOf(config, place)), ...(await productOf(config, place)), ...(forget !== undefined && {forget})};
}

/** Most have no rules about copies, too. */
async function copiesOf({duplicates}: DatasetConfig, place: Parameters<typeof pathsOf>[0]): Promise<Pick<Dataset, 'benchmarks' | 'duplicates'>> {
  if (duplicates === undefined || duplicates === false) return {};
  const {resolveDuplicates} = await import('./resolve-duplicates.ts');
  return resolveDuplicates(duplicates, {absolute: pathsOf(place), where: place.configFile ?? place.folder});
}

/** Most have no samples of product and plan. */
async function productOf({product}: DatasetConfig, place: Parameters<typeof pathsOf>[0]): Promise<Pick<Dataset, 'product'>> {
  return product === undefined || product === false ? {} : (await import('./resolve-product.ts')).resolveProduct(product, pathsOf(place));
}

/** Most ask no forge. */
async function forgeOf(github: DatasetConfig['github'], {source}: Dataset): Promise<Dataset['forge']> {
  return github === undefined || github === false ? undefined : (await import('./resolve-forge.ts')).resolveForge(github, source);
}

/** Most have none: how rules are read is loaded for those that do. */
async function forgottenBeside(configFile: string, folder: string): Promise<ForgetRules | undefined> {
  // A link that leads nowhere is a file that is missed, not one that was never there.
  if (!(await lstat(join(dirname(configFile), forgottenName)).then(() => true, () => false))) return undefined;
  const [{rulesBeside}, {rulesOf}] = await Promise.all([import('../forget/rules-beside.ts'), import('../forget/forgotten-file.ts')]);
  return rulesOf(await rulesBeside(configFile, folder));
}

/** A path as a person in that folder would write it. */
function shortest(path: string, folder: string): string {
  const way = relative(folder, path);
  return way.startsWith('../..') || way === '' ? path : way;
}
