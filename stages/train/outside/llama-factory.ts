// LLaMA-Factory: YAML, and a list of data beside it. It tokenizes texts itself.
import {idle, refused, unsaid, written, type OutsideTrainer} from './answers.ts';
import {saveSettings, shapeName, stepSettings, trainerAnswers} from './hugging-face-trainer.ts';
import {accumulation, linesOf, loraOf, microOf, outsideFolders, phaseBefore, runOf, validationFile, type OutsidePhase, type OutsidePlan} from './outside-plan.ts';
import {remarksOf} from './remarks.ts';
import {yamlText, type Settings} from './settings.ts';
import {textAnswers, usualAnswers, wholeAlpha} from './usual-answers.ts';

export const llamaFactory: OutsideTrainer = {
  name: 'llama-factory',
  title: 'LLaMA-Factory 0.9.5',
  reads: 'texts',
  answers(plan, phase) {
    const {model, tokenizer} = plan;
    const lora = loraOf(plan);
    return {
      ...usualAnswers(plan),
      ...textAnswers(plan),
      ...trainerAnswers(plan, phase, {floor: 'lr_scheduler_kwargs.min_lr_rate'}),
      phases: phaseBefore(plan, phase) === undefined ? idle : written(lora === null ? 'model_name_or_path' : 'adapter_name_or_path'),
      model: model.kind === 'base' ? idle : refused('one with a "base", as it takes its tokenizer from there', 'one from scratch'),
      'model.dropout': idle,
      'model.base': tokenizer === null ? written('model_name_or_path') : refused('no "command.tokenizer", as it takes that of the model', `"${tokenizer}"`),
      'model.lora': lora === null ? idle : wholeAlpha(lora.alpha, written('lora_rank', 'lora_alpha', 'lora_dropout', 'lora_target')),
      length: written('cutoff_len'),
      epochs: written('num_train_epochs'),
      micro: written('per_device_train_batch_size'),
      order: phase.rules.order === 'shuffle' ? idle : written('disable_shuffling'),
      shape: written('lr_scheduler_type'),
      checkpointing: written('disable_gradient_checkpointing'),
      ranks: unsaid('how many ranks there are: it takes the GPUs that it finds'),
      tokens: unsaid('our tokens: it makes its own of the texts, by the tokenizer of the model, and puts an end behind each'),
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
  const {rules: {length}, validation, checkpointing} = plan;
  const {epochs, learningRate, floor, shape, order} = phase.rules;
  const micro = microOf(phase.rules);
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
    gradient_accumulation_steps: accumulation(plan, phase.rules),
    num_train_epochs: epochs,
    optim: 'adamw_torch',
    learning_rate: learningRate,
    ...(shape === 'cosine' ? {lr_scheduler_type: 'cosine_with_min_lr', lr_scheduler_kwargs: {min_lr_rate: floor}} : {lr_scheduler_type: shapeName(shape)}),
    ...stepSettings(plan, phase),
    disable_gradient_checkpointing: !checkpointing,
    ...saveSettings(plan),
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
