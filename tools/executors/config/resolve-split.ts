// What a configuration says of the parts of a dataset, with every default filled in.
import type {DatasetConfig} from '../../define-dataset.ts';
import type {AskedSplit} from '../build/split-choice.ts';

const usualShares = {train: 70, val: 15, test: 15};

/** None where it is not asked for. */
export function resolveSplit(config: DatasetConfig['split'], {configFile, folder}: Pick<AskedSplit, 'configFile' | 'folder'>): AskedSplit | undefined {
  if (config === undefined || config === false) return undefined;
  const {method = 'time', shares = usualShares, seed = ''} = config === true ? {} : config;
  const {train, val, test} = shares;
  return {method, shares: {train, val, test}, seed, configFile, folder};
}
