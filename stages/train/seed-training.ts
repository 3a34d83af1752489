// How seed A trains its three phases: gentler from one to the next, and requests, which are long, in smaller steps.

export const seedTraining = {
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
} as const;
