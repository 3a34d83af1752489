// The rules where a project says none: seed B's layers and intents, and nothing capped.
import {seedIntents} from './intent/seed-intents.ts';
import {seedLayers} from './layers/seed-layers.ts';
import type {ProductRules} from './product-rules.ts';
import {cleanUps} from './statement/clean-ups.ts';

/** Those of a project stand in the place of these, one by one. */
export function productRules(own: Partial<ProductRules> = {}): ProductRules {
  return {...usualRules, ...own};
}

export const usualRules: ProductRules = {
  template: 'merged',
  layers: seedLayers,
  ...seedIntents,
  cleanUps: [...cleanUps],
  caps: {files: 0, commits: 0, steps: 0},
  maxBytes: 64 * 1024,
  commits: true,
};
