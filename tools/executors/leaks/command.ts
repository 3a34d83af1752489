// `gristmill leaks`: how it is called.
import type {Command} from '../cli/command.ts';
import {datasetOptions} from '../cli/dataset-options.ts';

export const leaksCommand: Command = {
  name: 'leaks',
  group: 'Check',
  summary: 'look in every text of the last build for what leaks from val and test into train, with git as the judge of what is old',
  words: {shown: '', least: 0, most: 0},
  about: [
    'For datasets with "split". It reads what the build wrote, and trusts nothing that parted it. It ends with 1 where it finds a leak:',
    'something that was made after the last commit of its part; one change, one pull request or one document in two parts; or fifty words in a row, signs among them, that val or test has, that train is trained on, and that git has nowhere before the last commit of train.',
    'What parts share and is no leak is listed with its cause. Nothing is repaired and nothing is written.',
    '--json gives {root, method, cuts, documents, runs, leaks, some, exceptions}; a leak is {rule, places, …}, an exception {rule, cause, count, some}.',
  ].join('\n'),
  options: [
    ...datasetOptions,
    {name: 'memory', value: 'MIB', group: 'Work', help: 'about how much runs of words may take (default: 512): with less, texts are read more often'},
  ],
  examples: [
    ['gristmill leaks', 'whether the split of the dataset here leaks, and where'],
    ['gristmill leaks --json', 'the same for a script, which reads the exit code'],
  ],
  async run(line, host) {
    const {runLeaks} = await import('./run-leaks.ts');
    return await runLeaks(line, host);
  },
};
