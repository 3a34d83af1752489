// What a training does when its data is another one than it began with.
import {isChanged, type DataChange} from './data-change.ts';

export interface Policy {
  /** What is new: learned after all else, taken into the rest of what is running, left out, or a reason to begin again. */
  readonly added: 'delta' | 'swap' | 'pin' | 'retrain';
  /** What is gone and was learned from. */
  readonly removed: 'refuse' | 'warn' | 'rewind' | 'retrain';
}

export const usualPolicy: Policy = {added: 'delta', removed: 'refuse'};

export interface Standing {
  readonly change: DataChange;
  /** Whether all phases are done. */
  readonly complete: boolean;
  /** Whether the model has learned from anything of a document. */
  readonly learned: (document: string) => boolean;
}

/**
 * `same`: on, as if nothing had happened. `pin`: on with the data it began with. `delta`: so, and what is new after it. `swap`: on with the new data in what is left.
 * `rewind`: back to before any of `removed` was learned, and on from there with the new data. `retrain`: from the beginning. `refuse`: a person has to say which of these.
 */
export interface Decision {
  readonly kind: 'same' | 'pin' | 'delta' | 'swap' | 'rewind' | 'retrain' | 'refuse';
  /** Documents that were learned and are gone. */
  readonly removed: readonly string[];
  /** Documents that were learned and say something else now. */
  readonly edited: readonly string[];
}

export function decide({change, complete, learned}: Standing, policy: Policy): Decision {
  const [removed, edited] = [[...change.removed].filter(learned).sort(), [...change.edited].filter(learned).sort()];
  const as = (kind: Decision['kind']): Decision => ({kind, removed, edited});
  if (!isChanged(change)) return as('same');
  if (removed.length > 0 && policy.removed !== 'warn') return as(policy.removed);
  if (policy.added === 'retrain') return as('retrain');
  // What is left would still show what is gone.
  if (!complete && change.edited.size + change.removed.size > 0) return as('swap');
  if (change.added.size === 0) return as('pin');
  return as(policy.added === 'swap' && complete ? 'delta' : policy.added);
}
