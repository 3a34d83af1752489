// Files that are compressed, told by the ending of their names. Each piece is whole by itself, and pieces that stand one after the other are such a file again.
import {constants, gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync} from 'node:zlib';

export type Packing = 'gz' | 'zst';

/** Where a gzip says on what system it was made, which is none of anybody's business. */
const [systemAt, unknownSystem] = [9, 255];

export function packedBytes(packing: Packing, bytes: Uint8Array): Buffer {
  if (packing === 'zst') return zstdCompressSync(bytes, {params: {[constants.ZSTD_c_checksumFlag]: 1}});
  const packed = gzipSync(bytes);
  packed[systemAt] = unknownSystem;
  return packed;
}

export function unpacked(file: string, bytes: Buffer): Buffer {
  if (file.endsWith('.zst')) return zstdDecompressSync(bytes);
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}
