// A model that others trained, as its folder describes it: how large it is and what it is made of, without a look at its numbers; and the digest of all its files.
import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {open, readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {LowRank} from '../../../stages/train/train-rules.ts';
import {TrainingFailure} from './training-failure.ts';

export interface BaseModel {
  readonly vocab: number;
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  readonly hidden: number;
  /** All numbers of it. */
  readonly parameters: number;
}

/** `model.safetensors`, or the parts that an index lists. Nothing else of a folder is read: what is pickled may be a program. */
const weights = /^[\w.-]+\.safetensors$/;
const mostHeader = 1 << 27;

export async function readBaseModel(folder: string): Promise<BaseModel> {
  const config = await json(join(folder, 'config.json'));
  const number = (...names: readonly string[]): number => {
    const found = names.map((name) => config[name]).find((value) => typeof value === 'number' && Number.isSafeInteger(value) && value > 0);
    if (typeof found !== 'number') throw unusable(folder, `config.json has no "${names[0]}"`);
    return found;
  };
  const width = number('hidden_size', 'n_embd');
  return {vocab: number('vocab_size'), width, layers: number('num_hidden_layers', 'n_layer'), heads: number('num_attention_heads', 'n_head'), hidden: typeof config['intermediate_size'] === 'number' ? config['intermediate_size'] : 4 * width, parameters: await parametersIn(folder)};
}

export async function baseDigest(folder: string): Promise<string> {
  const sum = createHash('sha256');
  for (const name of (await readdir(folder)).filter((known) => known === 'config.json' || weights.test(known)).sort()) {
    const own = createHash('sha256');
    for await (const chunk of createReadStream(join(folder, name))) own.update(chunk as Buffer);
    sum.update(`${name}\n${own.digest('hex')}\n`);
  }
  return sum.digest('hex');
}

/** Those that low-rank matrices have, if every layer has each target once: an estimate, as only the engine knows their shapes. */
export function lowRankParameters({width, layers, hidden}: BaseModel, {rank, targets}: LowRank): number {
  const wide = new Set(['gate_proj', 'up_proj', 'down_proj', 'fc1', 'fc2', 'c_fc']);
  return layers * rank * targets.reduce((sum, name) => sum + width + (wide.has(name) ? hidden : width), 0);
}

async function parametersIn(folder: string): Promise<number> {
  const names = (await readdir(folder)).filter((name) => weights.test(name)).sort();
  let parameters = 0;
  for (const name of names) parameters += await counted(join(folder, name), folder);
  if (parameters > 0) return parameters;
  // Whoever only asks whether it fits need not have fetched it.
  const index = await json(join(folder, 'model.safetensors.index.json'));
  const {metadata} = index as {readonly metadata?: {readonly total_size?: number; readonly total_parameters?: number}};
  const known = metadata?.total_parameters ?? (metadata?.total_size ?? 0) / 2;
  if (known > 0) return known;
  throw unusable(folder, 'it has no safetensors');
}

/** From the head of the file, which lists shapes. */
async function counted(file: string, folder: string): Promise<number> {
  await using handle = await open(file, 'r');
  const {buffer: head} = await handle.read(Buffer.alloc(8), 0, 8, 0);
  const length = Number(head.readBigUInt64LE(0));
  if (length > mostHeader) throw unusable(folder, 'its safetensors are damaged');
  const {buffer} = await handle.read(Buffer.alloc(length), 0, length, 8);
  const header = JSON.parse(buffer.toString('utf8')) as Readonly<Record<string, {readonly shape?: readonly number[]}>>;
  return Object.values(header).reduce((sum, {shape}) => sum + (shape === undefined ? 0 : shape.reduce((product, size) => product * size, 1)), 0);
}

async function json(file: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Readonly<Record<string, unknown>>;
  } catch (cause) {
    throw unusable(file, cause instanceof Error ? cause.message : String(cause));
  }
}

export function unusable(where: string, said: string): TrainingFailure {
  return new TrainingFailure('base-unusable', 'Could not use the model to start from', {where, said});
}
