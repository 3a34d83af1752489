// The options that say which dataset is meant, the same for every command that asks about one.
import type {Option} from './option.ts';

export const datasetOptions: readonly Option[] = [
  {name: 'config', value: 'FILE', group: 'Input', help: 'configuration (default: dataset.config.ts, .mts, .js, .mjs or .json here)'},
  {name: 'of', value: 'PATH', group: 'Input', help: 'the dataset that "gristmill build PATH" made, PATH or URL (default: this folder, where there is no configuration)'},
  {name: 'out', value: 'DIR', group: 'Input', help: 'where it was written, if "--out" was given to the build'},
  {name: 'store', value: 'DIR', group: 'Input', help: 'where its finished work is kept, if "--store" was given to the build'},
];
