// One chunk of a Merkle map: a sorted run of rows, or of chunks one level below. Its links are its entries, so a sweep can follow it.
import {ByteReader} from '../value/byte-reader.ts';
import {ByteWriter} from '../value/byte-writer.ts';
import {writeDigest} from '../value/address.ts';
import {digestOf, type Digest} from '../value/digest.ts';
import {open, type Sealed} from '../value/wire.ts';

/** At level 1 an entry is a row; above, it is a chunk, named by the last id in it and counting its rows. */
export interface Entry {readonly id: string; readonly digest: Digest; readonly count: number}
export interface Chunk {readonly digest: Digest; readonly level: number; readonly entries: readonly Entry[]}

export function sealChunk(level: number, entries: readonly Entry[]): Sealed {
  const writer = new ByteWriter(64 + entries.length * 80).varint(entries.length);
  for (const {digest} of entries) writeDigest(writer, digest);
  writer.byte(level);
  let before = '';
  for (const {id, count} of entries) {
    const shared = sharedPrefix(before, id);
    writer.varint(shared).text(id.slice(shared));
    if (level > 1) writer.varint(count);
    before = id;
  }
  const bytes = writer.done();
  return {digest: digestOf(bytes), bytes};
}

export function openChunk(digest: Digest, wire: Uint8Array): Chunk {
  const {links, payload} = open(wire);
  const reader = new ByteReader(payload);
  const level = reader.byte();
  let id = '';
  const entries = links.map((link): Entry => {
    const shared = reader.varint();
    id = id.slice(0, shared) + reader.text();
    return {id, digest: link, count: level > 1 ? reader.varint() : 1};
  });
  return {digest, level, entries};
}

/** Never ends inside a surrogate pair: each piece of an id must survive UTF-8 by itself. */
function sharedPrefix(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < limit && a.charCodeAt(shared) === b.charCodeAt(shared)) shared++;
  const last = b.charCodeAt(shared - 1);
  return last >= 0xd800 && last <= 0xdbff ? shared - 1 : shared;
}
