// LLaMA-Factory: YAML, and a list of data beside it. It tokenizes texts itself.
import {idle, refused, unsaid, written, type OutsideTrainer} from './answers.ts';
import {floorAnswer} from './axolotl.ts';
import {joinedRate} from './joined-steps.ts';
import {accumulation, linesOf, outsideFolders, phaseBefore, runOf, validationFile, type OutsidePhase, type OutsidePlan} from './outside-plan.ts';
import {remarksOf} from './remarks.ts';
import {yamlText, type Settings} from './settings.ts';
import {batchAnswer, usualAnswers, wholeAlpha} from './usual-answers.ts';

export const llamaFactory: OutsideTrainer = {
  name: 'llama-factory',
  title: 'LLaMA-Factory 0.9.5',
  reads: 'texts',
  answers(plan, phase) {
    const {model, validation, data, tokenizer} = plan;
    const {shape, floor, order} = phase.rules;
    const lora = model.kind === 'base' ? model.lora : null;
    return {
      ...usualAnswers(plan),
      phases: phaseBefore(plan, phase) === undefined ? idle : written(lora === null ? 'model_name_or_path' : 'adapter_name_or_path'),
      model: model.kind === 'base' ? idle : refused('one with a "base", as it takes its tokenizer from there', 'one from scratch'),
      'model.dropout': idle,
      'model.base': tokenizer === null ? written('model_name_or_path') : refused('no "command.tokenizer", as it takes that of the model', `"${tokenizer}"`),
      'model.lora': lora === null ? idle : wholeAlpha(lora.alpha, written('lora_rank', 'lora_alpha', 'lora_dropout', 'lora_target')),
      seed: written('seed'),
      length: written('cutoff_len'),
      epochs: written('num_train_epochs'),
      learningRate: written('learning_rate'),
      batch: batchAnswer(plan, phase, written('gradient_accumulation_steps')),
      micro: written('per_device_train_batch_size'),
      order: order === 'shuffle' ? idle : written('disable_shuffling'),
      shape: written('lr_scheduler_type'),
      floor: floorAnswer(shape, floor, 'lr_scheduler_kwargs.min_lr_rate'),
      warmup: written('warmup_steps'),
      'optimizer.decay': written('weight_decay'),
      'optimizer.beta1': written('adam_beta1'),
      'optimizer.beta2': written('adam_beta2'),
      'optimizer.epsilon': written('adam_epsilon'),
      'optimizer.clip': written('max_grad_norm'),
      precision: written('bf16'),
      checkpointing: written('disable_gradient_checkpointing'),
      save: written('save_steps'),
      keep: written('save_total_limit'),
      'validation.every': validation === null ? idle : written('eval_steps'),
      'validation.samples': validation === null ? idle : unsaid('how much of val is predicted: all of it'),
      ranks: unsaid('how many ranks there are: it takes the GPUs that it finds'),
      tokens: unsaid('our tokens: it makes its own of the texts, by the tokenizer of the model, and puts an end behind each'),
      weights: data.prompts || data.shares ? unsaid('which tokens are shown and not trained: it trains all of them') : idle,
      documents: unsaid('that no document sees another one beside it in a sample'),
      structure: data.structure ? unsaid('sequences of structure, which have no text') : idle,
      'new rows': data.newRows.length > 0 ? unsaid('new tokens: they are texts to it') : idle,
    };
  },
  phaseFile(plan, phase) {
    return {name: `${phase.file}.yaml`, text: yamlText(settingsOf(plan, phase), remarksOf(llamaFactory, plan, phase))};
  },
  shared({phases, validation}) {
    const files = [...phases.map(({file}) => file), ...(validation === null ? [] : [validationFile])];
    const listed = Object.fromEntries(files.map((file) => [file, {file_name: linesOf(file).slice(outsideFolders.data.length + 1), columns: {prompt: 'text'}}]));
    return [{name: `${outsideFolders.data}/dataset_info.json`, text: `${JSON.stringify(listed, null, 2)}\n`}];
  },
  start: (_, {file}) => [['llamafactory-cli', 'train', `${file}.yaml`]],
};

function settingsOf(plan: OutsidePlan, phase: OutsidePhase): Settings {
  const {rules: {seed, length, optimizer, precision}, validation, save, keep, checkpointing} = plan;
  const {batch, epochs, learningRate, floor, shape, order} = phase.rules;
  const gradients = accumulation(plan, phase.rules);
  const micro = batch / (gradients * plan.ranks);
  return {
    ...modelSettings(plan, phase),
    stage: 'pt',
    do_train: true,
    dataset_dir: outsideFolders.data,
    dataset: phase.file,
    ...(validation !== null && {eval_dataset: validationFile}),
    cutoff_len: length,
    packing: true,
    ...(order === 'dataset' && {disable_shuffling: true}),
    output_dir: runOf(phase),
    per_device_train_batch_size: micro,
    gradient_accumulation_steps: gradients,
    num_train_epochs: epochs,
    optim: 'adamw_torch',
    learning_rate: learningRate,
    ...(shape === 'cosine' ? {lr_scheduler_type: 'cosine_with_min_lr', lr_scheduler_kwargs: {min_lr_rate: floor}} : {lr_scheduler_type: shape === 'constant' ? 'constant_with_warmup' : shape}),
    warmup_steps: joinedRate(plan, phase).warm,
    weight_decay: optimizer.decay,
    adam_beta1: optimizer.beta1,
    adam_beta2: optimizer.beta2,
    adam_epsilon: optimizer.epsilon,
    max_grad_norm: optimizer.clip,
    bf16: precision === 'bfloat16',
    disable_gradient_checkpointing: !checkpointing,
    seed,
    logging_steps: 1,
    save_steps: save,
    save_total_limit: keep,
    report_to: 'none',
    ...(validation !== null && {eval_strategy: 'steps', eval_steps: validation.every, per_device_eval_batch_size: micro}),
  };
}

function modelSettings(plan: OutsidePlan, phase: OutsidePhase): Settings {
  const {model} = plan;
  const before = phaseBefore(plan, phase);
  if (model.kind === 'scratch' || model.lora === null) return {model_name_or_path: before === undefined ? (model.kind === 'base' ? model.from : '') : runOf(before), finetuning_type: 'full'};
  const {from, lora} = model;
  return {
    model_name_or_path: from, ...(before !== undefined && {adapter_name_or_path: runOf(before)}),
    finetuning_type: 'lora', lora_rank: lora.rank, lora_alpha: lora.alpha, lora_dropout: lora.dropout, lora_target: lora.targets.join(','),
  };
}
