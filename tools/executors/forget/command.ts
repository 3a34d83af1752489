// `gristmill forget`: how it is called.
import type {Command} from '../cli/command.ts';
import {datasetOptions} from '../cli/dataset-options.ts';

export const forgetCommand: Command = {
  name: 'forget',
  group: 'Build',
  summary: 'write a rule about what the dataset must not hold any more, take it out of the store, and prove that it is gone',
  words: {shown: '', least: 0, most: 0},
  about: 'Rules lie in forgotten.json beside the configuration, one a line: commit it, so that everybody\'s builds go by them. Without an option it lists them.',
  options: [
    ...datasetOptions,
    {name: 'author', value: 'WHO', many: true, group: 'Work', help: 'commits of an e-mail address or a name, also as co-author, by whatever the mailmap says is the same person; kept as a salted hash'},
    {name: 'path', value: 'GLOB', many: true, group: 'Work', help: 'files at these paths, and their patches in every commit; a folder is all that is in it'},
    {name: 'sha', value: 'COMMIT', many: true, group: 'Work', help: 'one commit: its message and its patch'},
    {name: 'pr', value: 'N', many: true, group: 'Work', help: 'the commits of a pull request, as merges and messages tell'},
    {name: 'licence', value: 'SPDX', many: true, group: 'Work', help: 'files under a licence, and their patches'},
    {name: 'reason', value: 'TEXT', group: 'Output', help: 'stands beside the rule, for whoever reads it'},
    {name: 'plain', group: 'Output', help: 'write the author as given, not as a hash'},
    {name: 'undo', group: 'Work', help: 'take these rules away instead'},
    {name: 'now', group: 'Work', help: 'then build, take what former builds of this dataset kept out of the store, and prove it'},
    {name: 'prove', group: 'Work', help: 'search every byte of outputs and store for what only forgotten sources say; ends with 1 where any is found'},
    {name: 'list', group: 'Output', help: 'list the rules'},
  ],
  examples: [
    ['gristmill forget --author author@example.org --reason "asked on 3 May"', 'none of these commits, from the next build on'],
    ['gristmill forget --path "assets/**" --now', 'and out of the store at once'],
    ['gristmill forget --prove', 'is anything left?'],
  ],
  async run(line, host) {
    const {runForget} = await import('./run-forget.ts');
    return await runForget(line, host);
  },
};
