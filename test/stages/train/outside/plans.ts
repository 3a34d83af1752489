// Plans as other trainers are told of them, made by hand: a model from scratch, and one of others by low-rank matrices over three phases.
import type {OutsidePlan, OutsideShard} from '../../../../stages/train/outside/outside-plan.ts';

const shard = (letter: string, tokens: number): OutsideShard => ({stem: `shards/${letter.repeat(2)}/${letter.repeat(64)}`, tokens});
const usual = {epochs: 1, learningRate: 1e-3, batch: 16, micro: 8, order: 'shuffle', shape: 'cosine', floor: 0.1} as const;
const lowRank = {rank: 16, alpha: 32, dropout: 0.05, targets: ['k_proj', 'q_proj']} as const;

export const scratch: OutsidePlan = {
  rules: {
    seed: 7, length: 512, windows: 'packed', carry: false, precision: 'float32', usual, phases: {}, optimizer: {decay: 0.01, beta1: 0.9, beta2: 0.95, epsilon: 1e-8, clip: 1},
    model: {kind: 'llama', width: 256, layers: 4, heads: 4, keyHeads: 2, hidden: 704, ropeBase: 10_000, normEps: 1e-5, tied: true, dropout: 0, deviation: 0.02},
  },
  model: {kind: 'scratch', shape: {kind: 'llama', vocab: 4096, width: 256, layers: 4, heads: 4, keyHeads: 2, hidden: 704, ropeBase: 10_000, normEps: 1e-5, tied: true, dropout: 0, deviation: 0.02}},
  tokenizer: '../tokenizer', flavor: 'llama3/debugmodel', ranks: 1, threads: 1, device: undefined, save: 100, keep: 3, checkpointing: false, validation: null,
  phases: [{name: 'all', file: '1-all', rules: usual, tokens: 1_000_000, shards: [shard('a', 700_000), shard('b', 300_000)]}],
  data: {prompts: false, shares: false, structure: false, newRows: []},
};

export const three: OutsidePlan = {
  ...scratch,
  rules: {...scratch.rules, length: 8192, precision: 'bfloat16'},
  model: {kind: 'base', from: '../../models/base', hub: false, lora: lowRank},
  tokenizer: null, flavor: null, ranks: 2, keep: 5, checkpointing: true, validation: {every: 50, samples: 128, shards: [shard('9', 5_000_000)]},
  phases: [
    {name: 'code-foundation', file: '1-code-foundation', rules: {...usual, epochs: 2, learningRate: 2e-5, batch: 4, micro: 1}, tokens: 90_000_000, shards: [shard('a', 60_000_000), shard('b', 30_000_000)]},
    {name: 'change-patterns', file: '2-change-patterns', rules: {...usual, epochs: 3, learningRate: 1e-5, batch: 4, micro: 1, warmup: 20}, tokens: 40_000_000, shards: [shard('c', 40_000_000)]},
    {name: 'pr-mastery', file: '3-pr-mastery', rules: {...usual, epochs: 4, learningRate: 5e-7, batch: 2, micro: 1, shape: 'linear'}, tokens: 9_000_000, shards: [shard('d', 9_000_000)]},
  ],
  data: {prompts: true, shares: true, structure: true, newRows: [4001, 4002]},
};

/** As a whole, for a trainer that knows no low-rank matrices. */
export const whole: OutsidePlan = {...three, model: {kind: 'base', from: '../../models/base', hub: false, lora: null}, flavor: 'llama3/8B'};
