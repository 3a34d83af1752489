// `gristmill train-setup`: how it is called.
import type {Command} from '../cli/command.ts';
import {datasetOptions} from '../cli/dataset-options.ts';

export const trainSetupCommand: Command = {
  name: 'train-setup',
  group: 'Set up',
  summary: 'make the environment that training runs in, where no Python with torch is found; once',
  words: {shown: '', least: 0, most: 0},
  about: 'Nothing is installed where a Python that trains is there already. Else .venv-train is made beside the configuration, by uv where that is there and by pip where it is not, from trainer/requirements.txt.',
  options: [...datasetOptions, {name: 'again', group: 'Work', help: 'make it anew, whatever is there'}],
  examples: [['gristmill train-setup', 'make what "gristmill train" needs']],
  async run(line, host) {
    const {runTrainSetup} = await import('./run-train-setup.ts');
    return await runTrainSetup(line, host);
  },
};
