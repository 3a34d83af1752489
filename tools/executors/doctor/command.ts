// `gristmill doctor`: how it is called.
import type {Command} from '../cli/command.ts';
import {datasetOptions} from '../cli/dataset-options.ts';

export const doctorCommand: Command = {
  name: 'doctor',
  group: 'Check',
  summary: 'look at git, Node, disks, store, tokenizer and configuration, and say what is missing',
  words: {shown: '', least: 0, most: 0},
  about: 'Nothing is built and nothing is fetched. Ends with 1 when something is missing that a build needs.',
  options: datasetOptions,
  examples: [
    ['gristmill doctor', 'the dataset of this folder'],
    ['gristmill doctor --json', 'what to send along with a report'],
  ],
  async run(line, host) {
    const {runDoctor} = await import('./run-doctor.ts');
    return await runDoctor(line, host);
  },
};
