// Where what a forge told of a repository lies inside a store. Datasets of one repository share it.
import {hash} from 'node:crypto';
import {join} from 'node:path';
import type {ForgeChoice} from '../build/contract.ts';

export function forgeFolder(store: string, {api, repository}: Pick<ForgeChoice, 'api' | 'repository'>): string {
  const plain = repository.replace(/[^\w.-]+/g, '+').toLowerCase();
  return join(store, 'forges', `${plain}-${hash('sha256', `${api}\n${repository.toLowerCase()}`, 'hex').slice(0, 16)}`);
}
