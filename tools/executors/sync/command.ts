// `gristmill sync`: how it is called.
import type {Command} from '../cli/command.ts';
import {datasetOptions} from '../cli/dataset-options.ts';

export const syncCommand: Command = {
  name: 'sync',
  group: 'Build',
  summary: 'mirror requests and issues into the store, or import what somebody dumped of them',
  words: {shown: '', least: 0, most: 0},
  about: 'Pages are kept as they came, with every version that a sync has met of what was edited. Builds of a dataset with "github" read them, and sync first where there is a token; with --offline they only read.',
  options: [
    ...datasetOptions,
    {name: 'import', value: 'PATH', many: true, group: 'Input', help: 'in place of asking: files of JSON or JSON Lines as "gh api --paginate", webhooks, archives (.tar.gz, too) and scrapers write them, folders of these, or another mirror'},
    {name: 'token-env', value: 'NAME', group: 'Input', help: 'variable of the environment that holds the token (default: GITHUB_TOKEN, GH_TOKEN, or what "gh auth token" says; GH_ENTERPRISE_TOKEN for a server of your own)'},
    {name: 'recount', group: 'Work', help: 'count everything, to find what was deleted; without it that is done once a week'},
  ],
  examples: [
    ['gristmill sync', 'what is new since the last time'],
    ['gristmill sync --import prs.jsonl --import issues.jsonl', 'what was scraped before'],
  ],
  async run(line, host) {
    const {runSync} = await import('./run-sync.ts');
    return await runSync(line, host);
  },
};
