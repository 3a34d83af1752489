// Makes a new name in a folder survive a power cut: the folder's entries are data of their own.
import {mkdir, open, rename} from 'node:fs/promises';
import {dirname} from 'node:path';

export async function syncFolder(path: string): Promise<void> {
  await using folder = await open(path, 'r');
  await folder.sync();
}

/** Creates a folder whose name is on the disk when this resolves. */
export async function durableFolder(path: string): Promise<void> {
  const first = await mkdir(path, {recursive: true});
  if (first !== undefined) await syncFolder(dirname(path));
}

/** Gives an already synced file its final name, at once and for good. */
export async function durableRename(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncFolder(dirname(to));
}
