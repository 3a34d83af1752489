// Seed D: the history as declarations that commits changed, as sequences of structure in the order of time, parted by time.
import type {Preset} from './preset.ts';

export const commitSequence: Preset = {
  summary: 'seed D: the history commit by commit, as declarations that changed and as sequences of structure, parted into train, val and test by time',
  config: {
    refs: ['HEAD', 'refs/heads/*', 'refs/remotes/*', 'refs/tags/*'],
    chunks: true,
    structure: {layout: 'chunk', timestamp: 'month'},
    split: {method: 'time', shares: {train: 70, val: 15, test: 15}},
    pinFirst: true,
    exports: {
      git_scraper: {formats: ['commits-json'], to: './outputs', oneFile: true},
      semantic_chunker: {formats: ['chunks'], to: './outputs', oneFile: true},
      tokenizer: {formats: ['vocab-json', 'tokens-pt'], to: './outputs'},
      dataset_builder: {formats: ['windows-pt'], to: './outputs', windows: {context: 2048, target: 256, stride: 128}},
    },
  },
  hints: [
    {why: 'A first look at a hundred commits, and smaller windows', line: "exports: {git_scraper: {maxCommits: 100}, semantic_chunker: {maxCommits: 100}, dataset_builder: {windows: {context: 50, target: 10, stride: 10}}}"},
    {why: "Ids of its own, as many as the seed's, learned from this dataset", line: "tokenizer: {learned: {size: 50257, pattern: 'gpt2'}}"},
    {why: 'Authors by their addresses, as the seed has them, and days in place of months', line: "structure: {author: 'email', timestamp: 'day'}"},
  ],
};
