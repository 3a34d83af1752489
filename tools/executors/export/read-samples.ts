// Samples of a finished build with their spans, in the order of a dataset; the texts that spans draw from are not loaded.
import type {Store} from '../../../graph/store.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {documentOrder} from '../../../stages/dataset/document-order.ts';
import type {Samples} from '../../../stages/sample/sample.ts';
import {sampleRows} from '../look/sample-rows.ts';

export async function readSamples(store: Store, digests: readonly Digest[]): Promise<readonly Samples[]> {
  const all: {readonly samples: Samples; readonly order: string}[] = [];
  for await (const samples of sampleRows(store, digests, 'samples')) all.push({samples, order: documentOrder(samples)});
  return all.sort((a, b) => (a.order < b.order ? -1 : 1)).map(({samples}) => samples);
}
