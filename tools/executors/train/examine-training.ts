// What would be trained, by what, how large it is and whether it fits: asked before anything is started.
import {statfs} from 'node:fs/promises';
import {totalmem} from 'node:os';
import {dirname} from 'node:path';
import {memoryNeeded} from '../../../stages/train/memory-needed.ts';
import {planPasses, stepsOf} from '../../../stages/train/passes.ts';
import {rulesOf} from '../../../stages/train/train-rules.ts';
import type {Dataset} from '../build/contract.ts';
import {findEngine} from './find-engine.ts';
import type {Candidate, Python} from './find-python.ts';
import {modelSize} from './model-of.ts';
import {takeSnapshot} from './snapshot.ts';
import type {TrainChoice} from './train-choice.ts';
import {trainFolder} from './train-folder.ts';

export interface TrainingFound {
  /** None where the one that is asked for has not what it needs. */
  readonly engine: string | null;
  readonly asked: 'torch' | 'onnx';
  readonly python: Python | null;
  readonly tried: readonly string[];
  readonly device: {readonly name: string; readonly bytes: number};
  readonly model: {readonly parameters: number; readonly trained: number; readonly state: number; readonly activations: number};
  readonly phases: readonly {readonly phase: string; readonly tokens: number; readonly samples: number; readonly steps: number; readonly epochs: number; readonly batch: number; readonly micro: number; readonly read: number}[];
  /** Of all checkpoints that are kept at once, and what is free where they go. */
  readonly disk: {readonly needed: number; readonly free: number};
  readonly fits: boolean;
}

export async function examineTraining({dataset, choice, asked, env}: {readonly dataset: Dataset; readonly choice: TrainChoice; readonly asked: readonly Candidate[]; readonly env: Readonly<Record<string, string | undefined>>}): Promise<TrainingFound> {
  const {rules} = choice;
  const {kind, name, python, tried} = await findEngine(choice, asked, env);
  const snapshot = await takeSnapshot(dataset.out, {named: choice.tokenizer, pins: trainFolder(choice.out).pins});
  const size = await modelSize(choice, snapshot);
  const phases = snapshot.phases.map((data) => {
    const own = rulesOf(rules, data.phase);
    const {passes} = planPasses({rules, data});
    const tokens = data.shards.reduce((sum, shard) => sum + shard.tokens, 0);
    const samples = passes[0]?.samples ?? 0;
    const length = rules.windows === 'packed' ? rules.length : rules.windows.context + rules.windows.target;
    return {phase: data.phase, tokens, samples, steps: stepsOf(passes, own.batch), epochs: own.epochs, batch: own.batch, micro: Math.min(own.batch, own.micro), read: tokens === 0 ? 0 : (samples * length) / tokens};
  });
  const needs = snapshot.phases.map(({phase}) => memoryNeeded(size, rules, rulesOf(rules, phase), choice.checkpointing));
  const activations = Math.max(0, ...needs.map((need) => need.activations));
  // Graphs read from one set of parameters and moments and write into another one, and have two of gradients.
  const state = (needs[0]?.state ?? 0) * (kind === 'onnx' ? 8 / 5 : 1);
  const [gpu] = choice.device === 'cpu' ? [] : (python?.devices ?? []);
  const device = gpu ?? {name: 'CPU', bytes: totalmem()};
  const parameters = size.trained + size.frozen;
  const {bavail, bsize} = await statfs(dirname(choice.out));
  // A checkpoint is parameters and two moments; the last one of a run is kept, too.
  const disk = {needed: size.trained * 12 * (choice.keep + phases.length + 1), free: bavail * bsize};
  // Parameters, gradients and moments are sharded over ranks; what a forward pass keeps is not.
  const fits = state / choice.ranks + activations <= device.bytes && disk.needed <= disk.free;
  return {engine: name, asked: kind, python, tried, device, model: {parameters, trained: size.trained, state, activations}, phases, disk, fits};
}
