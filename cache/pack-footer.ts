// The end of a pack: its table, spelled so that the pack alone is enough to index it again.
import {hash} from 'node:crypto';
import {ByteReader} from '../graph/value/byte-reader.ts';
import {ByteWriter} from '../graph/value/byte-writer.ts';
import {digestBytes, mostRows, type Frame, type PackTable} from './pack-table.ts';

/**
 * A pack is   magic 8 | stamp 16 | frames … | footer | trailer 56
 * trailer =   footer offset u64 | values u32 | answers u32 | sha256 of the footer 32 | magic 8
 */
export const magic = Buffer.from('gristpk1');
export const headerBytes = 24;
export const trailerBytes = 56;

/** The stamp is the time of making and the file's own number on its disk: it orders packs, and no two ever share a name. */
export function encodeHeader(madeAt: bigint, inode: bigint): Buffer {
  const header = Buffer.alloc(headerBytes);
  header.set(magic);
  header.writeBigUInt64BE(BigInt.asUintN(64, madeAt), 8);
  header.writeBigUInt64BE(BigInt.asUintN(64, inode), 16);
  return header;
}

/** When the pack was made; `undefined` when this is no header of a pack. */
export function madeAt(header: Buffer): bigint | undefined {
  return header.length === headerBytes && header.subarray(0, 8).equals(magic) ? header.readBigUInt64BE(8) : undefined;
}

export interface Trailer {readonly at: number; readonly values: number; readonly answers: number; readonly sha256: string}

/** Footer and trailer, for a file whose frames end at `at`. */
export function encodeFooter(table: PackTable, at: number): Buffer {
  const values = table.lengths.length;
  const answers = table.addresses.length;
  const body = new ByteWriter(values * 36 + answers * 68 + 64).varint(table.frames.length);
  const counts = valuesPerFrame(table);
  table.frames.forEach((frame, number) => body.varint(frame.size).varint(frame.raw).varint(counts[number] ?? 0));
  body.raw(table.digests);
  for (const length of table.lengths) body.varint(length);
  body.raw(table.keys);
  for (const address of table.addresses) body.bytes(address);
  const footer = body.done();
  const trailer = Buffer.alloc(trailerBytes);
  trailer.writeBigUInt64BE(BigInt(at), 0);
  trailer.writeUInt32BE(values, 8);
  trailer.writeUInt32BE(answers, 12);
  trailer.set(hash('sha256', footer, 'buffer'), 16);
  trailer.set(magic, 48);
  return Buffer.concat([footer, trailer]);
}

export function decodeTrailer(bytes: Buffer, fileSize: number): Trailer | undefined {
  if (bytes.length !== trailerBytes || !bytes.subarray(48).equals(magic)) return undefined;
  const at = Number(bytes.readBigUInt64BE(0));
  const values = bytes.readUInt32BE(8);
  const answers = bytes.readUInt32BE(12);
  if (at < headerBytes || at > fileSize - trailerBytes || values >= mostRows || answers >= mostRows) return undefined;
  return {at, values, answers, sha256: bytes.toString('hex', 16, 48)};
}

/** Throws a RangeError when the bytes are no footer of such a pack. */
export function decodeFooter(footer: Buffer, {at, values, answers, sha256}: Trailer): PackTable {
  if (hash('sha256', footer, 'hex') !== sha256) throw new RangeError('Footer of a pack is damaged');
  const from = new ByteReader(footer);
  const frames: Frame[] = [];
  const frameOf: number[] = [];
  let end = headerBytes;
  for (let left = from.varint(); left > 0; left--) {
    const frame = {at: end, size: from.varint(), raw: from.varint()};
    const count = from.varint();
    if (frameOf.length + count > values) throw new RangeError('Frames of a pack name more values than it has');
    for (let row = 0; row < count; row++) frameOf.push(frames.length);
    frames.push(frame);
    end += frame.size;
  }
  if (end !== at || frameOf.length !== values) throw new RangeError('Frames of a pack do not add up');
  const digests = from.raw(values * digestBytes);
  const {offsets, lengths} = spansIn(frames, frameOf, from);
  const keys = from.raw(answers * digestBytes);
  const addresses: Uint8Array[] = [];
  for (let row = 0; row < answers; row++) addresses.push(from.bytes());
  if (!from.done) throw new RangeError('Footer of a pack is too long');
  return {frames, digests, frameOf, offsets, lengths, keys, addresses};
}

/** Values lie in their frame one after the other, so their lengths say where. */
function spansIn(frames: readonly Frame[], frameOf: readonly number[], from: ByteReader): {offsets: number[]; lengths: number[]} {
  const offsets: number[] = [];
  const lengths: number[] = [];
  let next = 0;
  frameOf.forEach((frame, row) => {
    const length = from.varint();
    const offset = frame === frameOf[row - 1] ? next : 0;
    next = offset + length;
    if (next > (frames[frame]?.raw ?? 0)) throw new RangeError('Value of a pack reaches beyond its frame');
    offsets.push(offset);
    lengths.push(length);
  });
  return {offsets, lengths};
}

function valuesPerFrame(table: PackTable): readonly number[] {
  const counts: number[] = table.frames.map(() => 0);
  for (const frame of table.frameOf) counts[frame] = (counts[frame] ?? 0) + 1;
  return counts;
}
