// The tokens of several sequences as bytes, end to end.
import {ByteReader} from '../../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../../graph/value/byte-writer.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {tokensCodec} from '../tokens-codec.ts';
import type {Tokens} from '../tokens.ts';

export const sequencesCodec: Codec<readonly Tokens[]> = {
  name: 'sequences of tokens',
  encode(list) {
    const writer = new ByteWriter(1024).varint(list.length);
    for (const tokens of list) writer.bytes(tokensCodec.encode(tokens));
    return writer.done();
  },
  decode(bytes) {
    const reader = new ByteReader(bytes);
    return Array.from({length: reader.varint()}, () => tokensCodec.decode(reader.bytes(), []));
  },
};
