// `gristmill diff`: how it is called.
import type {Command} from '../cli/command.ts';
import {datasetOptions} from '../cli/dataset-options.ts';

export const diffCommand: Command = {
  name: 'diff',
  group: 'Look',
  summary: 'what differs between two builds: documents and tokens that came, went and changed, and why',
  words: {shown: '[A] [B]', least: 0, most: 2},
  about: [
    'A and B are builds: how many builds back (0 is the last), the start of a root, or an output folder that was built with the same store.',
    'Without B, A is compared with the last build; without both, the last two are.',
    '--json gives {before, after, kinds, shards, why, largest, moved}.',
    'A kind is {kind, before, after, added, removed, changed: {before, after}}, each of them {documents, samples, bytes, tokens}; tokens are null where a build counted none.',
    'why is {sources, making, came, went}: a source {collection, before, after, added, removed, changed}, a field of making {collection, field, before, after}. One of the largest is {kind, id, move, before, after}.',
  ].join('\n'),
  options: [
    ...datasetOptions,
    {name: 'limit', value: 'N', group: 'Output', help: 'so many of the largest changes (default: 10)'},
  ],
  examples: [
    ['gristmill diff', 'what the last build changed'],
    ['gristmill diff 5', 'since five builds ago'],
    ['gristmill diff ../before/out out --json', 'two output folders, for a script'],
  ],
  async run(line, host) {
    const [{answer}, {diffQuestion}] = await Promise.all([import('../look/answer.ts'), import('./diff-question.ts')]);
    return await answer(diffQuestion(host), line, host);
  },
};
