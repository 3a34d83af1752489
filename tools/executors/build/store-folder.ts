// Where the rows of a dataset lie inside its store. The name carries the format: another format is another folder, and both may live side by side.
import {join} from 'node:path';
import {storeName} from '../../../cache/store-format.ts';
import type {Dataset} from './contract.ts';

export function storeFolder({store}: Pick<Dataset, 'store'>): string {
  return join(store, storeName);
}
