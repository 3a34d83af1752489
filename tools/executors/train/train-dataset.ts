// Trains on a dataset: decides what became of its data, then does the runs of a round one after the other, each from where its last checkpoint left it.
import {mkdir} from 'node:fs/promises';
import {lineageName} from '../../../stages/train/run-spec.ts';
import type {ModelSize} from '../../../stages/train/memory-needed.ts';
import {writing} from '../build/output-error.ts';
import {changeData, type Changed} from './change-data.ts';
import {readCheckpoint} from './checkpoint-files.ts';
import {doRun, type DoneRun} from './do-run.ts';
import {dataOfRound, readLineage, writeLineage, type Lineage, type RunRecord} from './lineage.ts';
import {modelOf, modelSize} from './model-of.ts';
import {begun, isEmpty, lastRound, lastRun, withRound, withRun} from './lineage-moves.ts';
import {planDelta, planFull, type RunPlan} from './plan-run.ts';
import {planValidation} from './plan-validation.ts';
import {snapshotOfVal, takeSnapshot} from './snapshot.ts';
import {publishFinal, retire, sweepPins, trainFolder} from './train-folder.ts';
import {TrainingFailure} from './training-failure.ts';
import type {Bound, TrainReport, Training} from './training.ts';
import {writeTables} from './write-run.ts';

export function trainDataset(training: Training): Promise<Omit<TrainReport, 'model'> & {readonly size: ModelSize; readonly last: RunRecord | undefined}> {
  return writing(training.choice.out, () => trainAll(training));
}

async function trainAll(training: Training) {
  const {choice, dataset, fresh} = training;
  const folder = trainFolder(choice.out);
  await mkdir(folder.pins, {recursive: true});
  const snapshot = await takeSnapshot(dataset, {named: choice.tokenizer, pins: folder.pins});
  if (fresh) await retire(choice.out);
  const [model, size] = [await modelOf(choice, snapshot), await modelSize(choice, snapshot)];
  const name = lineageName(model, snapshot.tokenizer.digest, choice.rules);
  const val = await snapshotOfVal(dataset, {named: choice.tokenizer, pins: folder.pins});
  const bound: Bound = {...training, folder, model, snapshot, name, validation: val && planValidation(choice.rules, val, choice.validation)};
  let {lineage, change} = await opened(bound);
  await writeLineage(choice.out, lineage);
  const runs: TrainReport['runs'][number][] = [];
  for (;;) {
    const {round} = lastRound(lineage);
    if (round.complete) {
      // What came while it was under way, or before it was asked for again.
      const found = await changeData(bound, lineage, await dataOfRound(round, folder.pins));
      if (found.decision !== 'same') change = found;
      if (found.lineage === lineage) break;
      lineage = found.lineage;
    } else {
      const planned = await nextRun(bound, lineage);
      if (planned === undefined) lineage = withRound(lineage, {...round, complete: true});
      else {
        const {record, report} = await doneRun(bound, planned);
        if (report !== undefined) runs.push(report);
        lineage = withRun(lineage, record);
        if (!record.done) return {out: choice.out, state: 'preempted' as const, change: told(change), runs, size, last: record};
      }
    }
    await writeLineage(choice.out, lineage);
  }
  await sweepPins(folder, lineage);
  return {out: choice.out, state: runs.some(({state}) => state === 'trained') ? ('done' as const) : ('up-to-date' as const), change: told(change), runs, size, last: lastRun(lineage)};

  async function doneRun(own: Bound, planned: RunPlan): Promise<Pick<DoneRun, 'record'> & {readonly report: DoneRun['report'] | undefined}> {
    if (planned.record.passes.length === 0) return {record: planned.record, report: undefined};
    await writeTables(own.folder, planned);
    lineage = withRun(lineage, planned.record);
    await writeLineage(choice.out, lineage);
    const known = await readCheckpoint(own.folder.final(planned.record.key));
    if (known?.complete === true && known.key === planned.record.key) {
      await publishFinal(own.folder, planned.record, undefined);
      const report = {phase: planned.record.phase, key: planned.record.key, steps: known.step, loss: null, tokens: known.tokens, tokensPerSecond: null, validation: null, state: 'reused' as const};
      return {record: {...planned.record, done: true}, report};
    }
    return await doRun(own, planned.record);
  }
}

/** The record of this training, after what became of its data; or that of a new one. */
async function opened(bound: Bound): Promise<{readonly lineage: Lineage; readonly change: Changed | null}> {
  const {choice, snapshot, name, folder} = bound;
  const known = await readLineage(choice.out);
  if (known === undefined) return {lineage: begun(bound, 0), change: null};
  if (known.tokenizer !== snapshot.tokenizer.digest) {
    throw new TrainingFailure('tokenizer-changed', `The dataset has another tokenizer than the model: ${snapshot.tokenizer.digest.slice(0, 12)}, and the model was trained with ${known.tokenizer.slice(0, 12)}`, {where: choice.out});
  }
  // Other rules are another training. What it has in common with this one is found by the keys of its runs.
  if (known.name !== name) return {lineage: begun(bound, known.begun), change: null};
  const {round} = lastRound(known);
  if (round.complete) return {lineage: known, change: null};
  const change = await changeData(bound, known, await dataOfRound(round, folder.pins));
  return {lineage: change.lineage, change: change.decision === 'same' ? null : change};
}

/** One that has begun and is not done, or one for the next phase that has none yet; none where the round is at its end. */
async function nextRun(bound: Bound, lineage: Lineage): Promise<RunPlan | undefined> {
  const {round, number} = lastRound(lineage);
  const running = round.runs.find(({done}) => !done);
  if (running !== undefined) return {record: running, tables: new Map()};
  const now = await dataOfRound(round, bound.folder.pins);
  const data = now.find(({phase}) => !round.runs.some((run) => run.phase === phase));
  if (data === undefined) return undefined;
  const parent = lastRun(lineage);
  const {choice: {rules}, model, snapshot: {tokenizer}, name, folder} = bound;
  const surroundings = {rules, model, tokenizer: tokenizer.digest, name: `${name}-${lineage.begun + 1}-${data.phase}`, parent: parent === undefined || (round.kind === 'full' && round.runs.every(isEmpty)) ? null : {key: parent.key, folder: folder.final(parent.key)}};
  if (round.kind === 'full') return planFull(data, surroundings);
  const before = await dataOfRound(lineage.rounds[number - 1] ?? round, folder.pins);
  return planDelta({former: before, now, round: number}, data.phase, surroundings);
}

function told(change: Changed | null): TrainReport['change'] {
  if (change === null) return null;
  const {lineage: _lineage, ...rest} = change;
  return rest;
}
