// The head of a card that tells the Hub and `load_dataset` which files make up what: a configuration for each phase, and in it the parts of the dataset.
import type {ShardPlace} from '../../build/manifest.ts';

export interface CardConfig {
  readonly name: string;
  readonly splits: readonly {readonly split: string; readonly files: readonly string[]}[];
}

/** Without phases there is one. What is not parted is for training: that is how readers call it. */
export function configsOf(files: readonly (ShardPlace & {readonly file: string})[]): readonly CardConfig[] {
  return [...Map.groupBy(files, ({phase = 'default'}) => phase)].map(([name, own]) => ({
    name,
    splits: [...Map.groupBy(own, ({split = 'train'}) => split)].map(([split, part]) => ({split: split === 'val' ? 'validation' : split, files: part.map(({file}) => file)})),
  }));
}

/** Names of phases and of our own files need no quotes in YAML; they have them all the same, as a phase may be called `on`. */
export function cardText(configs: readonly CardConfig[]): string {
  const lines = configs.flatMap(({name, splits}, at) => [
    `- config_name: ${JSON.stringify(name)}`,
    ...(at === 0 ? ['  default: true'] : []),
    '  data_files:',
    ...splits.flatMap(({split, files}) => [`  - split: ${split}`, '    path:', ...files.map((file) => `    - ${JSON.stringify(file)}`)]),
  ]);
  return ['---', 'configs:', ...lines, '---', ''].join('\n');
}
