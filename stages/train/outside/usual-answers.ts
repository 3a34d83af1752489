// What no trainer but ours has a name for, and what is refused everywhere.
import {idle, refused, unsaid, type Answer, type PlanOption} from './answers.ts';
import {accumulation, type OutsidePhase, type OutsidePlan} from './outside-plan.ts';

export function usualAnswers({rules, device, threads}: OutsidePlan): Readonly<Record<Extract<PlanOption, 'windows' | 'carry' | 'device' | 'threads' | 'added and removed'>, Answer>> {
  return {
    windows: rules.windows === 'packed' ? idle : refused('"packed", as other trainers know nothing of windows that slide', 'windows of a context and a target'),
    carry: rules.carry ? refused('false, as other trainers begin each phase with new moments', 'true') : idle,
    device: device === 'cpu' ? refused('"cuda", as other trainers are for GPUs', '"cpu"') : idle,
    threads: threads === 1 ? idle : unsaid('how many threads of a CPU there are'),
    'added and removed': unsaid('what becomes of documents that come or go: after another build, write this again and begin again'),
  };
}

/** Other trainers take batches of one size. */
export function batchAnswer({ranks}: OutsidePlan, {rules}: OutsidePhase, names: Answer): Answer {
  const {batch, micro} = rules;
  return Number.isInteger(accumulation({ranks}, rules)) ? names : refused(`a multiple of what all ranks take at a time, ${Math.min(batch, micro)} × ${ranks}`, String(batch));
}

export function wholeAlpha(alpha: number, names: Answer): Answer {
  return Number.isSafeInteger(alpha) ? names : refused('an "alpha" that is a whole number', String(alpha));
}
