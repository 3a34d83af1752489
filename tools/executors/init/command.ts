// `gristmill init`: how it is called.
import type {Command} from '../cli/command.ts';

export const initCommand: Command = {
  name: 'init',
  group: 'Set up',
  summary: 'write a configuration with every option explained; an Nx workspace gets the plugin, too',
  words: {shown: '[DIR]', least: 0, most: 1},
  about: 'DIR is the folder to write into (default: this one). A file that is there already is never overwritten.',
  options: [{name: 'config', value: 'FILE', group: 'Output', help: 'the file to write: .ts, .mts, .js, .mjs or .json (default: dataset.config.ts or .mts in DIR, as its package.json says)'}],
  examples: [
    ['gristmill init', 'a configuration for the repository you are in'],
    ['gristmill init data --config data/dataset.config.json', 'as JSON, in a folder of its own'],
  ],
  async run(line, host) {
    const {runInit} = await import('./run-init.ts');
    return await runInit(line, host);
  },
};
