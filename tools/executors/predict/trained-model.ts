// The model that a training made: which checkpoint it is, and what a reader of it needs to know.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {readTensorFile, type TensorValues} from '../../../stages/train/tensor-file.ts';
import type {LlamaShape} from '../../../stages/train/train-rules.ts';
import {readCheckpoint} from '../train/checkpoint-files.ts';
import {readLineage} from '../train/lineage.ts';
import {isEmpty} from '../train/lineage-moves.ts';
import {trainFolder} from '../train/train-folder.ts';
import {TrainingFailure} from '../train/training-failure.ts';

export interface TrainedModel {
  readonly checkpoint: string;
  readonly phase: string;
  readonly shape: LlamaShape;
  /** Tokens that it sees at most. */
  readonly longest: number;
  /** Digest of the tokenizer that it was trained with. */
  readonly tokenizer: string;
  readonly safetensors: Buffer;
  readonly parameters: ReadonlyMap<string, TensorValues>;
}

/** The last checkpoint of a phase that was trained to its end; without a phase, of the last one. */
export async function finishedCheckpoint(out: string, phase: string | undefined): Promise<string> {
  const lineage = await readLineage(out);
  const runs = lineage?.rounds.flatMap((round) => round.runs).filter((run) => run.done && !isEmpty(run)) ?? [];
  const run = runs.findLast((one) => phase === undefined || one.phase === phase);
  if (run !== undefined) return trainFolder(out).final(run.key);
  const trained = [...new Set(runs.map((one) => `"${one.phase}"`))].join(', ');
  throw new TrainingFailure('no-model', `There is no trained model${phase === undefined ? '' : ` of the phase "${phase}"`} in "${out}"${trained === '' ? '' : `: there are ${trained}`}`);
}

/** Parameters of larger models do not fit a file of ONNX that has no others beside it. */
const mostBytes = 2 ** 31 - 2 ** 20;

export async function readTrainedModel(checkpoint: string): Promise<TrainedModel> {
  const meta = await readCheckpoint(checkpoint);
  if (meta === undefined) throw new TrainingFailure('no-model', `There is no trained model in "${checkpoint}": it is no whole checkpoint`);
  const {model, phase, notes} = meta;
  if (model.kind !== 'llama') throw new TrainingFailure('no-model', `There is no trained model that can predict here: "${checkpoint}" is of a model of others, which their library predicts with`, {fix: 'load the checkpoint with transformers, or train one from scratch'});
  const [config, safetensors] = [await readFile(join(checkpoint, 'config.json'), 'utf8'), await readFile(join(checkpoint, 'model.safetensors'))];
  if (safetensors.length > mostBytes) throw new TrainingFailure('no-model', `There is no trained model that can predict here: "${checkpoint}" is larger than 2 GB`, {fix: 'load the checkpoint with transformers'});
  const {max_position_embeddings: longest} = JSON.parse(config) as {readonly max_position_embeddings: number};
  const tokenizer = typeof notes === 'object' && notes !== null && 'tokenizer' in notes ? String(notes.tokenizer) : '';
  return {checkpoint, phase, shape: model, longest, tokenizer, safetensors, parameters: readTensorFile(safetensors)};
}
