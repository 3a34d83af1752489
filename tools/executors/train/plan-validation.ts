// What a model is looked at with while it learns: samples of val, the same ones every time. It decides nothing of what is learned, and is no part of what names a run.
import {planPasses, type PassPlan} from '../../../stages/train/passes.ts';
import {orderKeys, permute} from '../../../stages/train/sample-order.ts';
import type {TrainRules} from '../../../stages/train/train-rules.ts';
import type {Snapshot} from './snapshot.ts';

export interface ValidationPlan {
  readonly every: number;
  /** The samples, in their order. */
  readonly positions: readonly number[];
  readonly shards: readonly string[];
  readonly plan: PassPlan;
  readonly tables: ReadonlyMap<string, Uint8Array>;
}

export function planValidation(rules: TrainRules, {phases}: Pick<Snapshot, 'phases'>, {every, samples: most}: {readonly every: number; readonly samples: number}): ValidationPlan | undefined {
  const data = {phase: 'val', shards: phases.flatMap(({shards}) => shards)};
  const {passes: [pass], tables} = planPasses({rules, data, epochs: 1});
  if (pass === undefined) return undefined;
  const keys = orderKeys({seed: rules.seed, phase: 'val', epoch: 0});
  const positions = Array.from({length: Math.min(most, pass.samples)}, (_, at) => permute(at, pass.samples, keys)).sort((a, b) => a - b);
  return {every, positions, shards: pass.shards, plan: pass.plan, tables};
}
