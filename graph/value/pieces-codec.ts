// The pieces gathered in one bucket, as a task's input. The engine hands them over by their digests; they are never stored as one value.
import type {Codec} from './codec.ts';
import {whole} from './whole.ts';

export function piecesCodec<T>(piece: Codec<T>): Codec<readonly T[]> {
  return {
    name: `pieces of ${piece.name}`,
    encode() {
      throw new Error('Pieces are gathered by the engine, not encoded');
    },
    decode: (_bytes, parts) =>
      parts.map((part) => {
        const {bytes, parts: inner} = whole(part);
        return piece.decode(bytes, inner);
      }),
  };
}
