// What a document is called where others say that it trains what they show.
import type {Owner} from './places.ts';

/** By its commit, or of a document without a date by its path. */
export function nameOfOwner({kind, when: {oid}, name}: Pick<Owner, 'kind' | 'name' | 'when'>): string {
  return `${kind} ${oid === '' ? name.replace(/^file /, '') : oid}`;
}
