// Whether references may have moved, told from when files and folders were written: no process, so it can be asked every other second.
import {readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import type {RefPlaces} from './ref-places.ts';

export interface RefPulse {
  /** Differs from the last one where something may have moved. Equal ones prove nothing alone: a file can be written twice within one tick of the disk's clock. */
  (): Promise<string>;
}

/** The folders of references are remembered, and listed again only where they changed: a pulse costs a look for each of them. */
export function refPulse({trees, files, tops}: RefPlaces): RefPulse {
  const known = new Map<string, {readonly stamp: string; readonly folders: readonly string[]}>();

  async function folder(path: string, stamps: string[]): Promise<void> {
    const stamp = await stampOf(path);
    stamps.push(stamp);
    if (stamp === absent) return void known.delete(path);
    const last = known.get(path);
    const folders = last?.stamp === stamp ? last.folders : await foldersIn(path);
    known.set(path, {stamp, folders});
    for (const name of folders) await folder(join(path, name), stamps);
  }

  return async () => {
    const stamps: string[] = [];
    for (const file of files) stamps.push(await stampOf(file));
    for (const tree of trees) await folder(tree, stamps);
    // A repository that was deleted and made anew in the same place.
    for (const top of tops) stamps.push(await inodeOf(top));
    return stamps.join(' ');
  };
}

const absent = '-';

async function stampOf(path: string): Promise<string> {
  const found = await stat(path, {bigint: true}).catch(() => undefined);
  return found === undefined ? absent : `${found.ino}.${found.mtimeNs}.${found.isFile() ? found.size : ''}`;
}

async function inodeOf(path: string): Promise<string> {
  const found = await stat(path, {bigint: true}).catch(() => undefined);
  return found === undefined ? absent : String(found.ino);
}

/** One that is gone by now was seen before it went, and its own folder has moved with it. */
async function foldersIn(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, {withFileTypes: true}).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({name}) => name);
}
