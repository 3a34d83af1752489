// A training as other trainers are told of it: the plan of ours, with paths from the folder that they run in.
import type {LlamaShape, LowRank, PhaseRules, TrainRules} from '../train-rules.ts';

export type OutsideModel =
  | {readonly kind: 'scratch'; readonly shape: LlamaShape}
  /** `from`: a folder, or with `hub` a name that the trainer fetches from the Hub. */
  | {readonly kind: 'base'; readonly from: string; readonly hub: boolean; readonly lora: LowRank | null};

export interface OutsidePhase {
  readonly name: string;
  /** What its files are called: its number and its name, as phases are trained in the order of these. */
  readonly file: string;
  readonly rules: PhaseRules;
  /** Of train, ends of documents included. */
  readonly tokens: number;
  readonly shards: readonly OutsideShard[];
}

/** Of tokens: where it lies from the folder, without endings. */
export interface OutsideShard {readonly stem: string; readonly tokens: number}

/** What of the dataset a trainer may be unable to go by. */
export interface OutsideData {
  /** Some tokens are shown and not trained. */
  readonly prompts: boolean;
  /** Some weights are neither 0 nor 1. */
  readonly shares: boolean;
  /** Sequences of structure, which are tokens alone. */
  readonly structure: boolean;
  /** Tokens that the model does not know yet. */
  readonly newRows: readonly number[];
}

export interface OutsidePlan {
  readonly rules: TrainRules;
  readonly model: OutsideModel;
  /** A folder or a name of the Hub; the model's own where nobody says. */
  readonly tokenizer: string | null;
  /** Which of a trainer's own models: `llama3/8B`. */
  readonly flavor: string | null;
  readonly ranks: number;
  readonly threads: number;
  readonly device: 'cpu' | 'cuda' | undefined;
  readonly save: number;
  readonly keep: number;
  readonly checkpointing: boolean;
  /** None where the dataset has no val. */
  readonly validation: {readonly every: number; readonly samples: number; readonly shards: readonly OutsideShard[]} | null;
  readonly phases: readonly OutsidePhase[];
  readonly data: OutsideData;
}

/** None where the whole model is trained. */
export function loraOf({model}: Pick<OutsidePlan, 'model'>): LowRank | null {
  return model.kind === 'base' ? model.lora : null;
}

/** Folders beside the configurations. */
export const outsideFolders = {data: 'data', runs: 'runs', model: 'model'} as const;

export function runOf({file}: Pick<OutsidePhase, 'file'>): string {
  return `${outsideFolders.runs}/${file}`;
}

/** Lines of a phase, or of val: in a folder of its own and called train, whatever it is, as readers guess parts by names of files. */
export function linesOf(file: string): string {
  return `${outsideFolders.data}/${file}/train.jsonl`;
}

export const validationFile = 'val';

/** Of the model as it is before this phase. */
export function phaseBefore({phases}: OutsidePlan, phase: OutsidePhase): OutsidePhase | undefined {
  return phases[phases.indexOf(phase) - 1];
}

/** What each device takes at a time. */
export function microOf({batch, micro}: Pick<PhaseRules, 'batch' | 'micro'>): number {
  return Math.min(batch, micro);
}

/** Forward passes of a step on each device. The plan was looked at: it is a whole number. */
export function accumulation({ranks}: Pick<OutsidePlan, 'ranks'>, rules: PhaseRules): number {
  return rules.batch / (microOf(rules) * ranks);
}
