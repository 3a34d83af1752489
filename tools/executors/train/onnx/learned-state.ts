// How far a run is, and what of it a checkpoint says and is read for again.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import {hexFloat, readHexFloat} from '../../../../stages/train/hex-float.ts';
import type {LedgerEntry} from '../../../../stages/train/ledger.ts';
import {readTensorFile, tensorFile} from '../../../../stages/train/tensor-file.ts';
import {checkpointsIn, readCheckpoint, type Checkpoint, type CheckpointMeta} from '../checkpoint-files.ts';
import {endings} from '../engine.ts';
import {EngineEnd} from './engine-end.ts';
import type {Learner} from './learner.ts';
import {libraryConfig} from './library-config.ts';
import {stepsIn, type RunFile} from './run-file.ts';
import type {CheckpointParts} from './write-checkpoint.ts';

export interface Progress {
  step: number;
  /** That were predicted. */
  tokens: number;
  /** Steps that changed something. */
  updates: number;
  loss: number;
  /** What was learned in runs before this one. */
  ledger: readonly LedgerEntry[];
}

/** On from the newest checkpoint that may be gone on from, which it gives; or from what the run starts with. */
export async function takeUp(folder: string, run: RunFile, {learner, damaged}: {readonly learner: Learner; readonly damaged: (name: string) => void}): Promise<{readonly progress: Progress; readonly from: Checkpoint | undefined}> {
  const from = await newest(folder, run, damaged);
  if (from === undefined) return {progress: await started(run, learner), from};
  if (!isDeepStrictEqual(from.meta.model, run.model)) throw refused(`The checkpoint "${from.folder}" is of another model`);
  const {step, tokens, updates, loss, ledger} = from.meta;
  await take(from.folder, learner, {moments: updates > 0});
  return {progress: {step, tokens, updates, loss: readHexFloat(loss) ?? Number.NaN, ledger: ledger.filter((entry) => entry.run !== run.run)}, from};
}

async function newest(folder: string, {resume}: RunFile, damaged: (name: string) => void): Promise<Checkpoint | undefined> {
  for await (const checkpoint of checkpointsIn(folder, damaged)) {
    const limit = Object.hasOwn(resume, checkpoint.meta.key) ? (resume[checkpoint.meta.key] ?? Infinity) : -1;
    if (checkpoint.meta.step <= limit) return checkpoint;
  }
  return undefined;
}

async function started({start, parent}: RunFile, learner: Learner): Promise<Progress> {
  if (start.kind === 'scratch') return {step: 0, tokens: 0, updates: 0, loss: 0, ledger: []};
  const meta = await readCheckpoint(start.folder);
  const named = `The checkpoint to start from, "${start.folder}",`;
  if (meta === undefined) throw refused(`${named} cannot be read`);
  if (meta.key !== parent) throw refused(`${named} is of run ${meta.key.slice(0, 16)}, and not of ${String(parent).slice(0, 16)}`);
  if (!meta.complete) throw refused(`${named} is not the last one of its run`);
  await take(start.folder, learner, {moments: start.optimizer && meta.updates > 0});
  return {step: 0, tokens: 0, updates: start.optimizer ? meta.updates : 0, loss: 0, ledger: meta.ledger};
}

async function take(folder: string, learner: Learner, {moments}: {readonly moments: boolean}): Promise<void> {
  try {
    learner.take('parameters', readTensorFile(await readFile(join(folder, 'model.safetensors'))));
    if (moments) learner.take('moments', readTensorFile(await readFile(join(folder, 'optim.safetensors'))));
  } catch (cause) {
    throw refused(`The checkpoint is of another model: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

function refused(why: string): EngineEnd {
  return new EngineEnd(endings.refused, why);
}

export interface Saving {readonly learner: Learner; readonly progress: Progress; readonly place: {readonly pass: number; readonly cursor: number}; readonly complete: boolean; readonly version: string}

/** The files of a checkpoint. */
export function partsOf(run: RunFile, {learner, progress, place, complete, version}: Saving): CheckpointParts {
  const {key, parent, phase, seed, batch, model, notes} = run;
  const {step, tokens, updates, loss, ledger} = progress;
  const meta: CheckpointMeta = {
    format: 'gristmill checkpoint 1', key, parent, phase, engine: {name: 'onnx', version}, step, ...place, tokens, updates, seed, batch, complete,
    determinism: run.threads === 1 ? 'bitwise' : 'data-exact', model, ledger: [...ledger, ...learnedIn(run, place)], notes, loss: hexFloat(loss),
  };
  return {
    'config.json': [json(libraryConfig(model, run.length))], 'meta.json': [json(meta)],
    'model.safetensors': tensorFile(learner.parameters), 'optim.safetensors': tensorFile(learner.moments),
  };
}

function learnedIn({run, phase, passes, batch}: RunFile, place: Saving['place']): readonly LedgerEntry[] {
  return passes.flatMap(({shards, data, plan, order, keys, samples, from, to: end}, pass) => {
    const to = pass < place.pass ? end : pass === place.pass ? Math.min(end, from + place.cursor * batch) : from;
    return to > from ? [{run, phase, pass, shards: shards.map(({digest}) => digest), data, plan, order, keys, samples, from, to}] : [];
  });
}

/** The pass that comes next, and how many of its steps are done. */
export function placeOf({passes, batch}: Pick<RunFile, 'passes' | 'batch'>, step: number): Saving['place'] {
  let left = step;
  for (const [pass, one] of passes.entries()) {
    const steps = stepsIn(one, batch);
    if (left < steps) return {pass, cursor: left};
    left -= steps;
  }
  return {pass: passes.length, cursor: 0};
}

function json(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}
