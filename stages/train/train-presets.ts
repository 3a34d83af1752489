// How the seeds train, by the names that a configuration calls them. Of seed A's three phases, each is gentler than the one before, and requests, which are long, have smaller steps.

/** What continued pre-training of a large model does: matrices beside those of attention and of the feed-forward part, in half precision. */
const large = {precision: 'bfloat16', checkpointing: true, micro: 1, floor: 0} as const;
const model = 'Kwaipilot/KAT-Dev';

export const trainPresets = {
  seed: {
    length: 8192,
    epochs: 2,
    learningRate: 2e-5,
    batch: 4,
    micro: 1,
    phases: {
      'code-foundation': {epochs: 2, learningRate: 2e-5, batch: 4},
      'change-patterns': {epochs: 3, learningRate: 1e-5, batch: 4},
      'pr-mastery': {epochs: 4, learningRate: 5e-6, batch: 2},
    },
  },
  /** Seed A's direct trainer; the model is the one that the seed names. */
  'direct-lora': {
    ...large, model: {hub: 'zai-org/GLM-4.5-Air', lora: {rank: 64, alpha: 128, dropout: 0.05}},
    length: 8192, learningRate: 2e-5, batch: 4, warmup: 0.05, optimizer: {clip: 0.5}, save: 50, keep: 3, validation: {every: 25},
  },
  /** Its phased one: eight devices, six forward passes of one sample on each. */
  'phased-lora': {
    ...large, model: {hub: model, lora: {rank: 128, alpha: 256, dropout: 0.05}}, ranks: 8,
    length: 32_768, learningRate: 1e-4, batch: 48, warmup: 0.03, optimizer: {decay: 0.1}, epochs: 2, phases: {'code-foundation': {epochs: 3}, 'change-patterns': {epochs: 2}, 'pr-mastery': {epochs: 2}},
  },
  /** Seed C's, on documentation and code. */
  'documentation-lora': {
    ...large, model: {hub: model, lora: {rank: 16, alpha: 32, dropout: 0.05}}, length: 16_384, epochs: 3, learningRate: 2e-5, batch: 8, warmup: 100, save: 500, keep: 3,
  },
  /** Seed D's, on windows over sequences of commits, two at a time as 8 GB hold them. */
  'commit-windows': {
    windows: {context: 2048, target: 256, stride: 128}, length: 2304, epochs: 3, learningRate: 5e-5, batch: 4, micro: 2, warmup: 500, optimizer: {decay: 0.01, clip: 1}, precision: 'float32', floor: 0,
  },
} as const;

export type TrainPreset = keyof typeof trainPresets;
