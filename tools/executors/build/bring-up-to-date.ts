// Brings a dataset up to date: what is new on its forge, what must be pinned, and then its rows and outputs.
import type {BuildReport} from './build-report.ts';
import type {BuildDataset, Dataset} from './contract.ts';
import type {Surroundings} from './surroundings.ts';
import type {Host} from '../host.ts';

export interface BringingUp {readonly host: Host; /** Whether no forge is asked. */ readonly offline: boolean}

export async function bringUpToDate(dataset: Dataset, {host, offline}: BringingUp, surroundings: Surroundings): Promise<BuildReport> {
  const {forge, store} = dataset;
  if (forge !== undefined && forge.unknown !== true && !offline) await (await import('../sync/sync-first.ts')).syncFirst({store, forge}, {host, progress: {tell: surroundings.progress}, signal: surroundings.signal});
  const build = pinningBuild(await host.composition());
  surroundings.signal.throwIfAborted();
  const hubToken = host.env['HF_TOKEN'];
  return await build(dataset, {...surroundings, ...(hubToken === undefined || hubToken === '' ? {} : {hubToken})});
}

/** Pins what must be pinned before the first build, where the configuration says so. */
export function pinningBuild(build: BuildDataset): BuildDataset {
  return async (dataset, surroundings) => {
    if (dataset.pinFirst === true) await (await import('../artefacts/pin-first.ts')).pinFirst(dataset, surroundings);
    return await build(dataset, surroundings);
  };
}
