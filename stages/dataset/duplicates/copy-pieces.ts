// What a row spreads of its copies: each by its bucket, with a link to the samples that it is of.
import type {Piece} from '../../../graph/operators/group.ts';
import {ByteReader} from '../../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../../graph/value/byte-writer.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import type {Copy} from './copy.ts';

export function copyPiecesCodec<T extends Copy>(copy: Codec<T>): Codec<readonly Piece<T>[]> {
  return {
    name: `pieces: ${copy.name}`,
    links: (pieces) => pieces.map(({piece: {samples}}) => (typeof samples === 'string' ? samples : samples.digest)),
    encode(pieces) {
      const writer = new ByteWriter();
      for (const {bucket, piece} of pieces) writer.text(bucket).bytes(copy.encode(piece));
      return writer.done();
    },
    decode(bytes, parts) {
      const reader = new ByteReader(bytes);
      return parts.map((part) => ({bucket: reader.text(), piece: copy.decode(reader.bytes(), [part])}));
    },
  };
}
