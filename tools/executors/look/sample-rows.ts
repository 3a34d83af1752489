// Rows of samples of a finished build, a few at a time: alone, or with the texts that their spans draw from, of which there are only those that the store keeps, patches and discussions.
import {heapFor} from '../../../graph/run/heap.ts';
import {partOf} from '../../../graph/run/parts.ts';
import type {Store} from '../../../graph/store.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {whole} from '../../../graph/value/whole.ts';
import type {Samples} from '../../../stages/sample/sample.ts';
import {samplesCodec} from '../../../stages/sample/samples-codec.ts';

/** A row links to its samples, and those to their texts. A patch may be as long as 32 MiB, so few of them are held at once. */
const depths = {samples: {reach: 1, atOnce: 256}, texts: {reach: 2, atOnce: 16}} as const;

/** In the order that was asked for. */
export async function* sampleRows(store: Store, digests: readonly Digest[], depth: keyof typeof depths): AsyncGenerator<Samples, void, undefined> {
  const {reach, atOnce} = depths[depth];
  for (let from = 0; from < digests.length; from += atOnce) {
    const batch = digests.slice(from, from + atOnce);
    const heap = await heapFor(store, batch.map((digest) => [digest]), reach);
    for (const digest of batch) {
      const {bytes, parts} = whole(partOf(digest, {heap, reach}, {foreign: new Map(), memo: new Map()}));
      yield samplesCodec.decode(bytes, parts);
    }
  }
}
