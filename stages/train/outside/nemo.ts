// NeMo AutoModel: YAML that names Python's classes. It reads our token shards as they are, for they are Megatron's.
import {idle, refused, unsaid, written, type OutsideTrainer} from './answers.ts';
import {modelConfig} from './model-config.ts';
import {joinedRate, joinedSteps} from './joined-steps.ts';
import {loraOf, microOf, outsideFolders, phaseBefore, runOf, type OutsidePhase, type OutsidePlan, type OutsideShard} from './outside-plan.ts';
import {yamlText, type Settings} from './settings.ts';
import {remarksOf} from './remarks.ts';
import {batchAnswer, blindAnswers, dropoutAnswer, usualAnswers, validatedBy, wholeAlpha} from './usual-answers.ts';

const dataset = 'nemo_automodel.components.datasets.llm.megatron_dataset.MegatronPretraining';
const tokenizerClass = 'nemo_automodel._transformers.auto_tokenizer.NeMoAutoTokenizer.from_pretrained';

export const nemo: OutsideTrainer = {
  name: 'nemo',
  title: 'NeMo AutoModel 0.5',
  reads: 'shards',
  answers(plan, phase) {
    const {model, data, tokenizer} = plan;
    const lora = loraOf(plan);
    return {
      ...usualAnswers(plan),
      ...blindAnswers(plan),
      phases: phaseBefore(plan, phase) === undefined ? idle : lora === null ? written('model.pretrained_model_name_or_path') : unsaid('that low-rank matrices go on in the next phase: they are multiplied into the model in between'),
      model: model.kind === 'base' || phaseBefore(plan, phase) !== undefined ? idle : written('model.config.pretrained_model_name_or_path'),
      'model.dropout': dropoutAnswer(plan),
      'model.base': model.kind === 'base' ? written(phaseBefore(plan, phase) === undefined ? 'model.pretrained_model_name_or_path' : 'dataset.tokenizer.pretrained_model_name_or_path') : tokenizer === null ? refused('a "command.tokenizer" beside a model from scratch, which has none of its own', 'none') : idle,
      'model.lora': lora === null ? idle : wholeAlpha(lora.alpha, written('peft.dim', 'peft.alpha', 'peft.dropout', 'peft.target_modules')),
      seed: written('seed', 'dataset.seed'),
      length: written('dataset.seq_length'),
      epochs: written('step_scheduler.max_steps'),
      learningRate: written('optimizer.lr', 'lr_scheduler.max_lr'),
      batch: batchAnswer(plan, phase, written('step_scheduler.global_batch_size')),
      micro: written('step_scheduler.local_batch_size'),
      order: phase.rules.order === 'shuffle' ? idle : refused('"shuffle", as its reader of shards has no other order', '"dataset"'),
      shape: written('lr_scheduler.lr_decay_style', 'lr_scheduler.lr_decay_steps'),
      floor: written('lr_scheduler.min_lr'),
      warmup: written('lr_scheduler.lr_warmup_steps', 'lr_scheduler.init_lr'),
      'optimizer.decay': written('optimizer.weight_decay'),
      'optimizer.beta1': written('optimizer.betas'),
      'optimizer.beta2': written('optimizer.betas'),
      'optimizer.epsilon': written('optimizer.eps'),
      'optimizer.clip': written('clip_grad_norm.max_norm'),
      precision: written('model.torch_dtype'),
      checkpointing: written('distributed.activation_checkpointing'),
      save: written('step_scheduler.ckpt_every_steps'),
      keep: unsaid('how many checkpoints are kept: all are'),
      'validation.every': validatedBy(plan, 'step_scheduler.val_every_steps'),
      'validation.samples': validatedBy(plan, 'validation_dataset.num_val_samples'),
      ranks: unsaid('how many ranks there are: that is for the command that starts it'),
      tokens: written('dataset.paths'),
      structure: idle,
      'new rows': data.newRows.length > 0 && lora !== null ? unsaid('that rows of new tokens are trained: low-rank matrices alone are') : idle,
    };
  },
  phaseFile(plan, phase) {
    return {name: `${phase.file}.yaml`, text: yamlText(settingsOf(plan, phase), remarksOf(nemo, plan, phase))};
  },
  shared(plan) {
    return plan.model.kind === 'scratch' ? [modelConfig(plan.model.shape, plan.rules)] : [];
  },
  start(plan, phase) {
    const train = ['automodel', `${phase.file}.yaml`, ...(plan.ranks > 1 ? [`--nproc-per-node=${plan.ranks}`] : [])];
    // Its repository has the tool.
    const merge = ['python', 'tools/merge_lora.py', '--base-model', baseOf(plan, phase) ?? '', '--adapter-path', `${runOf(phase)}/LATEST/model`, '--output-dir', mergedOf(phase), '--dtype', plan.rules.precision];
    return loraOf(plan) !== null && phase !== plan.phases.at(-1) ? [train, merge] : [train];
  },
};

