// Samples of a finished build with what their rows hold, a few documents at a time.
import type {Store} from '../../../graph/store.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import type {Body} from '../../../stages/sample/sample.ts';
import {sampleRows} from './sample-rows.ts';

/** In the order that was asked for. */
export async function* sampleBodies(store: Store, digests: readonly Digest[], depth: Parameters<typeof sampleRows>[2]): AsyncGenerator<Body, void, undefined> {
  for await (const samples of sampleRows(store, digests, depth)) yield samples.body();
}
