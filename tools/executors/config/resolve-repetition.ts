// What a configuration wants known of repetition, or done about it, as rules.
import type {DatasetConfig} from '../../define-dataset.ts';
import type {Dataset} from '../build/contract.ts';

export function resolveRepetition(config: DatasetConfig['repetition']): Pick<Dataset, 'repetition'> {
  if (config === undefined || config === false) return {};
  const {most, as = 'context', first = []} = config === true ? {} : config;
  return {repetition: {as, first, ...(most !== undefined && {most})}};
}
