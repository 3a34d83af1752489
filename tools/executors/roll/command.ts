// `gristmill roll`: how it is called.
import type {Command} from '../cli/command.ts';
import {datasetOptions} from '../cli/dataset-options.ts';

export const rollCommand: Command = {
  name: 'roll',
  group: 'Build',
  summary: 'say where a split by time would be cut today, what the pinned cuts leave on each side, and pin the new ones when told to',
  words: {shown: '', least: 0, most: 0},
  about: 'For configurations with "split". Builds take the cuts that artefacts.lock pins, and never move them: what a model is judged by stays what it was never taught.',
  options: [
    ...datasetOptions,
    {name: 'promote', group: 'Output', help: 'write the new cuts to artefacts.lock beside the configuration: one change to review and commit'},
  ],
  examples: [
    ['gristmill roll', 'how many commits stand on each side of the pinned cuts, and of new ones'],
    ['gristmill roll --promote', 'pin the cuts that would be chosen today'],
  ],
  async run(line, host) {
    const {runRoll} = await import('./run-roll.ts');
    return await runRoll(line, host);
  },
};
