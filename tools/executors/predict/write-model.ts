// Writes a trained model as a folder that others load: transformers.js by its graph, Hugging Face's library and vLLM by its safetensors, all of them by its tokenizer.
import {chmod, mkdir, mkdtemp, readdir, rename, rm} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {onnxModel} from '../../../stages/format/onnx/model-file.ts';
import {predictGraph} from '../../../stages/train/onnx/predict-graph.ts';
import {codeOf} from '../../../cache/store-error.ts';
import {writeWhole} from '../build/write-whole.ts';
import {libraryConfig} from '../train/onnx/library-config.ts';
import type {TrainedModel} from './trained-model.ts';

export interface ModelTokenizer {
  /** `tokenizer.json`. */
  readonly json: Uint8Array;
  /** What a document ends with. */
  readonly end: {readonly id: number; readonly content: string} | null;
}

/** What such a folder has: nothing else is ever replaced. */
const own = new Set(['config.json', 'generation_config.json', 'model.safetensors', 'onnx', 'tokenizer.json', 'tokenizer_config.json']);

/** As a whole: a former one is replaced when the new one is there. Whatever else the folder has goes: ask `foreignIn` first. */
export async function writeModel(to: string, {shape, longest, parameters, safetensors}: TrainedModel, {json: tokenizer, end}: ModelTokenizer): Promise<void> {
  const ends = end === null ? {} : {bos_token_id: end.id, eos_token_id: end.id, pad_token_id: end.id};
  const named = end === null ? {} : {bos_token: end.content, eos_token: end.content, pad_token: end.content};
  const spelled = (value: object) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
  await mkdir(dirname(to), {recursive: true});
  const aside = await mkdtemp(`${to}.part-`);
  try {
    await mkdir(join(aside, 'onnx'));
    await writeWhole(aside, 'config.json', spelled({...libraryConfig(shape, longest), ...ends}));
    await writeWhole(aside, 'generation_config.json', spelled(ends));
    await writeWhole(aside, 'tokenizer.json', tokenizer);
    await writeWhole(aside, 'tokenizer_config.json', spelled({tokenizer_class: 'PreTrainedTokenizerFast', model_max_length: longest, ...named}));
    await writeWhole(aside, 'model.safetensors', withFormat(safetensors));
    await writeWhole(join(aside, 'onnx'), 'model.onnx', onnxModel(predictGraph(shape, parameters), 'predict'));
    // Made for one user alone, as temporary folders are; a model is no secret.
    await chmod(aside, 0o755);
    await rm(to, {recursive: true, force: true});
    await rename(aside, to);
  } finally {
    await rm(aside, {recursive: true, force: true});
  }
}

/** Something in the folder that is none of a model's files. */
export async function foreignIn(folder: string): Promise<string | undefined> {
  try {
    return (await readdir(folder)).find((name) => !own.has(name));
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw cause;
  }
}

/** Hugging Face's library takes no file that does not say whose tensors these are. */
function withFormat(safetensors: Buffer): Uint8Array {
  const length = Number(safetensors.readBigUInt64LE(0));
  const head = Buffer.from(JSON.stringify({__metadata__: {format: 'pt'}, ...JSON.parse(safetensors.toString('utf8', 8, 8 + length))}));
  const padded = Buffer.alloc(8 + 8 * Math.ceil(head.length / 8), ' ');
  padded.writeBigUInt64LE(BigInt(padded.length - 8));
  head.copy(padded, 8);
  return Buffer.concat([padded, safetensors.subarray(8 + length)]);
}
