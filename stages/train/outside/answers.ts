// What becomes of each option of a plan with a trainer that is not ours. Whoever adds one answers for all of them, or it does not compile: nothing is dropped in silence.
import type {OutsidePhase, OutsidePlan} from './outside-plan.ts';

/** As the configuration calls them; the last ones are of the dataset. */
export const planOptions = [
  'phases', 'model', 'model.dropout', 'model.base', 'model.lora', 'seed', 'length', 'windows', 'epochs', 'learningRate', 'batch', 'micro', 'order', 'shape', 'floor', 'warmup',
  'optimizer.decay', 'optimizer.beta1', 'optimizer.beta2', 'optimizer.epsilon', 'optimizer.clip', 'carry', 'precision', 'checkpointing', 'save', 'keep', 'validation.every', 'validation.samples',
  'device', 'ranks', 'threads', 'added and removed', 'tokens', 'weights', 'documents', 'structure', 'new rows',
] as const;

export type PlanOption = (typeof planOptions)[number];

export type Answer =
  /** By these names, as they stand in the file. */
  | {readonly kind: 'written'; readonly as: readonly string[]}
  /** It has no name for it, and goes without. */
  | {readonly kind: 'unsaid'; readonly why: string}
  /** Without it something else would be trained. */
  | {readonly kind: 'refused'; readonly expected: string; readonly got: string}
  /** There is nothing to say, as it is what happens anyway. */
  | {readonly kind: 'idle'};

export type Answers = Readonly<Record<PlanOption, Answer>>;

export interface OutsideTrainer {
  readonly name: 'nemo' | 'torchtitan' | 'axolotl' | 'llama-factory';
  /** With the version whose names these are. */
  readonly title: string;
  /** What it reads: our token shards as they are, tokens with labels as lines, or texts as lines. */
  readonly reads: 'shards' | 'tokens' | 'texts';
  answers(plan: OutsidePlan, phase: OutsidePhase): Answers;
  /** The configuration of a phase. */
  phaseFile(plan: OutsidePlan, phase: OutsidePhase): {readonly name: string; readonly text: string};
  /** Files that all phases share. */
  shared(plan: OutsidePlan): readonly {readonly name: string; readonly text: string}[];
  /** What does a phase, one command after the other, in the folder of these files. */
  start(plan: OutsidePlan, phase: OutsidePhase): readonly (readonly string[])[];
}

export function written(...as: readonly string[]): Answer {
  return {kind: 'written', as};
}

export function unsaid(why: string): Answer {
  return {kind: 'unsaid', why};
}

export function refused(expected: string, got: string): Answer {
  return {kind: 'refused', expected, got};
}

export const idle: Answer = {kind: 'idle'};
