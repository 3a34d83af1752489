// `gristmill stats`: how it is called.
import type {Command} from '../cli/command.ts';
import {datasetOptions} from '../cli/dataset-options.ts';
import type {Option} from '../cli/option.ts';
import {windowsOption} from '../cli/windows-option.ts';
import {statsPartNames} from './stats-parts.ts';

const onlyOption: Option = {name: 'only', value: 'NAME', choices: statsPartNames, group: 'Output', help: `one part alone: ${statsPartNames.join(', ')}`};

export const statsCommand: Command = {
  name: 'stats',
  group: 'Look',
  summary: 'what the dataset holds: documents, tokens, languages, and what was left out and why',
  words: {shown: '', least: 0, most: 0},
  options: [...datasetOptions, windowsOption, onlyOption],
  examples: [['gristmill stats', 'the last build of the dataset here'], ['gristmill stats --windows 4096/512/512', 'and what windows of such a size would cost'], ['gristmill stats --only months', 'commits and tokens by month, which "statistics: true" has counted']],
  async run(line, host) {
    const [{answer}, {statsQuestion}] = await Promise.all([import('../look/answer.ts'), import('./stats-question.ts')]);
    return await answer(statsQuestion, line, host);
  },
};
