// Rows of a finished build, decoded by their collection's codec as far as that goes without loading what is not ours.
import type {Reading} from '../../../graph/operators/operator.ts';
import {heapFor} from '../../../graph/run/heap.ts';
import {partOf} from '../../../graph/run/parts.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {stubOf} from '../../../graph/value/stub.ts';
import {StubReached} from '../../../graph/value/whole.ts';
import {readable, type Readable} from './readable.ts';

/** Values in the order asked; none for stubs. */
export async function readRows(reading: Pick<Reading, 'store'>, codec: Codec<unknown>, digests: readonly Digest[]): Promise<readonly (Readable | undefined)[]> {
  return await readAt(reading, codec, {digests, reach: 0});
}

/** Most values are read by themselves; some, such as joined rows, only with what they link to. */
const deepest = 2;

async function readAt({store}: Pick<Reading, 'store'>, codec: Codec<unknown>, {digests, reach}: {digests: readonly Digest[]; reach: number}): Promise<readonly (Readable | undefined)[]> {
  const heap = await heapFor(store, digests.filter((digest) => stubOf(digest) === undefined).map((digest) => [digest]), reach);
  const values: (Readable | undefined)[] = [];
  for (const digest of digests) {
    const part = partOf(digest, {heap, reach}, {foreign: new Map(), memo: new Map()});
    if ('stub' in part) {
      values.push(undefined);
      continue;
    }
    try {
      values.push(readable(codec.decode(part.bytes, part.parts)));
    } catch (failure) {
      if (!(failure instanceof StubReached)) throw failure;
      values.push(reach < deepest ? (await readAt({store}, codec, {digests: [digest], reach: reach + 1}))[0] : {stub: failure.stub});
    }
  }
  return values;
}
