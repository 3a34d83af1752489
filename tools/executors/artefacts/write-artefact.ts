// Writes a file that a pin needs, or the lock itself: on the disk before it has its name, so that no crash leaves a pin of half a file.
import {open, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {durableRename} from '../../../cache/durable.ts';
import {tmpFile} from '../../../cache/tmp-files.ts';

export async function writeArtefact(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const aside = tmpFile(folder, 'part');
  try {
    await using file = await open(aside, 'wx');
    await file.writeFile(bytes);
    await file.sync();
  } catch (cause) {
    await rm(aside, {force: true});
    throw cause;
  }
  await durableRename(aside, join(folder, name));
}
