// torchtitan: TOML, as its releases up to 0.2.2 read it. It tokenizes texts itself, and trains models that it knows by name.
import {idle, refused, unsaid, written, type OutsideTrainer} from './answers.ts';
import {joinedRate, joinedSteps} from './joined-steps.ts';
import {linesOf, microOf, phaseBefore, runOf, validationFile, type OutsidePhase, type OutsidePlan} from './outside-plan.ts';
import {remarksOf} from './remarks.ts';
import {tomlText, type Settings} from './settings.ts';
import {batchAnswer, dropoutAnswer, textAnswers, usualAnswers, validatedBy} from './usual-answers.ts';

/** Of those that it has, the one that reads a folder of lines with a text each. */
const linesReader = 'c4_test';

export const torchtitan: OutsideTrainer = {
  name: 'torchtitan',
  title: 'torchtitan 0.2.2',
  reads: 'texts',
  answers(plan, phase) {
    const {model, flavor, tokenizer, keep} = plan;
    return {
      ...usualAnswers(plan),
      ...textAnswers(plan),
      phases: phaseBefore(plan, phase) === undefined ? idle : written('checkpoint.initial_load_path'),
      model: flavor === null ? refused('a "command.flavor" of its own models, such as "llama3/8B"', 'none') : model.kind === 'scratch' ? unsaid(`the shape of the model: that of "${flavor}" is`) : idle,
      'model.dropout': dropoutAnswer(plan),
      'model.base': model.kind === 'scratch' ? (tokenizer === null ? refused('a "command.tokenizer" beside a model from scratch, which has none of its own', 'none') : idle) : model.hub ? refused('a folder, as it fetches nothing itself', `"${model.from}"`) : written('checkpoint.initial_load_path', 'model.hf_assets_path'),
      'model.lora': model.kind === 'base' && model.lora !== null ? refused('none, as it trains whole models alone', 'matrices of a low rank') : idle,
      seed: written('debug.seed'),
      length: written('training.seq_len'),
      epochs: written('training.steps'),
      learningRate: written('optimizer.lr'),
      batch: batchAnswer(plan, phase, written('training.global_batch_size')),
      micro: written('training.local_batch_size'),
      order: phase.rules.order === 'dataset' ? idle : unsaid('that samples are shuffled: it reads documents in the order of the dataset, every time'),
      shape: phase.rules.shape === 'constant' ? written('lr_scheduler.decay_ratio') : written('lr_scheduler.decay_type'),
      floor: written('lr_scheduler.min_lr_factor'),
      warmup: written('lr_scheduler.warmup_steps'),
      'optimizer.decay': written('optimizer.weight_decay'),
      'optimizer.beta1': written('optimizer.beta1'),
      'optimizer.beta2': written('optimizer.beta2'),
      'optimizer.epsilon': written('optimizer.eps'),
      'optimizer.clip': written('training.max_norm'),
      precision: written('training.mixed_precision_param'),
      checkpointing: written('activation_checkpoint.mode'),
      save: written('checkpoint.interval'),
      keep: keep === 1 ? unsaid('that one checkpoint is kept: two are, as it keeps no fewer') : written('checkpoint.keep_latest_k'),
      'validation.every': validatedBy(plan, 'validation.freq'),
      'validation.samples': validatedBy(plan, 'validation.steps'),
      ranks: unsaid('how many ranks there are: that is for the command that starts it'),
      tokens: unsaid('our tokens: it makes its own of the texts, by the tokenizer of the model, and puts a beginning and an end around each'),
    };
  },
  phaseFile(plan, phase) {
    return {name: `${phase.file}.toml`, text: tomlText(tablesOf(plan, phase), remarksOf(torchtitan, plan, phase))};
  },
  shared: () => [],
  start: ({ranks}, {file}) => [['torchrun', `--nproc-per-node=${ranks}`, '-m', 'torchtitan.train', '--job.config_file', `${file}.toml`]],
};

function tablesOf(plan: OutsidePlan, phase: OutsidePhase): Readonly<Record<string, Settings>> {
  const {rules: {seed, length, optimizer, precision}, validation, save, keep, checkpointing, flavor, ranks} = plan;
  const {batch, learningRate, floor, shape} = phase.rules;
  const [name = '', own = ''] = (flavor ?? '').split('/');
  const micro = microOf(phase.rules);
  return {
    job: {dump_folder: runOf(phase), description: phase.name},
    model: {name, flavor: own, hf_assets_path: assetsOf(plan)},
    optimizer: {name: 'AdamW', lr: learningRate, beta1: optimizer.beta1, beta2: optimizer.beta2, eps: optimizer.epsilon, weight_decay: optimizer.decay},
    lr_scheduler: {warmup_steps: joinedRate(plan, phase).warm, ...(shape === 'constant' ? {decay_ratio: 0} : {decay_type: shape}), min_lr_factor: floor},
    training: {dataset: linesReader, dataset_path: folderOf(phase.file), local_batch_size: micro, global_batch_size: batch, seq_len: length, max_norm: optimizer.clip, steps: joinedSteps(plan, phase), mixed_precision_param: precision},
    parallelism: {data_parallel_shard_degree: -1},
    checkpoint: {enable: true, interval: save, keep_latest_k: Math.max(2, keep), last_save_in_hf: true, last_save_model_only: true, ...startOf(plan, phase)},
    activation_checkpoint: {mode: checkpointing ? 'full' : 'none'},
    ...(validation !== null && {validation: {enable: true, dataset: linesReader, dataset_path: folderOf(validationFile), local_batch_size: micro, seq_len: length, freq: validation.every, steps: Math.ceil(validation.samples / (micro * ranks))}}),
    debug: {seed},
  };
}

function startOf(plan: OutsidePlan, phase: OutsidePhase): Settings {
  const before = phaseBefore(plan, phase);
  if (before !== undefined) return {initial_load_path: `${runOf(before)}/checkpoint/step-${joinedSteps(plan, before)}`, initial_load_model_only: true, initial_load_in_hf: true};
  return plan.model.kind === 'base' ? {initial_load_path: plan.model.from, initial_load_model_only: true, initial_load_in_hf: true} : {};
}

function assetsOf({tokenizer, model}: OutsidePlan): string {
  return model.kind === 'base' ? model.from : (tokenizer ?? '');
}

function folderOf(file: string): string {
  return linesOf(file).replace(/\/[^/]*$/, '');
}
