// What a configuration wants done about texts that are there more than once, or must not be there, as rules.
import {nearPresets, type NearRules} from '../../../stages/dataset/duplicates/near-rules.ts';
import type {DuplicatesConfig} from '../../dataset-config/duplicates-config.ts';
import type {Dataset} from '../build/contract.ts';
import {benchmarksListed, type ListPlaces} from './benchmarks-listed.ts';

/** None where nothing is asked for: builds with and without such rules are one. */
export function resolveDuplicates(config: true | DuplicatesConfig, places: ListPlaces): Pick<Dataset, 'benchmarks' | 'duplicates'> {
  const {exact = true, near = 'starcoder2', as = 'drop', decontaminate = []}: DuplicatesConfig = config === true ? {} : config;
  const alike = nearRules(near);
  const benchmarks = decontaminate.length === 0 ? undefined : benchmarksListed(decontaminate, places);
  if (!exact && benchmarks === undefined) return {};
  return {duplicates: {as, exact, ...(alike !== undefined && {near: alike}), ...(benchmarks !== undefined && {benchmarks: benchmarks.digest})}, ...(benchmarks !== undefined && {benchmarks})};
}

function nearRules(near: NonNullable<DuplicatesConfig['near']>): NearRules | undefined {
  if (near === 'none') return undefined;
  if (typeof near === 'string') return nearPresets[near];
  const {starcoder2: usual} = nearPresets;
  const {words = usual.words, run = usual.run, bands = usual.bands, rows = usual.rows, percent = usual.percent} = near;
  return {words, run, bands, rows, percent};
}
