// `gristmill verify`: how it is called.
import type {Command} from '../cli/command.ts';
import {datasetOptions} from '../cli/dataset-options.ts';

export const verifyCommand: Command = {
  name: 'verify',
  group: 'Check',
  summary: 'hash every output and every value again, build from nothing beside it, and compare',
  words: {shown: '', least: 0, most: 0},
  about: 'Nothing is repaired. Where something is wrong, it says what, and the line that mends it.',
  options: [
    ...datasetOptions,
    {name: 'tokenizer', value: 'FILE', group: 'Input', help: 'the tokenizer.json that was given to the build, where no configuration names it'},
    {name: 'quick', group: 'Work', help: 'do not build again: outputs, values and maps only'},
  ],
  examples: [
    ['gristmill verify', 'the dataset here, through and through'],
    ['gristmill verify --quick --json', 'hashes only, for a script'],
  ],
  async run(line, host) {
    const {runVerify} = await import('./run-verify.ts');
    return await runVerify(line, host);
  },
};
