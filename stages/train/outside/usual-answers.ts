// What no trainer but ours has a name for, and what is refused everywhere.
import {idle, refused, unsaid, written, type Answer, type PlanOption} from './answers.ts';
import {accumulation, microOf, type OutsidePhase, type OutsidePlan} from './outside-plan.ts';

export function usualAnswers({rules, device, threads}: OutsidePlan): Readonly<Record<Extract<PlanOption, 'windows' | 'carry' | 'device' | 'threads' | 'added and removed'>, Answer>> {
  return {
    windows: rules.windows === 'packed' ? idle : refused('"packed", as other trainers know nothing of windows that slide', 'windows of a context and a target'),
    carry: rules.carry ? refused('false, as other trainers begin each phase with new moments', 'true') : idle,
    device: device === 'cpu' ? refused('"cuda", as other trainers are for GPUs', '"cpu"') : idle,
    threads: threads === 1 ? idle : unsaid('how many threads of a CPU there are'),
    'added and removed': unsaid('what becomes of documents that come or go: after another build, write this again and begin again'),
  };
}

/** Where tokens are read as they come, whatever they are of. */
export function blindAnswers({data}: OutsidePlan): Readonly<Record<'weights' | 'documents', Answer>> {
  return {
    weights: data.prompts || data.shares ? unsaid('which tokens are shown and not trained: it trains all of them') : idle,
    documents: unsaid('that no document sees another one beside it in a sample'),
  };
}

/** Where texts are read, and nothing else. */
export function textAnswers(plan: OutsidePlan): Readonly<Record<'weights' | 'documents' | 'structure' | 'new rows', Answer>> {
  const {data} = plan;
  return {
    ...blindAnswers(plan),
    structure: data.structure ? unsaid('sequences of structure, which have no text') : idle,
    'new rows': data.newRows.length > 0 ? unsaid('new tokens: they are texts to it') : idle,
  };
}

/** Where models from scratch have none. */
export function dropoutAnswer({model}: OutsidePlan): Answer {
  return model.kind === 'scratch' && model.shape.dropout > 0 ? unsaid('dropout of a model from scratch') : idle;
}

export function validatedBy({validation}: OutsidePlan, ...names: readonly string[]): Answer {
  return validation === null ? idle : written(...names);
}

/** Other trainers take batches of one size. */
export function batchAnswer({ranks}: OutsidePlan, {rules}: OutsidePhase, names: Answer): Answer {
  const {batch} = rules;
  return Number.isInteger(accumulation({ranks}, rules)) ? names : refused(`a multiple of what all ranks take at a time, ${microOf(rules)} × ${ranks}`, String(batch));
}

export function wholeAlpha(alpha: number, names: Answer): Answer {
  return Number.isSafeInteger(alpha) ? names : refused('an "alpha" that is a whole number', String(alpha));
}
