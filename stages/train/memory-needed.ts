// How much memory a training takes, before it is started: rounded up, as running out of it costs more than having some left.
import {parametersOf, type ModelShape, type PhaseRules, type TrainRules} from './train-rules.ts';

export interface MemoryNeeded {
  /** Parameters, their gradients and two moments, and a copy that is being saved. */
  readonly state: number;
  /** What a forward pass keeps for the way back. */
  readonly activations: number;
}

const float = 4;

export function memoryNeeded(model: ModelShape, {length, precision}: Pick<TrainRules, 'length' | 'precision'>, {micro}: Pick<PhaseRules, 'micro'>, checkpointing = false): MemoryNeeded {
  const {vocab, width, layers, heads, hidden} = model;
  const tokens = length * micro;
  const each = precision === 'bfloat16' ? 2 : float;
  // Of a layer: what its norms, projections and products are made from, and the weights of attention.
  const layer = tokens * (10 * width + 4 * hidden) * each + heads * length * tokens * each;
  const scores = tokens * vocab * (each + 2 * float);
  return {state: parametersOf(model) * float * 5, activations: (checkpointing ? layers * tokens * width * each + layer : layers * layer) + scores};
}
