// `gristmill demo`: how it is called.
import type {Command} from '../cli/command.ts';

export const demoCommand: Command = {
  name: 'demo',
  group: 'Set up',
  summary: 'build the dataset of a small repository that comes along: no network, a few seconds',
  words: {shown: '[DIR]', least: 0, most: 1},
  about: 'Everything is written into DIR (default: ./gristmill-demo): a repository, a configuration, a store and a dataset. To be rid of it, delete the folder.',
  options: [],
  examples: [['gristmill demo', 'see what there is, in a folder that may be deleted again']],
  async run(line, host) {
    const {runDemo} = await import('./run-demo.ts');
    return await runDemo(line, host);
  },
};
