// Reads a stretch of a file that is open. None where the file ends before it.
import {readSync} from 'node:fs';
import type {FileHandle} from 'node:fs/promises';

/** Up to here the trip to another thread and back costs the main thread several times what the system takes to copy what it has at hand. */
const atOnce = 256 * 1024;

export async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer | undefined> {
  const buffer = Buffer.allocUnsafe(length);
  const bytesRead = length <= atOnce ? readSync(file.fd, buffer, 0, length, at) : (await file.read(buffer, 0, length, at)).bytesRead;
  return bytesRead === length ? buffer : undefined;
}
