// `gristmill build`: how it is called.
import type {Command} from '../cli/command.ts';

export const buildCommand: Command = {
  name: 'build',
  group: 'Build',
  summary: 'grind a repository into a dataset; only what changed since the last build is done again',
  words: {shown: '[PATH|URL]', least: 0, most: 1},
  about: 'PATH or URL needs no configuration. Without it, the configuration of this folder is built.',
  options: [
    {name: 'config', value: 'FILE', group: 'Input', help: 'configuration (default: dataset.config.ts, .mts, .js, .mjs or .json here, unless PATH is given)'},
    {name: 'ref', value: 'REF', many: true, group: 'Input', help: 'branch, tag or commit; may be repeated; files are those of the first (default: HEAD)'},
    {name: 'merges', value: 'HOW', choices: ['first-parent', 'combined', 'remerge', 'skip'], group: 'Input', help: 'merge commits: against the "first-parent", "combined" or "remerge" for what is their own, or "skip" (default: first-parent)'},
    {name: 'out', value: 'DIR', group: 'Output', help: 'where the dataset is written (default: ./gristmill-out/NAME, or "out" beside the configuration)'},
    {name: 'tokenizer', value: 'WHAT', choices: ['o200k_base', 'none'], group: 'Output', help: '"o200k_base", "none", a tokenizer.json or its folder, or "organisation/name@revision" of the Hub (default: o200k_base)'},
    {name: 'store', value: 'DIR', group: 'Work', help: 'where finished work is kept for the next build (default: gristmill in the cache folder of the user)'},
    {name: 'offline', group: 'Work', help: 'ask no forge: build from what is mirrored of requests and issues'},
    {name: 'remote', value: 'HOW', choices: ['on', 'off', 'required'], group: 'Work', help: 'what is shared with other machines: "on" where the configuration names a remote, "off", or "required" to fail where nothing can be published (default: on)'},
    {name: 'publish', group: 'Work', help: 'build for the remote alone: what it has already is neither fetched nor written here'},
    {name: 'shard', value: 'I/N', group: 'Work', help: 'run one of N parts of the rows, publish what came of them to the remote, and write nothing here'},
    {name: 'fold', value: 'N', group: 'Work', help: 'take what N machines have made with "--shard", and make the dataset of it'},
    {name: 'mend', group: 'Work', help: 'read all that is kept before building upon it, and make again what is lost or damaged'},
    {name: 'threads', value: 'N', group: 'Work', help: 'how many at once (default: as many as the machine has; the output is the same)'},
  ],
  examples: [
    ['gristmill build .', 'the repository you are in'],
    ['gristmill build https://host/team/project --ref v2.0', 'a repository elsewhere, up to a tag'],
    ['gristmill build --json | jq .rows', 'a configured dataset, for a script'],
  ],
  async run(line, host) {
    const [{buildRequest}, {runBuild}] = await Promise.all([import('../cli/build-request.ts'), import('../run-build.ts')]);
    return await runBuild(await buildRequest(line, host.folder), host);
  },
};
