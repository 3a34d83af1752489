// How changes become samples of product and plan: everything that a project may say about it.
import type {IntentRules} from './intent/intent-rule.ts';
import type {LayerRule} from './layers/layer-rule.ts';

/** A type, because parameters are plain data with any keys. */
export type ProductRules = IntentRules & {
  /** `merged`: the seed's exact text. `plain`: the same without marks. `rich`: with a step for each declaration. */
  readonly template: 'merged' | 'plain' | 'rich';
  readonly layers: readonly LayerRule[];
  /** Clean-ups of the problem statement. */
  readonly cleanUps: readonly string[];
  /** No more than so many are shown, and how many more there are is said. 0 shows all. */
  readonly caps: {readonly files: number; readonly commits: number; readonly steps: number};
  /** A longer sample is left out, with the reason. */
  readonly maxBytes: number;
  /** Commits that came with no request are changes of their own. */
  readonly commits: boolean;
};
