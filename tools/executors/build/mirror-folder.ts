// Where the mirror of a source lies inside a store.
import {hash} from 'node:crypto';
import {join} from 'node:path';
import type {Dataset} from './contract.ts';

export function mirrorFolder({source, store}: Pick<Dataset, 'source' | 'store'>): string {
  return join(store, 'mirrors', hash('sha256', source, 'hex').slice(0, 24));
}
