// `gristmill init`: how it is called.
import type {Command} from '../cli/command.ts';
import {presetNames, presets} from '../config/presets/presets.ts';

export const initCommand: Command = {
  name: 'init',
  group: 'Set up',
  summary: 'write a configuration with every option explained; an Nx workspace gets the plugin, too',
  words: {shown: '[DIR]', least: 0, most: 1},
  about: ['DIR is the folder to write into (default: this one). A file that is there already is never overwritten.', ...presetNames.map((name) => `${name}: ${presets[name].summary}`)].join('\n'),
  options: [
    {name: 'preset', value: 'NAME', choices: presetNames, group: 'Input', help: 'a whole configuration by its name, for you to change: one of the above'},
    {name: 'config', value: 'FILE', group: 'Output', help: 'the file to write: .ts, .mts, .js, .mjs or .json (default: dataset.config.ts or .mts in DIR, as its package.json says)'},
  ],
  examples: [
    ['gristmill init', 'a configuration for the repository you are in'],
    ['gristmill init --preset commit-sequence', 'all that a system of scripts did, by one line'],
    ['gristmill init data --config data/dataset.config.json', 'as JSON, in a folder of its own'],
  ],
  async run(line, host) {
    const {runInit} = await import('./run-init.ts');
    return await runInit(line, host);
  },
};
