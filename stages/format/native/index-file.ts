// Megatron's index of an indexed dataset, version 1: how long each sequence is and where it begins. Each sequence is a document of its own.
import {idBytesEach} from './id-file.ts';

const magic = Buffer.from('MMIDIDX\0\0', 'latin1');
const version = 1n;
const headBytes = 34;
/** There is no code for uint32; ids are below 2^31, so the bytes are the same. */
const int32Code = 4;

/** How long the sequences are that such a file lists; none of one that is none. */
export function readIndexFile(bytes: Buffer): readonly number[] | undefined {
  if (bytes.length < headBytes || !bytes.subarray(0, 9).equals(magic) || bytes.readBigUInt64LE(9) !== version) return undefined;
  const count = Number(bytes.readBigUInt64LE(18));
  if (bytes.length !== headBytes + 4 * count + 8 * count + 8 * (count + 1)) return undefined;
  return Array.from({length: count}, (_, at) => bytes.readInt32LE(headBytes + 4 * at));
}

export function indexFile(lengths: readonly number[]): Uint8Array {
  const count = lengths.length;
  const bytes = Buffer.allocUnsafe(headBytes + 4 * count + 8 * count + 8 * (count + 1));
  magic.copy(bytes, 0);
  bytes.writeBigUInt64LE(version, 9);
  bytes.writeUInt8(int32Code, 17);
  bytes.writeBigUInt64LE(BigInt(count), 18);
  bytes.writeBigUInt64LE(BigInt(count + 1), 26);
  const [pointers, documents] = [headBytes + 4 * count, headBytes + 12 * count];
  let pointer = 0;
  for (const [at, length] of lengths.entries()) {
    bytes.writeInt32LE(length, headBytes + 4 * at);
    bytes.writeBigInt64LE(BigInt(pointer), pointers + 8 * at);
    bytes.writeBigInt64LE(BigInt(at), documents + 8 * at);
    pointer += length * idBytesEach;
  }
  bytes.writeBigInt64LE(BigInt(count), documents + 8 * count);
  return bytes;
}
