// A row at its place in the order of a shard operator: a link to the row, and its size class. Small enough to spell itself.
import {ByteReader} from '../value/byte-reader.ts';
import {ByteWriter} from '../value/byte-writer.ts';
import type {Context} from '../run/context.ts';
import {heapFor} from '../run/heap.ts';
import type {Codec} from '../value/codec.ts';
import {inlineBytes, type Digest} from '../value/digest.ts';
import {open} from '../value/wire.ts';

export interface Placed {readonly row: Digest; readonly weightClass: number}

export const placeCodec: Codec<Placed> = {
  name: 'placed row',
  encode: ({weightClass}) => new ByteWriter(8).varint(weightClass).done(),
  links: ({row}) => [row],
  decode(bytes, parts) {
    const [row] = parts;
    if (row === undefined) throw new Error('A placed row links to its row');
    return {row: row.digest, weightClass: new ByteReader(bytes).varint()};
  },
};

export async function readPlaced({store}: Pick<Context, 'store'>, digests: readonly Digest[]): Promise<readonly Placed[]> {
  const heap = await heapFor(store, digests.map((digest) => [digest]), 0);
  return digests.map((digest) => {
    const wire = inlineBytes(digest) ?? heap.get(digest);
    if (wire === undefined) throw new Error('A placed row is neither spelled nor stored');
    const {links, payload} = open(wire);
    return placeCodec.decode(payload, links.map((link) => ({digest: link, stub: 'not loaded'})));
  });
}
