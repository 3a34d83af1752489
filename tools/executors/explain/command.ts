// `gristmill explain`: how it is called.
import type {Command} from '../cli/command.ts';
import {datasetOptions} from '../cli/dataset-options.ts';

export const explainCommand: Command = {
  name: 'explain',
  group: 'Look',
  summary: 'why a row was built again or reused, back to what changed in the repository',
  words: {shown: 'WHAT', least: 1, most: 1},
  about: [
    'WHAT is a path, a commit or the start of its name, the id of any row, COLLECTION/ID, or a shard\'s file.',
    'The last build is compared with the one before it. A row that makes no document says which rule left it out.',
    '--json gives {build, before, id, rows, behind}: rows are those asked for and behind those they come from, both in the order of the pipeline; before is null for a first build.',
    'A row is {collection, id, move, reason, before, after, stub, rule, making, inputs, inputsInAll, values, source, stoppedAt}.',
    'move is new, changed, gone or unchanged. reason is first-build, new-collection, source, inputs, making, inputs-and-making, retried or unexplained of a row that moved, and same-result, stopped-before or untouched of one that did not.',
  ].join('\n'),
  options: [
    ...datasetOptions,
    {name: 'build', value: 'N', group: 'Input', help: 'an earlier build: 1 is the one before the last (default: 0, the last)'},
  ],
  examples: [
    ['gristmill explain src/main.rs', 'everything made from a file'],
    ['gristmill explain 1a2b3c4d', 'everything made from a commit'],
    ['gristmill explain samples.file/src/main.rs --json', 'one row, for a script'],
  ],
  async run(line, host) {
    const [{answer}, {explainQuestion}] = await Promise.all([import('../look/answer.ts'), import('./explain-question.ts')]);
    return await answer(explainQuestion, line, host);
  },
};
