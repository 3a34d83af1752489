// Samples of a finished build with the texts that their spans draw from, a few documents at a time. Only of texts that the store keeps: patches and discussions.
import {heapFor} from '../../../graph/run/heap.ts';
import {partOf} from '../../../graph/run/parts.ts';
import type {Store} from '../../../graph/store.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {whole} from '../../../graph/value/whole.ts';
import type {Body} from '../../../stages/sample/sample.ts';
import {samplesCodec} from '../../../stages/sample/samples-codec.ts';

/** A patch may be as long as 32 MiB, so few of them are held at once. */
const atOnce = 16;
/** A row links to its samples, and those to their texts. */
const reach = 2;

/** In the order that was asked for. */
export async function* sampleBodies(store: Store, digests: readonly Digest[]): AsyncGenerator<Body, void, undefined> {
  for (let from = 0; from < digests.length; from += atOnce) {
    const batch = digests.slice(from, from + atOnce);
    const heap = await heapFor(store, batch.map((digest) => [digest]), reach);
    for (const digest of batch) {
      const {bytes, parts} = whole(partOf(digest, {heap, reach}, {foreign: new Map(), memo: new Map()}));
      yield samplesCodec.decode(bytes, parts).body();
    }
  }
}
