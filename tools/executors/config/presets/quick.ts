// A first look: the code of a repository as it stands, without history, tokens or a forge.
import type {Preset} from './preset.ts';

export const quick: Preset = {
  summary: 'the code as it stands and nothing else, in seconds: no history, no tokens, no network',
  config: {
    files: {exclude: ['**/target/**', '**/node_modules/**', '**/dist/**', '**/test/**', '**/tests/**', '**/*.test.*', '**/*.spec.*', '**/*_test.*', '**/test_*'], keep: []},
    commits: false,
    tokenizer: 'none',
    exports: {code: {oneFile: true, to: './code'}},
  },
  hints: [
    {why: 'Tokens, too', line: "tokenizer: 'o200k_base'"},
    {why: 'The history, too', line: 'commits: {}'},
  ],
};
