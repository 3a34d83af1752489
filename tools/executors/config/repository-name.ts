// What a repository is called in rows that name their source: as a forge calls it, or as its folder is called. Never where it lies on a machine.
import {basename} from 'node:path';
import {isAddress} from './is-address.ts';

export function repositoryName(source: string): string {
  const plain = source.replace(/\/+$/, '').replace(/\/?\.git$/, '');
  if (!isAddress(source)) return basename(plain);
  // The last two names of its path: an owner and what they call it.
  return plain.replace(/^[\w+.-]+:\/\/[^/]*/, '').replace(/^[^/]*:/, '').split('/').filter((name) => name !== '').slice(-2).join('/');
}
