// The resolved attributes of one path as bytes.
import {ByteReader} from '../../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../../graph/value/byte-writer.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import type {PathAttributes} from './attributes-of.ts';

// The order is the wire form: append only. Two bits each: said at all, and what.
const flags = ['generated', 'vendored', 'documentation', 'detectable', 'text', 'binary'] as const;

export const attributesCodec: Codec<PathAttributes> = {
  name: 'attributes',
  encode(attributes) {
    const bits = flags.reduce((sum, flag, index) => sum | (attributes[flag] === undefined ? 0 : (attributes[flag] ? 3 : 1) << (index * 2)), 0);
    const writer = new ByteWriter(16).varint(bits);
    return (attributes.language === undefined ? writer : writer.text(attributes.language)).done();
  },
  decode(bytes) {
    const reader = new ByteReader(bytes);
    const bits = reader.varint();
    const said: {-readonly [K in keyof PathAttributes]: PathAttributes[K]} = {};
    for (const [index, flag] of flags.entries()) {
      const both = (bits >> (index * 2)) & 3;
      if (both !== 0) said[flag] = both === 3;
    }
    if (!reader.done) said.language = reader.text();
    return said;
  },
};
