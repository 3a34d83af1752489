// What a source is called, by the last part of its path or address.
import {basename} from 'node:path';

/** What an output folder is called after a source: plain letters, whatever the source is called. */
export function nameOf(source: string): string {
  const last = basename(source.replace(/\/+$/, '')).replace(/^.*:/, '').replace(/\.git$/, '');
  const plain = last.replace(/[^\w.-]+/g, '-').replace(/^[-.]+/, '');
  return plain === '' ? 'dataset' : plain;
}
