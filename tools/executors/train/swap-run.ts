// Plans the rest of a run anew, with other data, from a checkpoint on: what this pass has met already it does not meet again, and everything else it does.
import {planPasses, rateOf, stepsOf, type Pass, type Selection} from '../../../stages/train/passes.ts';
import type {PhaseData} from '../../../stages/train/phase-data.ts';
import {rulesOf} from '../../../stages/train/train-rules.ts';
import type {Checkpoint} from './checkpoint-files.ts';
import {learnedDocuments} from './learned-documents.ts';
import type {RunRecord} from './lineage.ts';
import {recorded, type RunPlan, type RunSurroundings} from './plan-run.ts';
import type {TrainFolder} from './train-folder.ts';

export interface Swapping {
  readonly record: RunRecord;
  readonly data: PhaseData;
  readonly from: Checkpoint;
  readonly folder: TrainFolder;
}

export async function swapRun({record, data, from: {meta}, folder}: Swapping, surroundings: RunSurroundings): Promise<RunPlan> {
  const {rules} = surroundings;
  const own = rulesOf(rules, record.phase);
  const {pass: number, cursor, step} = meta;
  const running = record.passes[number];
  const met = running === undefined || cursor === 0 ? undefined : {...running, to: Math.min(running.to, running.from + cursor * own.batch)};
  const behind = [...record.passes.slice(0, number), ...(met === undefined ? [] : [met])];
  const selected = met === undefined ? [] : await left(folder, {record, met, data, number});
  const epochs = record.passes.length - number - (met === undefined ? 0 : 1);
  // Draws that no pass of this run has had: its steps are never counted twice.
  const draws = {rules, data, firstEpoch: 1_000_000 + step};
  const rest = selected.length === 0 ? {passes: [], tables: new Map<string, Uint8Array>()} : planPasses({...draws, selected, epochs: 1});
  const further = epochs === 0 ? {passes: [], tables: new Map<string, Uint8Array>()} : planPasses({...draws, firstEpoch: draws.firstEpoch + 1, epochs});
  const planned = [...rest.passes, ...further.passes];
  const done = stepsOf(behind, own.batch);
  const total = done + stepsOf(planned, own.batch);
  const strength = (running?.rate.peak ?? own.learningRate) / own.learningRate;
  const passes = planned.map((pass, at): Pass => ({...pass, rate: rateOf(own, {total, at: done + stepsOf(planned.slice(0, at), own.batch), strength})}));
  const former = {...record.former, [record.key]: step};
  return recorded({passes: [...behind, ...passes], tables: new Map([...rest.tables, ...further.tables])}, record.phase, {...surroundings, name: record.name, parent: record.parent}, former);
}

interface Left {readonly record: RunRecord; readonly met: Pass; readonly data: PhaseData; readonly number: number}

/** A document that stands there twice and was met once is still to be met once. */
async function left(folder: TrainFolder, {record: {name, phase}, met, data, number}: Left): Promise<readonly Selection[]> {
  const known = new Map(await learnedDocuments(folder, [{run: name, phase, pass: number, ...met}]));
  return data.shards.flatMap((shard): readonly Selection[] => {
    const wanted = new Set<number>();
    for (const [at, document] of shard.documents.entries()) {
      const count = known.get(document) ?? 0;
      if (count > 0) known.set(document, count - 1);
      else wanted.add(at);
    }
    return wanted.size === 0 ? [] : [{shard, wanted}];
  });
}
