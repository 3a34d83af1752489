// Reads the table of a pack that lies on the disk. A pack that cannot be read is no pack: its values are misses.
import {open, type FileHandle} from 'node:fs/promises';
import {decodeFooter, decodeTrailer, headerBytes, madeAt, trailerBytes} from './pack-footer.ts';
import type {PackTable} from './pack-table.ts';
import {codeOf} from './store-error.ts';

export interface PackOnDisk {readonly table: PackTable; readonly size: number}

export function readFooter(path: string): Promise<PackOnDisk | undefined> {
  return fromFile(path, async (file) => {
    const {size} = await file.stat();
    if (madeAt(await bytesAt(file, 0, headerBytes)) === undefined) return undefined;
    const trailer = decodeTrailer(await bytesAt(file, size - trailerBytes, trailerBytes), size);
    if (trailer === undefined) return undefined;
    return {table: decodeFooter(await bytesAt(file, trailer.at, size - trailerBytes - trailer.at), trailer), size};
  });
}

/** When a pack was made, to tell later from earlier. */
export function readMadeAt(path: string): Promise<bigint | undefined> {
  return fromFile(path, async (file) => madeAt(await bytesAt(file, 0, headerBytes)));
}

async function fromFile<T>(path: string, read: (file: FileHandle) => Promise<T | undefined>): Promise<T | undefined> {
  try {
    await using file = await open(path, 'r');
    return await read(file);
  } catch (cause) {
    // Gone, torn or foreign: all the same to whoever asks. Anything else is a fault of the machine and must be seen.
    if (cause instanceof RangeError || codeOf(cause) === 'ENOENT') return undefined;
    throw cause;
  }
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  if (at < 0) throw new RangeError('File is too short for a pack');
  const {buffer, bytesRead} = await file.read(Buffer.allocUnsafe(length), 0, length, at);
  if (bytesRead !== length) throw new RangeError('Pack ends early');
  return buffer;
}
