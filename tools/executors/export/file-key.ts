// The key of an exported file, from the version of its form and what it is made of: equal keys, equal bytes.
import {hash} from 'node:crypto';

export function fileKey(...parts: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(parts), 'hex');
}
