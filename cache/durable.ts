// Makes a new name in a folder survive a power cut: the folder's entries are data of their own.
import {mkdir, open, rename, stat} from 'node:fs/promises';
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

/**
 * Creates a folder and those around it; gives the outermost that had to be made. One level at a time: Node's own way says of a
 * read-only disk that the folder is not there, and never ends below a folder such as /proc, which says so itself.
 */
export async function makeFolder(path: string): Promise<string | undefined> {
  const code = await tryFolder(path);
  if (code === undefined) return path;
  if (code === 'EEXIST') return undefined;
  const around = dirname(resolve(path));
  const outermost = await makeFolder(around);
  const again = await tryFolder(path);
  if (again === 'ENOENT') await mkdir(path); // it says itself what is wrong
  return outermost ?? (again === undefined ? path : undefined);
}

/** `undefined` when it was made here, `EEXIST` when it was there, `ENOENT` when the one around it is not. */
async function tryFolder(path: string): Promise<'EEXIST' | 'ENOENT' | undefined> {
  try {
    await mkdir(path);
    return undefined;
  } catch (cause) {
    const code = codeOf(cause);
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return code;
    if (code === 'ENOENT' && dirname(resolve(path)) !== resolve(path)) return code;
    throw cause;
  }
}

/** Gives an already synced file its final name, at once and for good. */
export async function durableRename(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncFolder(dirname(to));
}
