// Makes a new name in a folder survive a power cut: the folder's entries are data of their own.
import {mkdir, open, rename} from 'node:fs/promises';
import {dirname, resolve} from 'node:path';
import {codeOf} from './store-error.ts';

export async function syncFolder(path: string): Promise<void> {
  await using folder = await open(path, 'r');
  await folder.sync();
}

/** Creates a folder whose name, and the names of those that had to be made around it, are on the disk when this resolves. */
export async function durableFolder(path: string): Promise<void> {
  const outermost = await makeFolder(path);
  if (outermost === undefined) return;
  const top = dirname(resolve(outermost));
  for (let around = dirname(resolve(path)); around.length >= top.length; around = dirname(around)) {
    await syncFolder(around);
    if (around === top) return;
  }
}

/** Creates a folder and those around it; gives the outermost that had to be made. */
export async function makeFolder(path: string): Promise<string | undefined> {
  try {
    return await mkdir(path, {recursive: true});
  } catch (cause) {
    // On a read-only disk Node says that the folder it could not make is not there. Asked for that one alone, it says why.
    if (codeOf(cause) === 'ENOENT' && cause instanceof Error && 'path' in cause && typeof cause.path === 'string') await mkdir(cause.path);
    throw cause;
  }
}

/** Gives an already synced file its final name, at once and for good. */
export async function durableRename(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncFolder(dirname(to));
}
