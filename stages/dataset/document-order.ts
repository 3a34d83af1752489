// Where a document stands among all of its kind: by corrected date, then by name.
import type {Samples} from '../sample/sample.ts';

export function documentOrder({when, name}: Pick<Samples, 'when' | 'name'>): string {
  return `${String(when.corrected).padStart(16, '0')} ${when.oid}${name}`;
}
