// A row at its place in the order of a shard operator: a link to the row, and its size class. Small enough to spell itself.
import {ByteReader} from '../value/byte-reader.ts';
import {ByteWriter} from '../value/byte-writer.ts';
import type {Codec} from '../value/codec.ts';
import type {Digest} from '../value/digest.ts';

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
