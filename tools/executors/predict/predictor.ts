// Text in, text out: a trained model with its tokenizer, ready to say what follows.
import {join} from 'node:path';
import type {Digest} from '../../../graph/value/digest.ts';
import {jsonPath, readStored} from '../../../stages/tokenize/engine-files.ts';
import {loadTokenizer, storedTokenizer} from '../../../stages/tokenize/tokenizer-cache.ts';
import {predictGraph} from '../../../stages/train/onnx/predict-graph.ts';
import {readManifest} from '../build/current-outputs.ts';
import type {Dataset} from '../build/contract.ts';
import {findRuntime} from '../train/onnx/runtime.ts';
import {TrainingFailure} from '../train/training-failure.ts';
import {generate, type Wanted} from './generate.ts';
import type {TrainedModel} from './trained-model.ts';
import type {ModelTokenizer} from './write-model.ts';

export type Wish = Pick<Wanted, 'most' | 'temperature' | 'seed'>;

export interface Prediction {
  readonly text: string;
  readonly tokens: readonly {readonly id: number; readonly logProbability: number}[];
  /** By the end of a document, by as many as were asked for, with the room that the model has, or because nobody waits any more. */
  readonly ended: 'end' | 'most' | 'room' | 'stopped';
  /** Tokens of the beginning that the model has not seen, as it has room for the last ones alone. */
  readonly unseen: number;
}

export type Predict = (text: string, wish: Wish, signal: AbortSignal) => Promise<Prediction>;

interface Tokens extends ModelTokenizer {readonly digest: Digest; readonly ids: number}

/** Of the dataset as it was built last: it has to be the one of the model. */
export async function tokenizerOf({tokenizer}: TrainedModel, {out, store}: Pick<Dataset, 'out' | 'store'>): Promise<Tokens> {
  const entry = (await readManifest(out))?.tokenizers.find(({digest}) => digest === tokenizer);
  if (entry === undefined) throw new TrainingFailure('tokenizer-changed', 'The dataset has another tokenizer than the model');
  // A brand is minted: the manifest spells a digest.
  const digest = entry.digest as Digest;
  const json = await readStored(jsonPath(join(store, 'tokenizers'), digest), digest);
  if (json === undefined) throw new TrainingFailure('tokenizer-changed', 'The tokenizer of the model is gone from the store', {fix: 'gristmill build'});
  return {json, digest, end: entry.end, ids: entry.vocab};
}

export async function createPredictor(model: TrainedModel, dataset: Pick<Dataset, 'out' | 'store'>, {threads}: {readonly threads: number}): Promise<Predict> {
  const {digest, ids, end} = await tokenizerOf(model, dataset);
  const stored = await storedTokenizer('of the model', digest, join(dataset.store, 'tokenizers'));
  if (stored === undefined) throw new TrainingFailure('tokenizer-changed', 'The tokenizer of the model is gone from the store', {fix: 'gristmill build'});
  const tokenizer = await loadTokenizer(stored);
  const runtime = await findRuntime({threads});
  if (typeof runtime === 'string') throw new TrainingFailure('no-runtime', 'Could not find what runs graphs', {said: runtime});
  const {shape, longest, parameters} = model;
  const predicting = {session: await runtime.session(predictGraph(shape, parameters), 'predict'), shape, longest};
  return async (text, wish, signal) => {
    const given = tokenizer.encode(text);
    // Nothing to go on from is the beginning of a document, which is what stands behind the end of another one.
    // Of what is longer than the model can see, the last part; what follows has up to half of the room.
    const seen = given.length === 0 ? Int32Array.of(end?.id ?? 0) : given.subarray(-(longest - Math.min(wish.most, longest >> 1)));
    const tokens: Prediction['tokens'][number][] = [];
    const wanted = {...wish, ids, end: end?.id};
    let ended: Prediction['ended'] = 'end';
    for await (const token of generate(predicting, seen, wanted)) {
      tokens.push(token);
      if (!signal.aborted) continue;
      ended = 'stopped';
      break;
    }
    if (ended === 'end' && tokens.length === wish.most) ended = 'most';
    if (ended === 'end' && seen.length + tokens.length > longest) ended = 'room';
    // Rows above the vocabulary are marks, and no text.
    const said = Int32Array.from(tokens.map(({id}) => id).filter((id) => id < tokenizer.vocabularySize));
    return {text: tokenizer.decode(said), tokens, ended, unseen: given.length === 0 ? 0 : given.length - seen.length};
  };
}
