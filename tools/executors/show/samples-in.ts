// The samples of a document as the store has them: their spans, without any text of the repository.
import {heapFor} from '../../../graph/run/heap.ts';
import {partOf} from '../../../graph/run/parts.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {whole} from '../../../graph/value/whole.ts';
import type {Sample} from '../../../stages/sample/sample.ts';
import {samplesCodec} from '../../../stages/sample/samples-codec.ts';
import type {Finished} from '../look/finished.ts';

export async function samplesIn({store}: Finished, digest: Digest): Promise<readonly Sample[]> {
  const reach = 1;
  const heap = await heapFor(store, [[digest]], reach);
  const {bytes, parts} = whole(partOf(digest, {heap, reach}, {foreign: new Map(), memo: new Map()}));
  return samplesCodec.decode(bytes, parts).body().samples;
}
