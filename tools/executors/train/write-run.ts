// Writes what an engine reads: run.json, and the tables of samples beside it.
import {mkdir, stat} from 'node:fs/promises';
import {idBytesEach} from '../../../stages/format/native/id-file.ts';
import {rulesOf, type ModelShape} from '../../../stages/train/train-rules.ts';
import {writeWhole} from '../build/write-whole.ts';
import type {Engine} from './engine.ts';
import type {RunPlan} from './plan-run.ts';
import type {ValidationPlan} from './plan-validation.ts';
import {stemOf} from './snapshot.ts';
import type {TrainChoice} from './train-choice.ts';
import type {TrainFolder} from './train-folder.ts';

export interface Writing {
  readonly folder: TrainFolder;
  readonly choice: TrainChoice;
  readonly model: ModelShape;
  readonly engine: Engine;
  readonly notes: Readonly<Record<string, string>>;
  readonly pause: number | null;
  readonly validation: ValidationPlan | undefined;
}

export async function writeTables(folder: TrainFolder, {record, tables}: RunPlan): Promise<void> {
  const run = folder.run(record.name);
  await mkdir(run, {recursive: true});
  for (const [file, bytes] of tables) await writeWhole(run, file, bytes);
}

export async function writeRun(record: RunPlan['record'], {folder, choice, model, engine: {settings}, notes, pause, validation}: Writing): Promise<void> {
  const {rules, save, keep, checkpointing} = choice;
  const {batch, micro} = rulesOf(rules, record.phase);
  const passes = await Promise.all(record.passes.map(async ({shards, ...pass}) => ({...pass, shards: await placed(folder, shards)})));
  for (const [file, bytes] of validation?.tables ?? []) await writeWhole(folder.run(record.name), file, bytes);
  const looked = validation === undefined ? null : {every: validation.every, positions: validation.positions, plan: validation.plan, shards: await placed(folder, validation.shards)};
  const start = record.parent === null ? {kind: 'scratch'} : {kind: 'checkpoint', folder: record.parent.folder, optimizer: rules.carry};
  await writeWhole(folder.run(record.name), 'run.json', Buffer.from(`${JSON.stringify({
    format: 'gristmill run 1', run: record.name, key: record.key, phase: record.phase, parent: record.parent?.key ?? null, model, ...(choice.base !== undefined && {base: choice.base.folder}), start, resume: {...record.former, [record.key]: null}, seed: rules.seed,
    batch, micro: Math.min(batch, micro), length: rules.windows === 'packed' ? rules.length : rules.windows.context + rules.windows.target, passes, optimizer: rules.optimizer, save, keep,
    precision: rules.precision, ...settings, compile: false, checkpointing, pause, validation: looked, notes,
  }, null, 1)}\n`));
}

function placed(folder: TrainFolder, shards: readonly string[]): Promise<readonly {readonly digest: string; readonly stem: string; readonly tokens: number}[]> {
  return Promise.all(shards.map(async (digest) => {
    const stem = stemOf(folder.pins, digest);
    return {digest, stem, tokens: (await stat(`${stem}.bin`)).size / idBytesEach};
  }));
}
