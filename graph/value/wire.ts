// The wire form of every value: the digests it links to, then its payload. So a sweep or a reader can follow links without knowing any codec.
import {readDigest, writeDigest} from './address.ts';
import {ByteReader} from './byte-reader.ts';
import {ByteWriter} from './byte-writer.ts';
import type {Codec} from './codec.ts';
import {digestOf, type Digest} from './digest.ts';

export interface Sealed {readonly digest: Digest; readonly bytes: Uint8Array}

/** Encodes a value and names it. */
export function seal<T>(codec: Codec<T>, value: T): Sealed {
  const links = codec.links?.(value) ?? [];
  const payload = codec.encode(value);
  const writer = new ByteWriter(payload.length + 8 + links.length * 40).varint(links.length);
  for (const link of links) writeDigest(writer, link);
  const bytes = writer.raw(payload).done();
  return {digest: digestOf(bytes), bytes};
}

export interface Opened {readonly links: readonly Digest[]; readonly payload: Uint8Array}

export function open(wire: Uint8Array): Opened {
  const reader = new ByteReader(wire);
  const links: Digest[] = [];
  for (let left = reader.varint(); left > 0; left--) links.push(readDigest(reader));
  return {links, payload: reader.rest()};
}
