// How a model is trained, with every default filled in: what the names of runs are made of.
import type {WindowRules} from '../dataset/windows/window-rules.ts';
import type {Rate} from './learning-rate.ts';

/** A Llama from scratch. */
export interface LlamaShape {
  readonly kind: 'llama';
  readonly vocab: number;
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  readonly keyHeads: number;
  /** Between the two matrices of the feed-forward part. */
  readonly hidden: number;
  readonly ropeBase: number;
  readonly normEps: number;
  /** Whether the embedding is the head, too. */
  readonly tied: boolean;
  readonly dropout: number;
  /** Of first parameters. */
  readonly deviation: number;
}

/** A model that others trained, by the digest of its files: as a whole, or with low-rank matrices beside its own. */
export interface HubShape {
  readonly kind: 'hub';
  readonly base: string;
  readonly vocab: number;
  readonly lora: LowRank | null;
}

export interface LowRank {
  readonly rank: number;
  readonly alpha: number;
  readonly dropout: number;
  /** Names of the matrices that get them. */
  readonly targets: readonly string[];
}

export type ModelShape = LlamaShape | HubShape;

export interface PhaseRules {
  readonly epochs: number;
  readonly learningRate: number;
  /** Samples of a step, and of one forward pass. */
  readonly batch: number;
  readonly micro: number;
  readonly order: 'shuffle' | 'dataset';
  readonly shape: Rate['shape'];
  readonly floor: number;
  /** Steps, or below 1 their share of all; missing: one in twenty, and 500 at most. */
  readonly warmup?: number | undefined;
}

export interface OptimizerRules {
  readonly decay: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly clip: number;
}

export interface TrainRules {
  readonly seed: number;
  /** Tokens of a sample at most. */
  readonly length: number;
  readonly windows: 'packed' | WindowRules;
  readonly model: Omit<LlamaShape, 'vocab'>;
  readonly optimizer: OptimizerRules;
  /** Whether a phase goes on with the moments of the one before it. */
  readonly carry: boolean;
  readonly precision: 'float32' | 'bfloat16';
  /** Of phases that say nothing else. */
  readonly usual: PhaseRules;
  readonly phases: Readonly<Record<string, Partial<PhaseRules>>>;
}

export function rulesOf({usual, phases}: Pick<TrainRules, 'usual' | 'phases'>, phase: string): PhaseRules {
  return {...usual, ...phases[phase]};
}

/** All numbers of a model that change. */
export function parametersOf({vocab, width, layers, heads, keyHeads, hidden, tied}: LlamaShape): number {
  const attention = width * width * 2 + width * (width / heads) * keyHeads * 2;
  return vocab * width * (tied ? 1 : 2) + layers * (attention + 3 * width * hidden + 2 * width) + width;
}
