// The wire form of every value: the digests it links to, then its payload. So a sweep or a reader can follow links without knowing any codec.
import {readDigest, writeDigest} from './address.ts';
import {ByteReader} from './byte-reader.ts';
import {ByteWriter} from './byte-writer.ts';
import type {Codec} from './codec.ts';
import {digestOf, isStored, type Digest} from './digest.ts';

export interface Sealed {
  readonly digest: Digest;
  readonly bytes: Uint8Array;
  /** Values that this one links to and that came with it. */
  readonly beside?: readonly Sealed[];
}

/** Encodes a value and names it. */
export function seal<T>(codec: Codec<T>, value: T): Sealed {
  const beside: Sealed[] = [];
  const links = codec.links?.(value, keep) ?? [];
  const sealed = framed(links, codec.encode(value));
  return beside.length === 0 ? sealed : {...sealed, beside};

  function keep(bytes: Uint8Array, links: readonly Digest[] = []): Digest {
    const kept = framed(links, bytes);
    if (isStored(kept.digest)) beside.push(kept);
    return kept.digest;
  }
}

function framed(links: readonly Digest[], payload: Uint8Array): Sealed {
  const head = new ByteWriter(16 + links.length * 40).varint(links.length);
  for (const link of links) writeDigest(head, link);
  const bytes = Buffer.allocUnsafe(head.length + payload.length);
  bytes.set(head.view(), 0);
  bytes.set(payload, head.length);
  return {digest: digestOf(bytes), bytes};
}

export interface Opened {readonly links: readonly Digest[]; readonly payload: Uint8Array}

export function open(wire: Uint8Array): Opened {
  const reader = new ByteReader(wire);
  const links: Digest[] = [];
  for (let left = reader.varint(); left > 0; left--) links.push(readDigest(reader));
  return {links, payload: reader.rest()};
}

/** The links alone; most values have none, and say so in their first byte. */
export function linksIn(wire: Uint8Array): readonly Digest[] {
  return wire[0] === 0 ? none : open(wire).links;
}

const none: readonly Digest[] = [];

/** What must be stored for a sealed value to be read again: nothing, when its digest spells it all. */
export function storable({digest, bytes, beside = []}: Sealed): readonly Sealed[] {
  return isStored(digest) ? [...beside, {digest, bytes}] : beside;
}
