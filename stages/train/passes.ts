// The passes of a phase: over all of its data, or over a part of it. Each is a table of samples, or windows that need none.
import {hash} from 'node:crypto';
import {slidingCount} from '../dataset/windows/sliding-windows.ts';
import type {WindowRules} from '../dataset/windows/window-rules.ts';
import type {Rate} from './learning-rate.ts';
import {packedSamples} from './packed-samples.ts';
import {dataDigest, type PhaseData, type TrainShard} from './phase-data.ts';
import {orderKeys, type OrderKeys} from './sample-order.ts';
import {sampleTableFile} from './sample-table.ts';
import {rulesOf, type PhaseRules, type TrainRules} from './train-rules.ts';

export type PassPlan = {readonly kind: 'table'; readonly file: string} | ({readonly kind: 'sliding'} & WindowRules);

export interface Pass {
  readonly samples: number;
  readonly from: number;
  readonly to: number;
  /** Digests of shards, in the order of the plan. */
  readonly shards: readonly string[];
  readonly plan: PassPlan;
  readonly order: 'shuffle' | 'dataset';
  readonly keys: OrderKeys;
  readonly rate: Rate;
  /** Of the data that it was planned over. */
  readonly data: string;
}

/** Some of the sequences of a shard, by number. */
export interface Selection {readonly shard: TrainShard; readonly wanted?: ReadonlySet<number>}

export interface PlannedPasses {
  readonly passes: readonly Pass[];
  /** Tables of samples by their names, which their content gives. */
  readonly tables: ReadonlyMap<string, Uint8Array>;
}

export interface Planning {
  readonly rules: TrainRules;
  readonly data: PhaseData;
  /** Of its shards, or of others that are read again. Missing: all that the data has. */
  readonly selected?: readonly Selection[];
  /** Numbers its draws: no two passes of a phase have the same. */
  readonly firstEpoch?: number;
  readonly epochs?: number;
  /** Steps before the first of these passes that are of the same curve of the rate. */
  readonly at?: number;
  /** Of the curve's peak: what is learned later is learned more gently. */
  readonly strength?: number;
}

export function planPasses({rules, data, selected = data.shards.map((shard) => ({shard})), firstEpoch = 0, at = 0, strength = 1, ...rest}: Planning): PlannedPasses {
  const own = rulesOf(rules, data.phase);
  const epochs = rest.epochs ?? own.epochs;
  const {samples, plan, table} = samplesOf(rules, selected);
  if (samples === 0) return {passes: [], tables: new Map()};
  const steps = Math.ceil(samples / own.batch);
  const total = at + steps * epochs;
  const passes = Array.from({length: epochs}, (_, epoch): Pass => ({
    samples, from: 0, to: samples, shards: selected.map(({shard}) => shard.digest), plan, order: own.order, keys: orderKeys({seed: rules.seed, phase: data.phase, epoch: firstEpoch + epoch}),
    rate: rateOf(own, {total, at: at + epoch * steps, strength}), data: dataDigest(data),
  }));
  return {passes, tables: new Map(plan.kind === 'table' && table !== undefined ? [[plan.file, table]] : [])};
}

export function rateOf({learningRate, floor, shape, warmup}: PhaseRules, {total, at, strength}: {readonly total: number; readonly at: number; readonly strength: number}): Rate {
  return {peak: learningRate * strength, floor, warm: warmSteps(warmup, total), total, at, shape};
}

function warmSteps(warmup: number | undefined, total: number): number {
  if (warmup === undefined) return Math.min(500, Math.ceil(total / 20));
  return warmup < 1 ? Math.ceil(total * warmup) : warmup;
}

export function stepsOf(passes: readonly Pick<Pass, 'from' | 'to'>[], batch: number): number {
  return passes.reduce((sum, {from, to}) => sum + Math.ceil((to - from) / batch), 0);
}

interface Samples {readonly samples: number; readonly plan: PassPlan; readonly table?: Uint8Array}

/** Windows over a part of a stream would join what never stood together: that is packed, whatever the rules are. */
function samplesOf({windows, length}: TrainRules, selected: readonly Selection[]): Samples {
  if (windows !== 'packed' && selected.every(({wanted}) => wanted === undefined)) {
    return {samples: slidingCount(selected.reduce((sum, {shard}) => sum + shard.tokens, 0), windows), plan: {kind: 'sliding', ...windows}};
  }
  const samples = packedSamples(selected.map(({shard, wanted}) => ({lengths: shard.lengths, ...(wanted !== undefined && {wanted})})), length);
  const table = sampleTableFile({length, samples});
  return {samples: samples.length, plan: {kind: 'table', file: `samples-${hash('sha256', table).slice(0, 16)}.bin`}, table};
}
