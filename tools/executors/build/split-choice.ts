// Into which parts a dataset is to fall.
import type {Shares, SplitRules} from '../../../stages/dataset/split/split-rules.ts';

/** As a configuration asks for it, or by the rules of a finished build. */
export type SplitChoice = AskedSplit | {readonly rules: SplitRules};

/** By time, the cuts are what the lock beside the configuration pins. */
export interface AskedSplit {
  readonly method: 'time' | 'random' | 'path';
  readonly shares: Shares;
  readonly seed: string;
  readonly configFile: string;
  readonly folder: string;
}
