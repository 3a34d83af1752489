// Binary search among sorted entries.
import type {Entry} from './chunk.ts';

/** The first entry whose id is not below this one. */
export function firstFrom(entries: readonly Entry[], id: string): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (entries[middle]!.id < id) low = middle + 1; // in range by the loop's condition
    else high = middle;
  }
  return low;
}
