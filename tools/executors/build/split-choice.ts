// Into which parts a dataset is to fall.
import type {Shares, SplitRules} from '../../../stages/dataset/split/split-rules.ts';

/** By time, the cuts are what the lock beside the configuration pins. `rules`: as a finished build was split. */
export interface SplitChoice {
  readonly method: 'time' | 'random' | 'path';
  readonly shares: Shares;
  readonly seed: string;
  readonly configFile: string;
  readonly folder: string;
  readonly rules?: SplitRules;
}
