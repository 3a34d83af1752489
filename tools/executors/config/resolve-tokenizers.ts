// The tokenizers of a configuration, or the one that the command line wishes instead, with every path and place filled in.
import {dirname, join} from 'node:path';
import type {TokenizerConfig} from '../../dataset-config/token-config.ts';
import type {DatasetConfig} from '../../define-dataset.ts';
import {lockName} from '../artefacts/artefact-lock.ts';
import type {OneTokenizer, TokenizerChoice} from '../build/tokenizer-choice.ts';
import type {HubPlaces} from './hub-places.ts';

/** Paths are absolute already. Where the Hub is, the command line does not say. */
export type TokenizerWish = Exclude<TokenizerChoice, {readonly kind: 'hub'}> | {readonly kind: 'hub'; readonly id: string; readonly revision: string};

export interface TokenizerPlaces {
  readonly absolute: (path: string) => string;
  readonly hub: HubPlaces;
  readonly configFile: string;
  /** Where the lock lies. */
  readonly folder: string;
}

export function resolveTokenizers({wish, tokenizer, tokenizers}: Pick<DatasetConfig, 'tokenizer' | 'tokenizers'> & {readonly wish?: TokenizerWish | undefined}, places: TokenizerPlaces): TokenizerChoice {
  if (wish !== undefined) return wish.kind === 'hub' ? {...wish, ...places.hub, lock: join(places.folder, lockName)} : wish;
  if (tokenizers !== undefined) return {kind: 'several', tokenizers: Object.entries(tokenizers).map(([name, config]) => ({name, tokenizer: resolveOne(config, places)}))};
  return tokenizer === 'none' ? {kind: 'none'} : resolveOne(tokenizer ?? 'o200k_base', places);
}

function resolveOne(config: TokenizerConfig, {absolute, hub, configFile, folder}: TokenizerPlaces): OneTokenizer {
  if (typeof config === 'string') return {kind: 'embedded', name: config};
  if ('file' in config) return {kind: 'file', path: absolute(config.file)};
  if ('hub' in config) return {kind: 'hub', id: config.hub, revision: config.revision, ...hub, lock: join(folder, lockName)};
  const {name = 'vocabulary', size, pattern = 'cl100k', minFrequency = 2, controls = ['<|endoftext|>']} = config.learned;
  return {kind: 'learned', name, configFile, folder: dirname(configFile), options: {size, pattern, minFrequency, controls}};
}
