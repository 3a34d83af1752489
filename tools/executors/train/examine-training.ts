// What would be trained, by what, how large it is and whether it fits: asked before anything is started.
import {statfs} from 'node:fs/promises';
import {totalmem} from 'node:os';
import {dirname} from 'node:path';
import {memoryNeeded} from '../../../stages/train/memory-needed.ts';
import {planPasses, stepsOf} from '../../../stages/train/passes.ts';
import {rulesOf} from '../../../stages/train/train-rules.ts';
import type {Dataset} from '../build/contract.ts';
import {findPython, type Candidate, type Python} from './find-python.ts';
import {modelSize} from './model-of.ts';
import {takeSnapshot} from './snapshot.ts';
import type {TrainChoice} from './train-choice.ts';
import {trainFolder} from './train-folder.ts';

export interface TrainingFound {
  readonly engine: string | null;
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
  const {found = null, tried} = await findPython(asked, env);
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
  const state = needs[0]?.state ?? 0;
  const [gpu] = choice.device === 'cpu' ? [] : (found?.devices ?? []);
  const device = gpu ?? {name: 'CPU', bytes: totalmem()};
  const parameters = size.trained + size.frozen;
  const {bavail, bsize} = await statfs(dirname(choice.out));
  // A checkpoint is parameters and two moments; the last one of a run is kept, too.
  const disk = {needed: size.trained * 12 * (choice.keep + phases.length + 1), free: bavail * bsize};
  // Parameters, gradients and moments are sharded over ranks; what a forward pass keeps is not.
  const fits = state / choice.ranks + activations <= device.bytes && disk.needed <= disk.free;
  return {engine: found === null ? null : `torch ${found.torch}`, python: found, tried, device, model: {parameters, trained: size.trained, state, activations}, phases, disk, fits};
}
