// What Axolotl and LLaMA-Factory say alike, for both hand it on to the trainer of Hugging Face's transformers: its names of rates, batches and checkpoints.
import {idle, unsaid, written, type Answer, type PlanOption} from './answers.ts';
import {joinedRate} from './joined-steps.ts';
import type {OutsidePhase, OutsidePlan} from './outside-plan.ts';
import type {Settings} from './settings.ts';
import {batchAnswer, validatedBy} from './usual-answers.ts';

type Shared = Extract<PlanOption, 'seed' | 'learningRate' | 'batch' | 'floor' | 'warmup' | `optimizer.${string}` | 'precision' | 'save' | 'keep' | `validation.${string}`>;

/** `floor`: what a cosine's lower end is called. */
export function trainerAnswers(plan: OutsidePlan, phase: OutsidePhase, {floor}: {readonly floor: string}): Readonly<Record<Shared, Answer>> {
  return {
    seed: written('seed'),
    learningRate: written('learning_rate'),
    batch: batchAnswer(plan, phase, written('gradient_accumulation_steps')),
    floor: floorAnswer(phase, floor),
    warmup: written('warmup_steps'),
    'optimizer.decay': written('weight_decay'),
    'optimizer.beta1': written('adam_beta1'),
    'optimizer.beta2': written('adam_beta2'),
    'optimizer.epsilon': written('adam_epsilon'),
    'optimizer.clip': written('max_grad_norm'),
    precision: written('bf16'),
    save: written('save_steps'),
    keep: written('save_total_limit'),
    'validation.every': validatedBy(plan, 'eval_steps'),
    'validation.samples': plan.validation === null ? idle : unsaid('how much of val is predicted: all of it'),
  };
}

/** Only a cosine can end above nothing, and a constant rate has no end. */
function floorAnswer({rules: {shape, floor}}: OutsidePhase, name: string): Answer {
  if (shape === 'constant') return idle;
  if (shape === 'cosine') return written(name);
  return floor === 0 ? idle : unsaid('where a learning rate ends that goes down in a line: at 0');
}

export function stepSettings(plan: OutsidePlan, phase: OutsidePhase): Settings {
  const {optimizer, precision} = plan.rules;
  return {
    warmup_steps: joinedRate(plan, phase).warm,
    weight_decay: optimizer.decay,
    adam_beta1: optimizer.beta1,
    adam_beta2: optimizer.beta2,
    adam_epsilon: optimizer.epsilon,
    max_grad_norm: optimizer.clip,
    bf16: precision === 'bfloat16',
  };
}

export function saveSettings({rules: {seed}, save, keep}: OutsidePlan): Settings {
  return {seed, logging_steps: 1, save_steps: save, save_total_limit: keep};
}

/** Its other shapes have the names that we have. */
export function shapeName(shape: OutsidePhase['rules']['shape']): string {
  return shape === 'constant' ? 'constant_with_warmup' : shape;
}
