// A training as its parts see it: what was asked for, what there is, whom to tell, and what is answered.
import type {ModelShape} from '../../../stages/train/train-rules.ts';
import type {Changed} from './change-data.ts';
import type {Engine} from './engine.ts';
import type {ValidationPlan} from './plan-validation.ts';
import type {Snapshot} from './snapshot.ts';
import type {TrainChoice} from './train-choice.ts';
import type {TrainFolder} from './train-folder.ts';

export interface Training {
  readonly choice: TrainChoice;
  /** Of the dataset. */
  readonly dataset: string;
  readonly fresh: boolean;
  /** The step of a run at which to stop; none goes to the end. */
  readonly pause: number | null;
  /** Asked when there is something to train. */
  readonly engine: () => Promise<Engine>;
  readonly tell: TellTraining;
  readonly clock: () => number;
  readonly signal: AbortSignal;
}

export interface TellTraining {
  note(text: string): void;
  started(phase: string, steps: number): void;
  advanced(phase: string, steps: number): void;
  finished(phase: string, steps: number): void;
}

export interface TrainReport {
  readonly out: string;
  readonly state: 'done' | 'up-to-date' | 'preempted';
  /** What became of data that had changed. */
  readonly change: Omit<Changed, 'lineage'> | null;
  readonly runs: readonly {readonly phase: string; readonly key: string; readonly steps: number; readonly loss: number | null; readonly tokens: number; readonly tokensPerSecond: number | null; readonly validation: Validated | null; readonly state: 'trained' | 'reused' | 'stopped'}[];
  readonly model: {readonly parameters: number; readonly checkpoint: string | null};
}

/** Of predicted tokens of val: e to the mean of -log p, and the share of those that were the likeliest. */
export interface Validated {readonly perplexity: number; readonly accuracy: number; readonly tokens: number}

export interface Bound extends Training {
  readonly folder: TrainFolder;
  readonly model: ModelShape;
  readonly snapshot: Snapshot;
  readonly name: string;
  readonly validation: ValidationPlan | undefined;
}
