// Samples of a finished build with their spans, in the order of a dataset; the texts that spans draw from are not loaded.
import {heapFor} from '../../../graph/run/heap.ts';
import {partOf} from '../../../graph/run/parts.ts';
import type {Store} from '../../../graph/store.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {whole} from '../../../graph/value/whole.ts';
import {documentOrder} from '../../../stages/dataset/document-order.ts';
import type {Samples} from '../../../stages/sample/sample.ts';
import {samplesCodec} from '../../../stages/sample/samples-codec.ts';

const atOnce = 256;
const reach = 1;

export async function readSamples(store: Store, digests: readonly Digest[]): Promise<readonly Samples[]> {
  const all: {readonly samples: Samples; readonly order: string}[] = [];
  for (let from = 0; from < digests.length; from += atOnce) {
    const batch = digests.slice(from, from + atOnce);
    const heap = await heapFor(store, batch.map((digest) => [digest]), reach);
    for (const digest of batch) {
      const {bytes, parts} = whole(partOf(digest, {heap, reach}, {foreign: new Map(), memo: new Map()}));
      const samples = samplesCodec.decode(bytes, parts);
      all.push({samples, order: documentOrder(samples)});
    }
  }
  return all.sort((a, b) => (a.order < b.order ? -1 : 1)).map(({samples}) => samples);
}
