// What stands above every file: by whom it was written, for whom, and what it could not be told.
import {planOptions, type OutsideTrainer, type PlanOption} from './answers.ts';
import type {OutsidePhase, OutsidePlan} from './outside-plan.ts';

export interface Unsaid {readonly option: PlanOption; readonly why: string}

export function unsaidTo(trainer: OutsideTrainer, plan: OutsidePlan, phase: OutsidePhase): readonly Unsaid[] {
  const answers = trainer.answers(plan, phase);
  return planOptions.flatMap((option) => {
    const answer = answers[option];
    return answer.kind === 'unsaid' ? [{option, why: answer.why}] : [];
  });
}

export function remarksOf(trainer: OutsideTrainer, plan: OutsidePlan, phase: OutsidePhase): readonly string[] {
  const missing = unsaidTo(trainer, plan, phase);
  return [`Written by gristmill for ${trainer.title}, which is run in this folder. It is written again as a whole.`, ...(missing.length === 0 ? [] : ['It has no name for:']), ...missing.map(({option, why}) => `  ${option}: ${why}`)];
}
