// The tokenizers of a configuration, or the one that the command line wishes instead, with every path and place filled in.
import type {DatasetConfig, TokenizerConfig} from '../../define-dataset.ts';
import type {OneTokenizer, TokenizerChoice} from '../build/contract.ts';
import type {HubPlaces} from './hub-places.ts';

/** Paths are absolute already. Where the Hub is, the command line does not say. */
export type TokenizerWish = Exclude<TokenizerChoice, {readonly kind: 'hub'}> | {readonly kind: 'hub'; readonly id: string; readonly revision: string};

export interface TokenizerPlaces {readonly absolute: (path: string) => string; readonly hub: HubPlaces; readonly lock: string}

export function resolveTokenizers({wish, tokenizer, tokenizers}: Pick<DatasetConfig, 'tokenizer' | 'tokenizers'> & {readonly wish?: TokenizerWish | undefined}, places: TokenizerPlaces): TokenizerChoice {
  if (wish !== undefined) return wish.kind === 'hub' ? {...wish, ...places.hub, lock: places.lock} : wish;
  if (tokenizers !== undefined) return {kind: 'several', tokenizers: Object.entries(tokenizers).map(([name, config]) => ({name, tokenizer: resolveOne(config, places)}))};
  return tokenizer === 'none' ? {kind: 'none'} : resolveOne(tokenizer ?? 'o200k_base', places);
}

function resolveOne(config: TokenizerConfig, {absolute, hub, lock}: TokenizerPlaces): OneTokenizer {
  if (typeof config === 'string') return {kind: 'embedded', name: config};
  return 'file' in config ? {kind: 'file', path: absolute(config.file)} : {kind: 'hub', id: config.hub, revision: config.revision, ...hub, lock};
}
