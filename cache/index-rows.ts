// The binary rows of an index: fixed places for every field, so that reading one allocates next to nothing.
import {crc32} from 'node:zlib';
import {digestAt} from '../graph/value/address.ts';
import type {Digest} from '../graph/value/digest.ts';
import type {KnownPack} from './pack-index.ts';
import type {Place} from './pack-table.ts';

/** Part of the index's folder name: an index of another layout is made anew, never read. */
export const indexSchema = 1;

/** The first byte of a key: schema and table. */
export const tables = {answers: indexSchema * 16 + 1, values: indexSchema * 16 + 2, packs: indexSchema * 16 + 3} as const;
export type Table = keyof typeof tables;

export const hashKeyBytes = 33;
const packKeyBytes = 7;

/** Writes the key of a hash into a buffer that the caller reuses. */
export function hashKey(into: Buffer, table: Table, hash: Digest | Buffer): Buffer {
  into[0] = tables[table];
  if (typeof hash !== 'string') into.set(hash, 1);
  // What is left of the key before must never pass for a part of this one.
  else if (hash.length !== 64 || into.write(hash, 1, 'hex') !== 32) throw new RangeError(`Expected 64 hex digits, got "${hash}"`);
  return into;
}

export function packKey(pack: number): Buffer {
  const key = Buffer.alloc(packKeyBytes);
  key[0] = tables.packs;
  key.writeUIntBE(pack, 1, 6);
  return key;
}

/** pack 6 | at 6 | size 4 | raw 4 | offset 4 | length 4. No check: a wrong place yields bytes that miss their digest. */
export function placeRow(place: Place): Buffer {
  const row = Buffer.allocUnsafe(28);
  row.writeUIntBE(place.pack, 0, 6);
  row.writeUIntBE(place.at, 6, 6);
  row.writeUInt32BE(place.size, 12);
  row.writeUInt32BE(place.raw, 16);
  row.writeUInt32BE(place.offset, 20);
  row.writeUInt32BE(place.length, 24);
  return row;
}

export function readPlace(row: Buffer): Place | undefined {
  if (row.length !== 28) return undefined;
  return {
    pack: row.readUIntBE(0, 6),
    at: row.readUIntBE(6, 6),
    size: row.readUInt32BE(12),
    raw: row.readUInt32BE(16),
    offset: row.readUInt32BE(20),
    length: row.readUInt32BE(24),
  };
}

/** check 4 | address. Nothing else vouches for an answer, so the check covers the key, too. */
export function answerRow(key: Buffer, address: Uint8Array): Buffer {
  const row = Buffer.allocUnsafe(4 + address.length);
  row.set(address, 4);
  row.writeUInt32BE(checkOf(key, address), 0);
  return row;
}

export function readAnswer(key: Buffer, row: Buffer): Digest | undefined {
  if (row.length < 5) return undefined;
  // The end is spelled out: the row may be a database's own buffer, longer than its `length` says.
  const address = row.subarray(4, row.length);
  return row.readUInt32BE(0) === checkOf(key, address) ? digestAt(address) : undefined;
}

function checkOf(key: Buffer, address: Uint8Array): number {
  return (crc32(address) ^ key.readUInt32BE(1)) >>> 0;
}

/** name 32 | size 6 | retired 1 */
export function packRow({name, size, retired}: KnownPack): Buffer {
  const row = Buffer.alloc(39);
  row.write(name, 0, 'hex');
  row.writeUIntBE(size, 32, 6);
  row[38] = retired ? 1 : 0;
  return row;
}

export function readPack(row: Buffer): KnownPack | undefined {
  if (row.length !== 39) return undefined;
  return {name: row.toString('hex', 0, 32), size: row.readUIntBE(32, 6), retired: row[38] === 1};
}