function settingsOf(plan: OutsidePlan, phase: OutsidePhase): Settings {
  const {rules: {seed, length, optimizer}, validation, save, checkpointing} = plan;
  const {batch, learningRate: peak, floor, shape} = phase.rules;
  const [steps, {warm}] = [joinedSteps(plan, phase), joinedRate(plan, phase)];
  const reader = {_target_: dataset, tokenizer: tokenizerOf(plan), seq_length: length, seed, index_mapping_dir: `${outsideFolders.runs}/index`};
  const loader = {_target_: 'torchdata.stateful_dataloader.StatefulDataLoader', collate_fn: 'torch.utils.data.default_collate', dataloader_type: 'single'};
  return {
    recipe: 'TrainFinetuneRecipeForNextTokenPrediction',
    seed,
    step_scheduler: {global_batch_size: batch, local_batch_size: microOf(phase.rules), max_steps: steps, num_epochs: 1, ckpt_every_steps: save, ...(validation !== null && {val_every_steps: validation.every})},
    dist_env: {backend: 'nccl', timeout_minutes: 10},
    ...modelSettings(plan, phase),
    checkpoint: {enabled: true, checkpoint_dir: runOf(phase), model_save_format: 'safetensors', save_consolidated: 'final'},
    distributed: {strategy: 'fsdp2', tp_size: 1, cp_size: 1, sequence_parallel: false, activation_checkpointing: checkpointing},
    loss_fn: {_target_: 'nemo_automodel.components.loss.masked_ce.MaskedCrossEntropy'},
    clip_grad_norm: {max_norm: optimizer.clip},
    dataset: {...reader, ...blended(phase.shards, 'train')},
    dataloader: loader,
    ...(validation !== null && {validation_dataset: {...reader, ...blended(validation.shards, 'validation'), num_val_samples: validation.samples}, validation_dataloader: loader}),
    optimizer: {_target_: 'torch.optim.AdamW', lr: peak, betas: [optimizer.beta1, optimizer.beta2], eps: optimizer.epsilon, weight_decay: optimizer.decay},
    // It asks for a curve that is longer than its beginning.
    lr_scheduler: {lr_decay_style: shape, lr_warmup_steps: warm, lr_decay_steps: Math.max(steps, warm + 1), init_lr: rounded(peak / Math.max(1, warm)), max_lr: peak, min_lr: rounded(shape === 'constant' ? peak : peak * floor)},
  };
}

/** Its blend of shards by their tokens, all of them for one part. One without weights it would read once, however many samples it is asked for, and one for each part it fails to build. */
function blended(shards: readonly OutsideShard[], part: 'train' | 'validation'): Settings {
  return {paths: shards.flatMap(({stem, tokens}) => [String(tokens), stem]), split: part === 'train' ? '1,0,0' : '0,1,0', splits_to_build: part};
}

/** A tenth of 0.00002 is 0.000002 to people. */
function rounded(rate: number): number {
  return Number(rate.toPrecision(12));
}

function modelSettings(plan: OutsidePlan, phase: OutsidePhase): Settings {
  const {rules: {precision}} = plan;
  const automatic = 'nemo_automodel.NeMoAutoModelForCausalLM';
  const lora = loraOf(plan);
  const from = baseOf(plan, phase);
  return {
    model: {
      ...(from === undefined ? {_target_: `${automatic}.from_config`, config: {_target_: 'transformers.AutoConfig.from_pretrained', pretrained_model_name_or_path: outsideFolders.model}} : {_target_: `${automatic}.from_pretrained`, pretrained_model_name_or_path: from}),
      torch_dtype: precision,
    },
    ...(lora !== null && {peft: {_target_: 'nemo_automodel.components._peft.lora.PeftConfig', target_modules: lora.targets.map((name) => `*.${name}`), dim: lora.rank, alpha: lora.alpha, dropout: lora.dropout}}),
  };
}

/** None of a model from scratch in its first phase. */
function baseOf(plan: OutsidePlan, phase: OutsidePhase): string | undefined {
  const {model} = plan;
  const before = phaseBefore(plan, phase);
  if (before === undefined) return model.kind === 'base' ? model.from : undefined;
  return loraOf(plan) !== null ? mergedOf(before) : `${runOf(before)}/LATEST/model/consolidated`;
}

/** It goes on with matrices of its own run alone: those of a phase are multiplied into the model before the next one. */
function mergedOf(phase: OutsidePhase): string {
  return `${runOf(phase)}/merged`;
}

function tokenizerOf({tokenizer, model}: OutsidePlan): Settings {
  return {_target_: tokenizerClass, pretrained_model_name_or_path: tokenizer ?? (model.kind === 'base' ? model.from : outsideFolders.model)};
}
