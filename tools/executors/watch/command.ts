// `gristmill watch`: how it is called.
import {buildCommand} from '../build/command.ts';
import type {Command} from '../cli/command.ts';

/** What is asked of a build that somebody started, and of the machines of a nightly one. */
const ofOneBuild = new Set(['mend', 'remote', 'publish', 'shard', 'fold']);

export const watchCommand: Command = {
  name: 'watch',
  group: 'Build',
  summary: 'build again whenever something moves, and tell whoever listens',
  words: {shown: '[PATH|URL]', least: 0, most: 1},
  about: 'Commits, fetches, rebases, switched branches, tags, the configuration and what is new on the forge are noticed by themselves. A folder is watched and looked at every other second; nothing is installed into it. What the outputs are of is switched at once, by the manifest.',
  options: [
    ...buildCommand.options.filter(({name}) => !ofOneBuild.has(name)),
    {name: 'every', value: 'SECONDS', group: 'Work', help: 'how often a repository elsewhere is asked what it has (default: 60)'},
    {name: 'sync', value: 'MINUTES', group: 'Work', help: 'how often the forge of a dataset with "github" is asked what is new (default: 5)'},
    {name: 'listen', value: 'SOCKET', group: 'Output', help: 'a local socket: whoever connects to it gets every event as a line of JSON'},
    {name: 'builds', value: 'N', group: 'Work', help: 'end after so many builds (default: go on until it is stopped)'},
  ],
  examples: [
    ['gristmill watch', 'the configuration of this folder'],
    ['gristmill watch ~/src/project --json | jq -r \'select(.kind == "built").to\'', 'the root of every build'],
  ],
  async run(line, host) {
    const [{watchRequest}, {runWatch}] = await Promise.all([import('./watch-request.ts'), import('./run-watch.ts')]);
    return await runWatch(await watchRequest(line, host.folder), host);
  },
};
