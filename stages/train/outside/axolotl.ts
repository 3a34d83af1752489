// Axolotl: YAML. It reads our tokens as lines, with labels that leave out what is shown and not trained.
import {idle, refused, unsaid, written, type OutsideTrainer} from './answers.ts';
import {saveSettings, shapeName, stepSettings, trainerAnswers} from './hugging-face-trainer.ts';
import {modelConfig} from './model-config.ts';
import {accumulation, linesOf, loraOf, microOf, outsideFolders, phaseBefore, runOf, validationFile, type OutsidePhase, type OutsidePlan} from './outside-plan.ts';
import {remarksOf} from './remarks.ts';
import {yamlText, type Settings} from './settings.ts';
import {dropoutAnswer, usualAnswers, wholeAlpha} from './usual-answers.ts';

export const axolotl: OutsideTrainer = {
  name: 'axolotl',
  title: 'Axolotl 0.18',
  reads: 'tokens',
  answers(plan, phase) {
    const {model, data, tokenizer} = plan;
    const lora = loraOf(plan);
    return {
      ...usualAnswers(plan),
      ...trainerAnswers(plan, phase, {floor: 'cosine_min_lr_ratio'}),
      phases: phaseBefore(plan, phase) === undefined ? idle : written(lora === null ? 'base_model' : 'lora_model_dir'),
      model: model.kind === 'base' || phaseBefore(plan, phase) !== undefined ? idle : written('base_model', 'reinit_weights'),
      'model.dropout': dropoutAnswer(plan),
      'model.base': model.kind === 'base' ? written('base_model') : tokenizer === null ? refused('a "command.tokenizer" beside a model from scratch, which has none of its own', 'none') : written('tokenizer_config'),
      'model.lora': lora === null ? idle : wholeAlpha(lora.alpha, written('adapter', 'lora_r', 'lora_alpha', 'lora_dropout', 'lora_target_modules')),
      length: written('sequence_len'),
      epochs: written('num_epochs'),
      micro: written('micro_batch_size'),
      order: phase.rules.order === 'shuffle' ? idle : written('shuffle_merged_datasets', 'sample_packing_sequentially', 'curriculum_sampling'),
      shape: written('lr_scheduler'),
      checkpointing: written('gradient_checkpointing'),
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

function settingsOf(plan: OutsidePlan, phase: OutsidePhase): Settings {
  const {rules: {length, precision}, validation, checkpointing, data} = plan;
  const {epochs, learningRate, floor, shape, order} = phase.rules;
  const lines = (file: string): Settings => ({path: linesOf(file), ds_type: 'json', split: 'train', type: null});
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
    attn_implementation: precision === 'bfloat16' ? 'flash_attention_2' : 'flex_attention',
    ...(order === 'dataset' && {shuffle_merged_datasets: false, sample_packing_sequentially: true, curriculum_sampling: true}),
    ...(data.newRows.length > 0 && loraOf(plan) !== null && {peft_trainable_token_indices: data.newRows}),
    output_dir: runOf(phase),
    micro_batch_size: microOf(phase.rules),
    gradient_accumulation_steps: accumulation(plan, phase.rules),
    num_epochs: epochs,
    optimizer: 'adamw_torch',
    learning_rate: learningRate,
    lr_scheduler: shapeName(shape),
    ...(shape === 'cosine' && {cosine_min_lr_ratio: floor}),
    ...stepSettings(plan, phase),
    gradient_checkpointing: checkpointing,
    ...saveSettings(plan),
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
