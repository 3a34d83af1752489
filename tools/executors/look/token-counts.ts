// How many tokens rows have, from the heads of their values.
import {heapFor} from '../../../graph/run/heap.ts';
import type {Store} from '../../../graph/store.ts';
import {inlineBytes, type Digest} from '../../../graph/value/digest.ts';
import {stubOf} from '../../../graph/value/stub.ts';
import {open} from '../../../graph/value/wire.ts';
import {countTokens} from '../../../stages/tokenize/token-list.ts';

const rowsAtOnce = 512;

/** In the order asked; none for a row without tokens. */
export async function tokenCounts(store: Store, digests: readonly (Digest | undefined)[]): Promise<readonly (number | undefined)[]> {
  const counts: (number | undefined)[] = [];
  for (let start = 0; start < digests.length; start += rowsAtOnce) {
    const batch = digests.slice(start, start + rowsAtOnce);
    const heap = await heapFor(store, batch.flatMap((digest) => (digest === undefined || stubOf(digest) !== undefined ? [] : [[digest]])), 0);
    for (const digest of batch) {
      const wire = digest === undefined ? undefined : (inlineBytes(digest) ?? heap.get(digest));
      counts.push(wire === undefined ? undefined : countTokens(open(wire).payload));
    }
  }
  return counts;
}
