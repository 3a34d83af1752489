// The loop: steps of passes, from wherever a checkpoint left it. Which samples and which rate follow from the step alone.
import {hexFloat} from '../../../../stages/train/hex-float.ts';
import {layBatch, type ShownText} from '../../../../stages/train/onnx/lay-batch.ts';
import {learningRate} from '../../../../stages/train/learning-rate.ts';
import {permute} from '../../../../stages/train/sample-order.ts';
import {partsOf, placeOf, type Progress, type Saving} from './learned-state.ts';
import type {Learner} from './learner.ts';
import type {RunEvents} from './run-events.ts';
import {stepsIn, type RunFile, type RunPass} from './run-file.ts';
import {openSamples, type ShownSamples} from './shown-samples.ts';
import {judgeSamples} from './judge-samples.ts';
import {writeCheckpoint} from './write-checkpoint.ts';

export interface Learning {
  readonly folder: string;
  readonly run: RunFile;
  readonly learner: Learner;
  readonly progress: Progress;
  readonly events: RunEvents;
  /** Whether it was asked to stop; looked at before every forward pass. */
  readonly asked: () => boolean;
  readonly version: string;
}

/** Whether it came to the end. */
export async function learnRun(learning: Learning): Promise<boolean> {
  const {folder, run, progress, events} = learning;
  const last = run.passes.reduce((sum, one) => sum + stepsIn(one, run.batch), 0);
  await using looked = run.validation === null ? undefined : await openSamples(folder, run.validation);
  let [first, saved] = [0, progress.step];
  for (const [number, pass] of run.passes.entries()) {
    const steps = stepsIn(pass, run.batch);
    if (first + steps > progress.step) {
      await using samples = await openSamples(folder, pass);
      for (let step = progress.step - first; step < steps; step++) {
        if (progress.step === run.pause || !(await takeStep(learning, {number, pass, samples, step}))) {
          if (progress.step !== saved) await save(learning, placeOf(run, progress.step));
          events.tell('preempted', {step: progress.step});
          return false;
        }
        // Before anything of this step is saved: whoever goes on from there has been told already.
        if (looked !== undefined && run.validation !== null && (progress.step % run.validation.every === 0 || progress.step === last)) await judge(learning, looked, run.validation.positions);
        if (progress.step % run.save === 0) {
          await save(learning, placeOf(run, progress.step));
          saved = progress.step;
        }
      }
    }
    first += steps;
  }
  await save(learning, {pass: run.passes.length, cursor: 0}, 'complete');
  return true;
}

interface Place {readonly number: number; readonly pass: RunPass; readonly samples: ShownSamples; readonly step: number}

/** Not where it was asked to stop before its end: then nothing has changed. */
async function takeStep({run, learner, progress, events, asked}: Learning, {number, pass, samples, step}: Place): Promise<boolean> {
  const began = performance.now();
  const [from, to] = [pass.from + step * run.batch, Math.min(pass.from + (step + 1) * run.batch, pass.to)];
  const shown: (readonly ShownText[])[] = [];
  for (let position = from; position < to; position++) shown.push(await samples.at(pass.order === 'dataset' ? position : permute(position, pass.samples, pass.keys)));
  const weights = shown.flatMap((texts) => texts.flatMap((text) => [...text.weights]));
  const tokens = weights.filter((weight) => weight > 0).length;
  const weight = weights.reduce((sum, own) => sum + own, 0);
  let loss = 0;
  learner.forget();
  for (let at = 0; at < shown.length; at += run.micro) {
    if (asked()) return false;
    loss += await learner.learn(layBatch(shown.slice(at, at + run.micro), run.length), weight === 0 ? 0 : 1 / weight);
  }
  const rate = learningRate(pass.rate, step);
  const norm = weight === 0 ? 0 : await learner.update(rate, ++progress.updates);
  progress.step++;
  progress.tokens += tokens;
  progress.loss = loss;
  events.tell('step', {step: progress.step, pass: number, loss, hex: hexFloat(loss), rate, norm, tokens, seconds: Math.round(performance.now() - began) / 1000});
  return true;
}

async function judge({run, learner, progress, events, asked}: Learning, samples: ShownSamples, positions: readonly number[]): Promise<void> {
  const found = await judgeSamples({learner, samples, asked}, positions, run);
  if (found !== undefined) events.tell('evaluated', {step: progress.step, ...found});
}

async function save({folder, run, learner, progress, events, version}: Learning, place: Saving['place'], state: 'complete' | 'under way' = 'under way'): Promise<void> {
  const complete = state === 'complete';
  await writeCheckpoint(folder, {step: progress.step, keep: run.keep}, partsOf(run, {learner, progress, place, complete, version}));
  events.tell('saved', {step: progress.step, complete});
}
