// Which trainer that is not ours a plan is written for, and what starts it.
import type {OutsideTrainer} from '../../../../stages/train/outside/answers.ts';

export interface OutsideChoice {
  /** Missing: none is named. */
  readonly writes: OutsideTrainer['name'] | undefined;
  readonly flavor: string | undefined;
  /** A folder, or a name of the Hub. */
  readonly tokenizer: {readonly folder: string} | {readonly hub: string} | undefined;
  /** Missing: nothing is started. */
  readonly run: readonly string[] | undefined;
}
