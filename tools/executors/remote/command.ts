// `gristmill remote`: how it is called.
import type {Command} from '../cli/command.ts';
import {datasetOptions} from '../cli/dataset-options.ts';

export const remoteCommand: Command = {
  name: 'remote',
  group: 'Check',
  summary: 'look after the remote that builds are shared by: make keys, say what is there, run some of it again, clear away what no kept build needs',
  words: {shown: 'keygen|status|check|gc', least: 1, most: 1},
  about: [
    'keygen: makes a pair of keys. The public one is written into the configuration; the secret one belongs where only the builds of its domain can read it.',
    'status: says which build is the last, who wrote it, until when it is believed, and what it takes.',
    'check: runs some of the rows again and compares them with what is known of them. What somebody slipped in is found sooner or later: each day asks of others.',
    'gc: keeps the last builds of the last nights and weeks, marks what the others alone need, and removes what was marked long enough.',
  ].join('\n'),
  options: [
    ...datasetOptions,
    {name: 'percent', value: 'N', group: 'Work', help: 'check: of the rows, as many in a hundred (default: 1)'},
    {name: 'seed', value: 'TEXT', group: 'Work', help: 'check: which ones (default: the day)'},
    {name: 'nights', value: 'N', group: 'Work', help: 'gc: nights whose last build stays (default: 14)'},
    {name: 'weeks', value: 'N', group: 'Work', help: 'gc: weeks whose last build stays (default: 8)'},
    {name: 'grace', value: 'DAYS', group: 'Work', help: 'gc: days from marking to removing, for those who read it meanwhile (default: 7)'},
    {name: 'withdraw', group: 'Work', help: 'gc: what is older than the last build counts no more, as after a takedown'},
    {name: 'dry-run', group: 'Work', help: 'gc: say what would go, and change nothing'},
  ],
  examples: [
    ['gristmill remote keygen', 'a secret and a public key'],
    ['gristmill remote status --json', 'what is there, for a script'],
    ['gristmill remote gc --dry-run', 'what would go'],
  ],
  async run(line, host) {
    const {runRemote} = await import('./run-remote.ts');
    return await runRemote(line, host);
  },
};
