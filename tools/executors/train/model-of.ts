// The model that is asked for, with its size: one from scratch for the tokens of the dataset, or one that others trained, if it knows those tokens.
import type {ModelSize} from '../../../stages/train/memory-needed.ts';
import {parametersOf, type LlamaShape, type ModelShape} from '../../../stages/train/train-rules.ts';
import {baseDigest, lowRankParameters, readBaseModel, unusable} from './base-model.ts';
import type {Snapshot} from './snapshot.ts';
import type {TrainChoice} from './train-choice.ts';

export async function modelSize({rules, base}: TrainChoice, {tokenizer}: Pick<Snapshot, 'tokenizer'>): Promise<ModelSize> {
  if (base === undefined) {
    const shape: LlamaShape = {...rules.model, vocab: tokenizer.vocab};
    return {...shape, trained: parametersOf(shape), frozen: 0};
  }
  const found = await readBaseModel(base.folder);
  if (tokenizer.ids > found.vocab) throw unusable(base.folder, `it knows ${found.vocab} tokens, and the dataset has ${tokenizer.ids}: build that with its tokenizer`);
  return {...found, trained: base.lora === null ? found.parameters : lowRankParameters(found, base.lora), frozen: base.lora === null ? 0 : found.parameters};
}

export async function modelOf(choice: TrainChoice, snapshot: Pick<Snapshot, 'tokenizer'>): Promise<ModelShape> {
  const {base, rules} = choice;
  if (base === undefined) return {...rules.model, vocab: snapshot.tokenizer.vocab};
  const {vocab} = await modelSize(choice, snapshot);
  return {kind: 'hub', base: await baseDigest(base.folder), vocab, lora: base.lora};
}
