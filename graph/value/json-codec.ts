// Plain data as canonical JSON: the codec for small records whose shape may still grow.
import type {Codec} from './codec.ts';
import {canonical, type Params} from './params.ts';

export function jsonCodec<T>(name: string): Codec<T> {
  return {
    name,
    encode: (value) => Buffer.from(canonical(value as Params), 'utf8'),
    decode: (bytes) => JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')) as T,
  };
}
