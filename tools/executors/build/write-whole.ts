// Writes an output file so that whoever looks sees the former one or the new one, whole.
import {open, rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {tmpFile} from '../../../cache/tmp-files.ts';

/** Another build may be writing the same: each has a file of its own aside. Pieces are written as they come. */
export async function writeWhole(out: string, name: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
  const aside = tmpFile(out, 'part');
  const file = await open(aside, 'w');
  try {
    await file.writeFile(bytes);
    await file.datasync();
    await rename(aside, join(out, name));
  } catch (cause) {
    // Half a file is of no use to anyone, and the disk may be full.
    await rm(aside, {force: true});
    throw cause;
  } finally {
    await file.close();
  }
}
