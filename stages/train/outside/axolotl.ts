// Axolotl: YAML. It reads our tokens as lines, with labels that leave out what is shown and not trained.
import {idle, refused, unsaid, written, type Answer, type OutsideTrainer} from './answers.ts';
import {modelConfig} from './model-config.ts';
import {joinedRate} from './joined-steps.ts';
import {accumulation, linesOf, outsideFolders, phaseBefore, runOf, validationFile, type OutsidePhase, type OutsidePlan} from './outside-plan.ts';
import {remarksOf} from './remarks.ts';
import {yamlText, type Settings} from './settings.ts';
import {batchAnswer, usualAnswers, wholeAlpha} from './usual-answers.ts';

export const axolotl: OutsideTrainer = {
  name: 'axolotl',
  title: 'Axolotl 0.18',
  reads: 'tokens',
  answers(plan, phase) {
    const {model, validation, data, tokenizer} = plan;
    const {shape, floor, order} = phase.rules;
    const lora = model.kind === 'base' ? model.lora : null;
    return {
      ...usualAnswers(plan),
      phases: phaseBefore(plan, phase) === undefined ? idle : written(lora === null ? 'base_model' : 'lora_model_dir'),
      model: model.kind === 'base' || phaseBefore(plan, phase) !== undefined ? idle : written('base_model', 'reinit_weights'),
      'model.dropout': model.kind === 'scratch' && model.shape.dropout > 0 ? unsaid('dropout of a model from scratch') : idle,
      'model.base': model.kind === 'base' ? written('base_model') : tokenizer === null ? refused('a "command.tokenizer" beside a model from scratch, which has none of its own', 'none') : written('tokenizer_config'),
      'model.lora': lora === null ? idle : wholeAlpha(lora.alpha, written('adapter', 'lora_r', 'lora_alpha', 'lora_dropout', 'lora_target_modules')),
      seed: written('seed'),
      length: written('sequence_len'),
      epochs: written('num_epochs'),
      learningRate: written('learning_rate'),
      batch: batchAnswer(plan, phase, written('gradient_accumulation_steps')),
      micro: written('micro_batch_size'),
      order: order === 'shuffle' ? idle : written('shuffle_merged_datasets', 'sample_packing_sequentially', 'curriculum_sampling'),
      shape: written('lr_scheduler'),
      floor: floorAnswer(shape, floor, 'cosine_min_lr_ratio'),
      warmup: written('warmup_steps'),
      'optimizer.decay': written('weight_decay'),
      'optimizer.beta1': written('adam_beta1'),
      'optimizer.beta2': written('adam_beta2'),
      'optimizer.epsilon': written('adam_epsilon'),
      'optimizer.clip': written('max_grad_norm'),
      precision: written('bf16'),
      checkpointing: written('gradient_checkpointing'),
      save: written('save_steps'),
      keep: written('save_total_limit'),
      'validation.every': validation === null ? idle : written('eval_steps'),
      'validation.samples': validation === null ? idle : unsaid('how much of val is predicted: all of it'),
      ranks: unsaid('how many ranks there are: that is for the command that starts it'),
      tokens: written('datasets'),
      weights: data.shares ? unsaid('weights other than 0 and 1: what has any is trained like all else') : idle,
      documents: written('sample_packing'),
      structure: idle,
      'new rows': data.newRows.length > 0 && lora !== null ? written('peft_trainable_token_indices') : idle,
    };
  },
  phaseFile(plan, phase) {
    return {name: `${phase.file}.yaml`, text: yamlText(settingsOf(plan, phase), remarksOf(axolotl, plan, phase))};
  },
  shared(plan) {
    return plan.model.kind === 'scratch' ? [modelConfig(plan.model.shape, plan.rules)] : [];
  },
  start: ({ranks}, {file}) => [['axolotl', 'train', `${file}.yaml`, ...(ranks > 1 ? ['--launcher', 'torchrun', '--', `--nproc_per_node=${ranks}`] : [])]],
};

/** Only a cosine can end above nothing, and a constant rate has no end. */
export function floorAnswer(shape: OutsidePhase['rules']['shape'], floor: number, ...names: readonly string[]): Answer {
  if (shape === 'constant') return idle;
  if (shape === 'cosine') return written(...names);
  return floor === 0 ? idle : unsaid('where a learning rate ends that goes down in a line: at 0');
}

function settingsOf(plan: OutsidePlan, phase: OutsidePhase): Settings {
  const {rules: {seed, length, optimizer, precision}, validation, save, keep, checkpointing, data} = plan;
  const {batch, epochs, learningRate, floor, shape, order} = phase.rules;
  const gradients = accumulation(plan, phase.rules);
  const half = precision === 'bfloat16';
  const lines = (file: string): Settings => ({path: linesOf(file), ds_type: 'json', split: 'train', type: null});
  const lora = plan.model.kind === 'base' ? plan.model.lora : null;
  return {
    ...modelSettings(plan, phase),
    datasets: [lines(phase.file)],
    ...(validation !== null && {test_datasets: [lines(validationFile)]}),
    val_set_size: 0,
    dataset_prepared_path: `${runOf(phase)}/prepared`,
    sequence_len: length,
    sample_packing: true,
    ...(validation !== null && {eval_sample_packing: true}),
    // Without either of these, documents that are packed would see each other.
    attn_implementation: half ? 'flash_attention_2' : 'flex_attention',
    ...(order === 'dataset' && {shuffle_merged_datasets: false, sample_packing_sequentially: true, curriculum_sampling: true}),
    ...(data.newRows.length > 0 && lora !== null && {peft_trainable_token_indices: data.newRows}),
    output_dir: runOf(phase),
    micro_batch_size: batch / (gradients * plan.ranks),
    gradient_accumulation_steps: gradients,
    num_epochs: epochs,
    optimizer: 'adamw_torch',
    learning_rate: learningRate,
    lr_scheduler: shape === 'constant' ? 'constant_with_warmup' : shape,
    ...(shape === 'cosine' && {cosine_min_lr_ratio: floor}),
    warmup_steps: joinedRate(plan, phase).warm,
    weight_decay: optimizer.decay,
    adam_beta1: optimizer.beta1,
    adam_beta2: optimizer.beta2,
    adam_epsilon: optimizer.epsilon,
    max_grad_norm: optimizer.clip,
    bf16: half,
    gradient_checkpointing: checkpointing,
    seed,
    logging_steps: 1,
    save_steps: save,
    save_total_limit: keep,
    ...(validation !== null && {eval_steps: validation.every}),
  };
}

function modelSettings(plan: OutsidePlan, phase: OutsidePhase): Settings {
  const {model, tokenizer} = plan;
  const before = phaseBefore(plan, phase);
  const named = tokenizer === null ? {} : {tokenizer_config: tokenizer};
  if (model.kind === 'scratch') return before === undefined ? {base_model: outsideFolders.model, ...named, reinit_weights: true} : {base_model: runOf(before), ...named};
  const {from, lora} = model;
  if (lora === null) return {base_model: before === undefined ? from : runOf(before), ...named};
  return {
    base_model: from, ...named, adapter: 'lora', ...(before !== undefined && {lora_model_dir: runOf(before)}), lora_r: lora.rank, lora_alpha: lora.alpha, lora_dropout: lora.dropout, lora_target_modules: lora.targets,
  };
}
