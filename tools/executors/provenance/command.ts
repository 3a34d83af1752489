// `gristmill provenance`: how it is called.
import type {Command} from '../cli/command.ts';
import {datasetOptions} from '../cli/dataset-options.ts';

export const provenanceCommand: Command = {
  name: 'provenance',
  group: 'Check',
  summary: 'make random samples and stretches of tokens again from git, by what they say of their source, and compare every byte',
  words: {shown: '', least: 0, most: 0},
  about: [
    'Records and tokens are those of the output folder; texts are read from git, patches are made by "git diff", and what rules took out is held against the audit.',
    'Every kind gets an equal part of what is drawn, as far as it has so many. It ends with 1 where anything differs; what nobody can trace is counted with the reason.',
    '--json gives {seed, root, samples, tokens, untraced, differences, traced}: a line of samples is {kind, drawn, equal, spans, bytes, redacted}, one of tokens {kind, tokenizer, drawn, equal, tokens, spans, bytes}, a difference {what, row, sample, span, leaf, offset, where, why}, and traced has the drawn samples with their spans.',
  ].join('\n'),
  options: [
    ...datasetOptions,
    {name: 'sample', value: 'N', group: 'Work', help: 'so many samples (default: 100)'},
    {name: 'tokens', value: 'M', group: 'Work', help: 'so many stretches of tokens (default: 1000; 0 looks at none)'},
    {name: 'seed', value: 'TEXT', group: 'Work', help: 'what is drawn: the same for the same text (default: 1)'},
    {name: 'spans', group: 'Output', help: 'where each span of the drawn samples comes from'},
  ],
  examples: [
    ['gristmill provenance', 'whether the dataset is what it says it is made from'],
    ['gristmill provenance --sample 1000 --tokens 10000', 'the same, of more'],
    ['gristmill provenance --sample 3 --tokens 0 --spans', 'where three samples come from, span by span'],
  ],
  async run(line, host) {
    const [{answer}, {provenanceQuestion}] = await Promise.all([import('../look/answer.ts'), import('./provenance-question.ts')]);
    return await answer(provenanceQuestion(host), line, host);
  },
};
