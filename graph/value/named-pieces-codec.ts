// Pieces with their digests, for a task whose output links to them instead of copying them.
import type {Codec} from './codec.ts';
import type {Named} from './joined-codec.ts';
import {whole} from './whole.ts';

export function namedPiecesCodec<T>(piece: Codec<T>): Codec<readonly Named<T>[]> {
  return {
    name: `named pieces of ${piece.name}`,
    encode() {
      throw new Error('Pieces are gathered by the engine, not encoded');
    },
    decode: (_bytes, parts) =>
      parts.map((part) => {
        const {digest, bytes, parts: inner} = whole(part);
        return {digest, value: piece.decode(bytes, inner)};
      }),
  };
}
