// `gristmill export`: how it is called.
import type {Command} from '../cli/command.ts';
import {datasetOptions} from '../cli/dataset-options.ts';
import {windowsOption} from '../cli/windows-option.ts';
import {formats} from './formats.ts';

export const exportCommand: Command = {
  name: 'export',
  group: 'Build',
  summary: 'write the history in a format of its own beside the dataset; only files that changed are written again',
  words: {shown: formats.map(({name}) => name).join('|'), short: '[FORMAT|STEP]', least: 0, most: 1},
  about: ['Goes by the rules of the dataset, and builds what it lacks from the rows that the dataset\'s builds have kept.', 'STEP is one of the "exports" of the configuration. Without a word, the dataset is built, and then all of them are written.', ...formats.map(({name, summary}) => `${name}: ${summary}`)].join('\n'),
  options: [
    ...datasetOptions,
    {name: 'to', value: 'DIR', group: 'Output', help: 'where it is written (default: OUT-exports/FORMAT beside the dataset)'},
    {name: 'min-lines', value: 'N', group: 'Output', help: 'leave out commits that change fewer lines, where each has a file of its own (default: 10)'},
    {name: 'max-samples', value: 'N', group: 'Output', help: 'write no more samples than so many, the same ones from run to run, where the format has samples (default: all)'},
    {name: 'max-prs', value: 'N', group: 'Output', help: 'write no more requests or issues than so many, the youngest, where the format has them (default: all)'},
    {name: 'max-commits', value: 'N', group: 'Output', help: 'write no more commits than so many, the first by date, where the format has commits (default: all)'},
    {name: 'since', value: 'DATE', group: 'Output', help: 'write only requests and issues that were opened on that day or later, where the format has them'},
    {name: 'until', value: 'DATE', group: 'Output', help: 'write only those that were opened before that day'},
    {name: 'trees', group: 'Output', help: 'beside problems, the tree that each starts from, as a bundle that git clones and that holds nothing of any later time'},
    {name: 'keep-going', group: 'Work', help: 'when a step of the configuration fails, go on with the next; ends with 1 all the same'},
    {name: 'offline', group: 'Work', help: 'where the dataset is built first: ask no forge, build from what is mirrored'},
    {name: 'kind', value: 'KIND', many: true, group: 'Input', help: 'write only what is of that kind, such as commit, where the format is of the dataset as it was built; again for another one'},
    {name: 'view', value: 'NAME', group: 'Input', help: 'of several tokenizers or ways of cutting, the one that the manifest calls so (default: the first)'},
    windowsOption,
    {name: 'compress', value: 'HOW', choices: ['gz', 'zst'], group: 'Output', help: 'gz or zst: compress files of JSON lines of the dataset as it was built'},
    {name: 'name', value: 'NAME', group: 'Output', help: 'what the file of everything is called in the format jsonl (default: REPOSITORY_cpt_dataset)'},
    {name: 'one-file', group: 'Output', help: 'everything in one file instead of several, which then all changes with each commit'},
  ],
  examples: [
    ['gristmill export', 'the dataset, and everything that its configuration exports'],
    ['gristmill export identifiers --min-lines 20', 'a prompt and a plan of identifiers for every larger commit'],
    ['gristmill export commits-json', 'every commit with its metadata and patches, as JSON'],
    ['gristmill export merged-dataset --max-samples 500', 'what changes were asked for by, and the plan that answers it'],
    ['gristmill export windows-pt --windows 2048/256/128', 'windows that slide over the tokens, for torch.load'],
    ['gristmill export commits-json --one-file --to seed', 'the same as seed/commits.json'],
  ],
  async run(line, host) {
    const {runExport} = await import('./run-export.ts');
    return await runExport(line, host);
  },
};
