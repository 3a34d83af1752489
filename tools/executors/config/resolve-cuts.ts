// The ways in which samples become sequences, with every default filled in.
import type {CutConfig} from '../../dataset-config/token-config.ts';
import type {DatasetConfig} from '../../define-dataset.ts';
import type {NamedCut} from '../../../stages/tokenize/named-cut.ts';
import type {Dataset} from '../build/contract.ts';

export function resolveCuts({cut, cuts}: Pick<DatasetConfig, 'cut' | 'cuts'>): Pick<Dataset, 'cuts'> {
  const named = cut === undefined ? Object.entries(cuts ?? {}) : [['', cut] as const];
  return named.length === 0 ? {} : {cuts: named.map(([name, config]) => resolveCut(name, config))};
}

function resolveCut(name: string, config: CutConfig | 'none'): NamedCut {
  if (config === 'none') return {name, rules: null};
  const {tokens, overlap = 0, sizes, pack = false} = config;
  return {name, rules: {tokens, overlap, ...(sizes !== undefined && {sizes: sizes.map(({tokens, share}) => ({tokens, share}))}), ...(pack && {pack: true as const})}};
}
