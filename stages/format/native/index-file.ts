// Megatron's index of an indexed dataset, version 1: how long each sequence is and where it begins. Each sequence is a document of its own.
import {idBytesEach} from './id-file.ts';

const magic = Buffer.from('MMIDIDX\0\0', 'latin1');
const version = 1n;
/** There is no code for uint32; ids are below 2^31, so the bytes are the same. */
const int32Code = 4;

export function indexFile(lengths: readonly number[]): Uint8Array {
  const count = lengths.length;
  const bytes = Buffer.allocUnsafe(34 + 4 * count + 8 * count + 8 * (count + 1));
  magic.copy(bytes, 0);
  bytes.writeBigUInt64LE(version, 9);
  bytes.writeUInt8(int32Code, 17);
  bytes.writeBigUInt64LE(BigInt(count), 18);
  bytes.writeBigUInt64LE(BigInt(count + 1), 26);
  const [pointers, documents] = [34 + 4 * count, 34 + 12 * count];
  let pointer = 0;
  for (const [at, length] of lengths.entries()) {
    bytes.writeInt32LE(length, 34 + 4 * at);
    bytes.writeBigInt64LE(BigInt(pointer), pointers + 8 * at);
    bytes.writeBigInt64LE(BigInt(at), documents + 8 * at);
    pointer += length * idBytesEach;
  }
  bytes.writeBigInt64LE(BigInt(count), documents + 8 * count);
  return bytes;
}
