// A string as UTF-8.
import type {Codec} from './codec.ts';

export const textCodec: Codec<string> = {
  name: 'text',
  encode: (value) => Buffer.from(value, 'utf8'),
  decode: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'),
};
