// `gristmill sweep`: how it is called.
import type {Command} from '../cli/command.ts';
import {datasetOptions} from '../cli/dataset-options.ts';

export const sweepCommand: Command = {
  name: 'sweep',
  group: 'Check',
  summary: 'throw away what no kept build needs, of all datasets of a store',
  words: {shown: '', least: 0, most: 0},
  about: 'Safe beside running builds: what they have seen or made stays. The last build of every dataset always stays.',
  options: [
    ...datasetOptions,
    {name: 'keep', value: 'N', group: 'Work', help: 'builds of every dataset that stay (default: 3)'},
    {name: 'max-bytes', value: 'SIZE', group: 'Work', help: 'older builds go, too, until the packs take no more than this, as "20G" or "500M"'},
    {name: 'older-than', value: 'DAYS', group: 'Work', help: 'work of no build, as of one that was interrupted, goes once it is older (default: 7)'},
    {name: 'exact', group: 'Work', help: 'leave no byte of what is not kept, whatever it costs'},
    {name: 'dry-run', group: 'Work', help: 'say what would go, and change nothing'},
  ],
  examples: [
    ['gristmill sweep --dry-run', 'what would go'],
    ['gristmill sweep --keep 1 --max-bytes 20G', 'the last build of every dataset, and little else'],
  ],
  async run(line, host) {
    const {runSweep} = await import('./run-sweep.ts');
    return await runSweep(line, host);
  },
};
