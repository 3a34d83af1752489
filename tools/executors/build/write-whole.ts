// Writes an output file so that whoever looks sees the former one or the new one, whole.
import {open, rename, rm} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {makeFolder} from '../../../cache/durable.ts';
import {codeOf} from '../../../cache/store-error.ts';
import {tmpFile} from '../../../cache/tmp-files.ts';

/** Another build may be writing the same: each has a file of its own aside. Pieces are written as they come. */
export async function writeWhole(out: string, name: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
  const aside = tmpFile(out, 'part');
  const file = await open(aside, 'w');
  try {
    await file.writeFile(bytes);
    await file.datasync();
    await moved(aside, join(out, name));
  } catch (cause) {
    // Half a file is of no use to anyone, and the disk may be full.
    await rm(aside, {force: true});
    throw cause;
  } finally {
    await file.close();
  }
}

/** The folder is made when it is not there: another build may just have removed it, empty. */
async function moved(aside: string, to: string): Promise<void> {
  try {
    await rename(aside, to);
  } catch (cause) {
    if (codeOf(cause) !== 'ENOENT') throw cause;
    await makeFolder(dirname(to));
    await rename(aside, to);
  }
}
