// `run.json` as an engine reads it, and what of it this one can do.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {OptimizerRules, LlamaShape} from '../../../../stages/train/train-rules.ts';
import type {Rate} from '../../../../stages/train/learning-rate.ts';
import type {Pass, PassPlan} from '../../../../stages/train/passes.ts';
import {endings} from '../engine.ts';
import {EngineEnd} from './engine-end.ts';

export interface RunShard {readonly digest: string; readonly stem: string; readonly tokens: number}

export interface RunPass extends Omit<Pass, 'shards'> {readonly shards: readonly RunShard[]; readonly rate: Rate}

export interface RunFile {
  readonly run: string;
  readonly key: string;
  readonly phase: string;
  readonly parent: string | null;
  readonly model: LlamaShape;
  readonly start: {readonly kind: 'scratch'} | {readonly kind: 'checkpoint'; readonly folder: string; readonly optimizer: boolean};
  readonly resume: Readonly<Record<string, number | null>>;
  readonly seed: number;
  readonly batch: number;
  readonly micro: number;
  readonly length: number;
  readonly passes: readonly RunPass[];
  readonly validation: null | {readonly every: number; readonly positions: readonly number[]; readonly shards: readonly RunShard[]; readonly plan: PassPlan};
  readonly optimizer: OptimizerRules;
  readonly save: number;
  readonly keep: number;
  readonly pause: number | null;
  readonly threads: number;
  readonly notes: unknown;
}

/** What comes from the supervisor, which has checked it: only what this engine cannot do is looked for. */
export async function readRunFile(folder: string): Promise<RunFile> {
  const path = join(folder, 'run.json');
  const mistaken = (why: string) => new EngineEnd(endings.mistaken, `Could not read "${path}": ${why}`);
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw mistaken(String(cause));
  });
  const run = parsed(text);
  if (run === undefined) throw mistaken('it is no JSON');
  if (run.format !== 'gristmill run 1') throw mistaken(`its format is ${JSON.stringify(run.format)}, and this engine reads "gristmill run 1"`);
  const {model, device, precision} = run;
  if (model.kind !== 'llama') throw mistaken('this engine trains models from scratch alone');
  if (model.dropout !== 0) throw mistaken('this engine has no dropout');
  if (device !== 'cpu' || precision !== 'float32') throw mistaken(`this engine trains float32 on a CPU, and not ${precision} on ${device}`);
  return run;
}

type Written = RunFile & {readonly format: unknown; readonly device: string; readonly precision: string};

function parsed(text: string): Written | undefined {
  try {
    return JSON.parse(text) as Written;
  } catch {
    return undefined;
  }
}

export function stepsIn({from, to}: Pick<RunPass, 'from' | 'to'>, batch: number): number {
  return Math.ceil((to - from) / batch);
}
