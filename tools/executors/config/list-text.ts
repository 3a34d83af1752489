// The text of a list that a configuration names by its path, read from the disk.
import {readFileSync} from 'node:fs';

/** Whatever keeps it from being read, nothing was read from it: whoever asks says so of an empty list. */
export function listText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
