// Token ids as they lie in a `.bin`: int32, low byte first, from the first byte on.
import {endianness} from 'node:os';

export const idBytesEach = 4;

const isLittle = endianness() === 'LE';

export function idBytes(ids: Int32Array): Uint8Array {
  const bytes = Buffer.from(ids.buffer, ids.byteOffset, ids.byteLength);
  return isLittle ? bytes : Buffer.from(bytes).swap32();
}
