// How a model is trained, as the schema has it.
import {either, flag, listOf, matching, named, numberBetween, oneOf, section, text, wholeNumber} from './rule.ts';

const most = {most: 1_000_000_000};
const phaseShape = {
  epochs: wholeNumber(1, {most: 10_000}).optional(),
  learningRate: numberBetween(0, 10).optional(),
  batch: wholeNumber(1, most).optional(),
  micro: wholeNumber(1, most).optional(),
  order: oneOf(['shuffle', 'dataset']).optional(),
  shape: oneOf(['cosine', 'linear', 'constant']).optional(),
  floor: numberBetween(0, 1).optional(),
  warmup: either([wholeNumber(0, most), numberBetween(0, 1)], 'steps, or a share of them below 1').optional(),
};
export const trainPhase = section(phaseShape);

export const lora = section({rank: wholeNumber(1, {most: 65_536}).optional(), alpha: numberBetween(0, 1e6).optional(), dropout: numberBetween(0, 0.99).optional(), targets: listOf(matching(/^[\w.-]+$/, 'the name of a matrix'), 'names').min(1, {error: 'a list of at least one name'}).optional()});

export const model = section({
  width: wholeNumber(8, most).optional(),
  layers: wholeNumber(1, {most: 1000}).optional(),
  heads: wholeNumber(1, {most: 10_000}).optional(),
  keyHeads: wholeNumber(1, {most: 10_000}).optional(),
  hidden: wholeNumber(1, most).optional(),
  ropeBase: numberBetween(1, 1e12).optional(),
  tied: flag,
  dropout: numberBetween(0, 0.99).optional(),
  base: text('the folder of a model').optional(),
  hub: matching(/^[\w][\w.-]*(?:\/[\w][\w.-]*)?$/, 'the name of a model on the Hub').optional(),
  lora: lora.optional(),
}).refine(({base, hub, lora: beside, ...scratch}) => base === undefined && hub === undefined ? beside === undefined : Object.keys(scratch).length === 0 && (base === undefined || hub === undefined), {path: ['base'], error: 'the folder of a model with "lora" or nothing beside it'})
  .refine(({width = 256, heads = 4}) => width % (2 * heads) === 0, {path: ['heads'], error: 'a number that twice goes into the width'})
  .refine(({heads = 4, keyHeads = heads}) => heads % keyHeads === 0, {path: ['keyHeads'], error: 'a number that goes into that of heads'});

export const optimizer = section({decay: numberBetween(0, 10).optional(), beta1: numberBetween(0, 1).optional(), beta2: numberBetween(0, 1).optional(), epsilon: numberBetween(0, 1).optional(), clip: numberBetween(0, 1e9).optional()});
const sliding = section({context: wholeNumber(1, most), target: wholeNumber(1, most), stride: wholeNumber(1, most)});

export const validation = section({every: wholeNumber(1, most).optional(), samples: wholeNumber(1, most).optional()});

export const trainCommand = section({
  writes: oneOf(['nemo', 'torchtitan', 'axolotl', 'llama-factory']).optional(),
  flavor: matching(/^[\w.-]+\/[\w.-]+$/, 'a model and which of it, such as "llama3/8B"').optional(),
  tokenizer: text('a folder, or a name on the Hub').optional(),
  run: listOf(text('a program or one of its words'), 'a program and its words').min(1, {error: 'a program and its words'}).optional(),
});

export const train = section({
  ...phaseShape,
  preset: oneOf(['seed', 'direct-lora', 'phased-lora', 'documentation-lora', 'commit-windows']).optional(),
  engine: oneOf(['torch', 'onnx', 'command']).optional(),
  command: trainCommand.optional(),
  python: text('the path of a Python').optional(),
  device: oneOf(['cpu', 'cuda']).optional(),
  ranks: wholeNumber(1, {most: 1024}).optional(),
  threads: wholeNumber(1, {most: 9999}).optional(),
  out: text('a path').optional(),
  tokenizer: text('the name of a tokenizer').optional(),
  model: model.optional(),
  seed: wholeNumber(0, {most: 2 ** 48 - 1, expected: 'a whole number from 0 to 281474976710655'}).optional(),
  length: wholeNumber(2, {most: 1 << 20}).optional(),
  windows: either([oneOf(['packed']), sliding], '"packed" or {context, target, stride}').optional(),
  phases: named(/^[a-z][a-z0-9-]{0,50}$/, trainPhase, {names: 'the name of a phase', whole: 'what differs in phases, by their names'}).optional(),
  optimizer: optimizer.optional(),
  carry: flag,
  precision: oneOf(['float32', 'bfloat16']).optional(),
  checkpointing: flag,
  save: wholeNumber(1, most).optional(),
  keep: wholeNumber(1, {most: 10_000}).optional(),
  validation: validation.optional(),
  added: oneOf(['delta', 'swap', 'pin', 'retrain']).optional(),
  removed: oneOf(['refuse', 'warn', 'rewind', 'retrain']).optional(),
}).refine(({preset, length = preset === undefined ? 512 : Infinity, windows}) => typeof windows !== 'object' || windows.context + windows.target <= length, {path: ['length'], error: 'room for the context and the target of a window'})
  .refine(({engine, command}) => engine !== 'command' || command?.writes !== undefined, {path: ['command'], error: 'the trainer that "writes" names, as the engine is "command"'})
  .refine(({engine, model: asked}) => engine === 'command' || asked?.hub === undefined, {path: ['model', 'hub'], error: 'a folder as "base", or the engine "command", as ours fetches nothing'})
  .refine(({engine, model: {base} = {}}) => engine !== 'onnx' || base === undefined, {path: ['model', 'base'], error: 'the engine "torch": "onnx" trains models from scratch alone'})
  .refine(({engine, model: {dropout = 0} = {}}) => engine !== 'onnx' || dropout === 0, {path: ['model', 'dropout'], error: 'the engine "torch", or none: "onnx" has no dropout'})
  .refine(({engine, device = 'cpu'}) => engine !== 'onnx' || device === 'cpu', {path: ['device'], error: 'the engine "torch": "onnx" trains on a CPU'})
  .refine(({engine, ranks = 1}) => engine !== 'onnx' || ranks === 1, {path: ['ranks'], error: 'the engine "torch": "onnx" is one process'})
  .refine(({engine, precision = 'float32'}) => engine !== 'onnx' || precision === 'float32', {path: ['precision'], error: 'the engine "torch": "onnx" trains float32'})
  .refine(({engine, checkpointing = false}) => engine !== 'onnx' || !checkpointing, {path: ['checkpointing'], error: 'the engine "torch": "onnx" keeps its activations'});
export const training = either([oneOf(['seed']), train], '"seed" or how a model is trained');
