// How much memory a training takes, before it is started: rounded up, as running out of it costs more than having some left.
import type {PhaseRules, TrainRules} from './train-rules.ts';

export interface ModelSize {
  /** Numbers that are trained, and others. */
  readonly trained: number;
  readonly frozen: number;
  readonly vocab: number;
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  readonly hidden: number;
}

export interface MemoryNeeded {
  /** Parameters, their gradients and two moments, a copy that is being saved, and what is not trained. */
  readonly state: number;
  /** What a forward pass keeps for the way back. */
  readonly activations: number;
}

const float = 4;

export function memoryNeeded({trained, frozen, vocab, width, layers, heads, hidden}: ModelSize, {length, precision}: Pick<TrainRules, 'length' | 'precision'>, {micro}: Pick<PhaseRules, 'micro'>, checkpointing = false): MemoryNeeded {
  const tokens = length * micro;
  const each = precision === 'bfloat16' ? 2 : float;
  // Of a layer: what its norms, projections and products are made from, and the weights of attention.
  const layer = tokens * (10 * width + 4 * hidden) * each + heads * length * tokens * each;
  const scores = tokens * vocab * (each + 2 * float);
  return {state: trained * float * 5 + frozen * each, activations: (checkpointing ? layers * tokens * width * each + layer : layers * layer) + scores};
}
