// How a model is to be trained on a dataset, as its configuration says it: the rules that name runs, and what only says how and where they are done.
import type {Policy} from '../../../stages/train/decide.ts';
import type {OutsideChoice} from './outside/outside-choice.ts';
import type {LowRank, TrainRules} from '../../../stages/train/train-rules.ts';

export interface TrainChoice {
  readonly rules: TrainRules;
  readonly policy: Policy;
  /** A model that others trained, in place of one from scratch. */
  readonly base: {readonly folder: string; readonly lora: LowRank | null} | undefined;
  /** One that another trainer fetches by its name. */
  readonly hub: {readonly name: string; readonly lora: LowRank | null} | undefined;
  readonly command: OutsideChoice;
  readonly out: string;
  /** Of the configuration: where an environment of Python may lie. */
  readonly folder: string;
  /** None: what there is. */
  readonly engine: 'torch' | 'onnx' | 'command' | undefined;
  readonly python: string | undefined;
  readonly device: 'cpu' | 'cuda' | undefined;
  readonly ranks: number;
  readonly threads: number;
  readonly tokenizer: string | undefined;
  readonly save: number;
  readonly keep: number;
  readonly checkpointing: boolean;
  /** How often, and with how many samples of val. */
  readonly validation: {readonly every: number; readonly samples: number};
}
