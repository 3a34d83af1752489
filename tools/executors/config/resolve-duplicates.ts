// What a configuration wants done about texts that are there more than once, as rules.
import {nearPresets, type NearRules} from '../../../stages/dataset/duplicates/near-rules.ts';
import type {DuplicateRules} from '../../../stages/dataset/duplicates/duplicate-rules.ts';
import type {DuplicatesConfig} from '../../dataset-config/duplicates-config.ts';

/** None where nothing is asked for: builds with and without such rules are one. */
export function resolveDuplicates(config: boolean | DuplicatesConfig | undefined): {readonly duplicates?: DuplicateRules} {
  if (config === undefined || config === false) return {};
  const {exact = true, near = 'starcoder2', as = 'drop'}: DuplicatesConfig = config === true ? {} : config;
  const alike = nearRules(near);
  return exact ? {duplicates: {as, exact, ...(alike !== undefined && {near: alike})}} : {};
}

function nearRules(near: NonNullable<DuplicatesConfig['near']>): NearRules | undefined {
  if (near === 'none') return undefined;
  if (typeof near === 'string') return nearPresets[near];
  const {starcoder2: usual} = nearPresets;
  const {words = usual.words, run = usual.run, bands = usual.bands, rows = usual.rows, percent = usual.percent} = near;
  return {words, run, bands, rows, percent};
}
