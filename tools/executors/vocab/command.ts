// `gristmill vocab`: how it is called.
import type {Command} from '../cli/command.ts';
import {datasetOptions} from '../cli/dataset-options.ts';

export const vocabCommand: Command = {
  name: 'vocab',
  group: 'Build',
  summary: 'learn a vocabulary from the dataset, say how it differs from the pinned one, and pin it when told to',
  words: {shown: '', least: 0, most: 0},
  about: 'For configurations whose "tokenizer" is {learned: {size: 32000}}, or that ask for "structure". Builds take what artefacts.lock pins, and never change it.',
  options: [
    ...datasetOptions,
    {name: 'promote', group: 'Output', help: 'write what was learned and artefacts.lock beside the configuration: one change to review and commit'},
    {name: 'seed-vocabulary', value: 'FILE', group: 'Output', help: "write the seed's vocab.json of 50,257 words, and say how well it fits"},
  ],
  examples: [
    ['gristmill vocab', 'how far the pinned vocabulary has drifted from the data'],
    ['gristmill vocab --seed-vocabulary vocab.json', 'the vocabulary of words that the seed has, with its coverage'],
    ['gristmill vocab --promote', 'pin the one that would be learned today'],
  ],
  async run(line, host) {
    const {runVocab} = await import('./run-vocab.ts');
    return await runVocab(line, host);
  },
};
