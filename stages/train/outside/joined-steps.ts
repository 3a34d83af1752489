// How many steps a phase has with a trainer that cuts samples out of all documents in a row.
import {rateOf} from '../passes.ts';
import type {Rate} from '../learning-rate.ts';
import type {OutsidePhase, OutsidePlan} from './outside-plan.ts';

/** Ours has a few more, as it lets no document go on in another sample. */
export function joinedSteps({rules: {length}}: Pick<OutsidePlan, 'rules'>, {tokens, rules: {epochs, batch}}: Pick<OutsidePhase, 'tokens' | 'rules'>): number {
  return Math.max(1, Math.ceil((epochs * Math.max(1, Math.floor((tokens - 1) / length))) / batch));
}

export function joinedRate(plan: Pick<OutsidePlan, 'rules'>, phase: Pick<OutsidePhase, 'tokens' | 'rules'>): Rate {
  return rateOf(phase.rules, {total: joinedSteps(plan, phase), at: 0, strength: 1});
}
