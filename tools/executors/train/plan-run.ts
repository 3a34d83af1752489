// Plans the next run of a round: all data of a phase, or what came to it with a part of what the model knows already.
import {hash} from 'node:crypto';
import {changeOf} from '../../../stages/train/data-change.ts';
import {planPasses, type PlannedPasses, type Selection} from '../../../stages/train/passes.ts';
import type {PhaseData} from '../../../stages/train/phase-data.ts';
import {runKey} from '../../../stages/train/run-spec.ts';
import type {ModelShape, TrainRules} from '../../../stages/train/train-rules.ts';
import type {RunRecord} from './lineage.ts';

export interface RunPlan {
  readonly record: RunRecord;
  readonly tables: PlannedPasses['tables'];
}

export interface RunSurroundings {
  readonly rules: TrainRules;
  readonly model: ModelShape;
  readonly tokenizer: string;
  readonly name: string;
  readonly parent: RunRecord['parent'];
}

/** Of what is learned anew, so much is repeated from before, and the rate warms up to this much of its peak: both keep a model from forgetting. */
const [replayed, gentler] = [0.1, 0.3];

export function planFull(data: PhaseData, surroundings: RunSurroundings): RunPlan {
  return recorded(planPasses({rules: surroundings.rules, data}), data.phase, surroundings);
}

export function planDelta({former, now, round}: {readonly former: readonly PhaseData[]; readonly now: readonly PhaseData[]; readonly round: number}, phase: string, surroundings: RunSurroundings): RunPlan {
  const {rules} = surroundings;
  const change = changeOf(former, now);
  const added = change.added.get(phase) ?? [];
  const data = now.find((one) => one.phase === phase) ?? {phase, shards: []};
  const selected = merged([...added, ...(added.length === 0 ? [] : replay(added, {data, seed: rules.seed}))]);
  // Every round has draws of its own.
  const planned = selected.length === 0 ? {passes: [], tables: new Map<string, Uint8Array>()} : planPasses({rules, data, selected, firstEpoch: 1000 * round, strength: gentler});
  return recorded(planned, phase, surroundings);
}

export function recorded({passes, tables}: PlannedPasses, phase: string, {rules, model, tokenizer, name, parent}: RunSurroundings, former: RunRecord['former'] = {}): RunPlan {
  const key = runKey({phase, model, tokenizer, passes, parent: parent?.key ?? null, rules});
  return {record: {name: passes.length === 0 ? '' : name, phase, key, former, parent, passes, done: passes.length === 0}, tables};
}

/** Documents that were there before, by the order of their hashes, until they are enough. */
function replay(added: readonly Selection[], {data, seed}: {readonly data: PhaseData; readonly seed: number}): readonly Selection[] {
  const fresh = new Map(added.map(({shard, wanted}) => [shard.digest, wanted]));
  const wantedTokens = replayed * added.reduce((sum, {shard, wanted}) => sum + shard.lengths.reduce((all, length, at) => all + (wanted?.has(at) === true ? length : 0), 0), 0);
  const known = data.shards.flatMap((shard) => shard.documents.flatMap((document, at) => (fresh.get(shard.digest)?.has(at) === true ? [] : [{shard, at, rank: hash('sha256', `gristmill replay 1\n${seed}\n${document}`)}])));
  known.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const chosen: Selection[] = [];
  let tokens = 0;
  for (const {shard, at} of known) {
    if (tokens >= wantedTokens) break;
    tokens += shard.lengths[at] ?? 0;
    chosen.push({shard, wanted: new Set([at])});
  }
  return chosen;
}

/** One for each shard, in the order in which they were first named. */
function merged(selected: readonly Selection[]): readonly Selection[] {
  const byShard = new Map<string, {readonly shard: Selection['shard']; readonly wanted: Set<number>}>();
  for (const {shard, wanted = new Set<number>()} of selected) {
    const own = byShard.get(shard.digest) ?? {shard, wanted: new Set<number>()};
    byShard.set(shard.digest, own);
    for (const at of wanted) own.wanted.add(at);
  }
  return [...byShard.values()];
}
