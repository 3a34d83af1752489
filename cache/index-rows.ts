// The binary rows of an index: fixed places for every field, so that reading one allocates next to nothing.
import {crc32} from 'node:zlib';
import {digestAt} from '../graph/value/address.ts';
import type {Digest} from '../graph/value/digest.ts';
import type {KnownPack} from './pack-index.ts';
import type {Place} from './pack-table.ts';

/** Where an index lies in its store. The name carries our layout and LMDB's: an index of another one is made anew, never read. */
const indexSchema = 2;
export const indexFolder = `index-${indexSchema}-lmdb3`;

/** The first byte of a key: schema and table. */
export const tables = {answers: indexSchema * 16 + 1, values: indexSchema * 16 + 2, packs: indexSchema * 16 + 3} as const;
export type Table = keyof typeof tables;

export const hashKeyBytes = 33;
const packKeyBytes = 7;
const placeBytes = 32;
const packBytes = 43;

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

/** check 4 | pack 6 | at 6 | size 4 | raw 4 | offset 4 | length 4. A wrong place would yield bytes that miss their digest, but only after a long read. */
export function placeRow(place: Place): Buffer {
  const row = Buffer.allocUnsafe(placeBytes);
  row.writeUIntBE(place.pack, 4, 6);
  row.writeUIntBE(place.at, 10, 6);
  row.writeUInt32BE(place.size, 16);
  row.writeUInt32BE(place.raw, 20);
  row.writeUInt32BE(place.offset, 24);
  row.writeUInt32BE(place.length, 28);
  return checked(row);
}

export function readPlace(row: Buffer): Place | undefined {
  if (row.length !== placeBytes || !isChecked(row)) return undefined;
  return {
    pack: row.readUIntBE(4, 6),
    at: row.readUIntBE(10, 6),
    size: row.readUInt32BE(16),
    raw: row.readUInt32BE(20),
    offset: row.readUInt32BE(24),
    length: row.readUInt32BE(28),
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

/** check 4 | name 32 | size 6 | state 1 | ids of leases, in the last state */
export function packRow({name, size, retired, condemned}: KnownPack): Buffer {
  const leases = Buffer.from(condemned?.leases?.join() ?? '', 'latin1');
  const row = Buffer.alloc(packBytes + leases.length);
  row.write(name, 4, 'hex');
  row.writeUIntBE(size, 36, 6);
  row[42] = retired ? states.retired : condemned === undefined ? states.found : condemned.leases === undefined ? states.condemned : states.leased;
  row.set(leases, packBytes);
  return checked(row);
}

const states = {found: 0, retired: 1, condemned: 2, leased: 3} as const;

export function readPack(row: Buffer): KnownPack | undefined {
  if (row.length < packBytes || !isChecked(row)) return undefined;
  const [state, ids] = [row[42], row.toString('latin1', packBytes, row.length)];
  const pack = {name: row.toString('hex', 4, 36), size: row.readUIntBE(36, 6), retired: state === states.retired};
  if (state === states.condemned) return {...pack, condemned: {leases: undefined}};
  return state === states.leased ? {...pack, condemned: {leases: ids === '' ? [] : ids.split(',')}} : pack;
}

/** True for what is one of our rows, under a key of its table, as it was written. */
export function isRow(key: Buffer, row: Buffer): boolean {
  if (key.length === packKeyBytes) return key[0] === tables.packs && readPack(row) !== undefined;
  if (key.length !== hashKeyBytes) return false;
  return key[0] === tables.values ? readPlace(row) !== undefined : key[0] === tables.answers && readAnswer(key, row) !== undefined;
}

/** The first four bytes of a row are the check of the others. */
function checked(row: Buffer): Buffer {
  row.writeUInt32BE(crc32(row.subarray(4)), 0);
  return row;
}

function isChecked(row: Buffer): boolean {
  return row.readUInt32BE(0) === crc32(row.subarray(4, row.length));
}
