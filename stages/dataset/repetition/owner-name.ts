// What a document is called where others say that it trains what they show.
import type {Owner} from './places.ts';

/** By its commit, or of a document without a date by its path. */
export function nameOfOwner({kind, order}: Pick<Owner, 'kind' | 'order'>): string {
  const name = order.slice(order.indexOf(' ') + 1);
  return `${kind} ${name.startsWith('file ') ? name.slice('file '.length) : name}`;
}
