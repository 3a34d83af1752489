// Writes a trained model as a folder that others load: transformers.js by its graph, Hugging Face's library and vLLM by its safetensors, all of them by its tokenizer.
import {mkdir, readFile, rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {onnxModel} from '../../../stages/format/onnx/model-file.ts';
import {predictGraph} from '../../../stages/train/onnx/predict-graph.ts';
import {readTensorFile} from '../../../stages/train/tensor-file.ts';
import {writeWhole} from '../build/write-whole.ts';
import {readCheckpoint} from '../train/checkpoint-files.ts';
import {libraryConfig} from '../train/onnx/library-config.ts';
import {TrainingFailure} from '../train/training-failure.ts';

export interface ModelSource {
  readonly checkpoint: string;
  /** `tokenizer.json`, and what a document ends with. */
  readonly tokenizer: {readonly json: Uint8Array; readonly end: {readonly id: number; readonly text: string} | undefined};
}

/** Parameters of larger models do not fit a file of the format that has no others beside it. */
const mostBytes = 2 ** 31 - 2 ** 20;

/** As a whole: a folder of that name is replaced when the new one is there. */
export async function writeModel(to: string, {checkpoint, tokenizer}: ModelSource): Promise<void> {
  const meta = await readCheckpoint(checkpoint);
  if (meta === undefined) throw new TrainingFailure('training-damaged', `Could not read what is known of this training: "${checkpoint}" is no whole checkpoint`, {where: checkpoint});
  const {model} = meta;
  const [config, weights] = [await readFile(join(checkpoint, 'config.json'), 'utf8'), await readFile(join(checkpoint, 'model.safetensors'))];
  if (model.kind !== 'llama' || weights.length > mostBytes) throw new TrainingFailure('base-unusable', `Could not write "${checkpoint}" as a graph: only models that were trained from scratch here, of less than 2 GB, can be`, {where: checkpoint});
  const longest = (JSON.parse(config) as {readonly max_position_embeddings: number}).max_position_embeddings;
  const ends = tokenizer.end === undefined ? {} : {bos_token_id: tokenizer.end.id, eos_token_id: tokenizer.end.id, pad_token_id: tokenizer.end.id};
  const [aside, json] = [`${to}.part`, (value: object) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)];
  await rm(aside, {recursive: true, force: true});
  await mkdir(join(aside, 'onnx'), {recursive: true});
  await writeWhole(aside, 'config.json', json({...libraryConfig(model, longest), ...ends}));
  await writeWhole(aside, 'generation_config.json', json(ends));
  await writeWhole(aside, 'tokenizer.json', tokenizer.json);
  await writeWhole(aside, 'tokenizer_config.json', json({tokenizer_class: 'PreTrainedTokenizerFast', model_max_length: longest, ...(tokenizer.end !== undefined && {eos_token: tokenizer.end.text, bos_token: tokenizer.end.text, pad_token: tokenizer.end.text})}));
  await writeWhole(aside, 'model.safetensors', withFormat(weights));
  await writeWhole(join(aside, 'onnx'), 'model.onnx', onnxModel(predictGraph(model, readTensorFile(weights)), 'predict'));
  await rm(to, {recursive: true, force: true});
  await rename(aside, to);
}

/** Hugging Face's library takes no file that does not say whose tensors these are. */
function withFormat(weights: Buffer): Uint8Array {
  const length = Number(weights.readBigUInt64LE(0));
  const head = Buffer.from(JSON.stringify({__metadata__: {format: 'pt'}, ...JSON.parse(weights.toString('utf8', 8, 8 + length))}));
  const padded = Buffer.alloc(8 + 8 * Math.ceil(head.length / 8), ' ');
  padded.writeBigUInt64LE(BigInt(padded.length - 8));
  head.copy(padded, 8);
  return Buffer.concat([padded, weights.subarray(8 + length)]);
}
