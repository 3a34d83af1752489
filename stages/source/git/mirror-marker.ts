// The file that says a folder is a mirror of ours, and of what. A folder without it is never overwritten.
import {mkdir, readdir, rename, rm, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import type {ObjectFormat} from './mirror-folder.ts';
import {textOf} from './repository-folder.ts';
import {SourceFailure} from './source-failure.ts';

export interface MirrorMarker {readonly source: string; readonly objectFormat: ObjectFormat}

const file = 'gristmill-mirror';

/** `undefined` when there is nothing yet. */
export async function readMarker(dir: string): Promise<MirrorMarker | undefined> {
  const text = await textOf(join(dir, file));
  const [objectFormat, source] = text?.split('\n') ?? [];
  if (source !== undefined && (objectFormat === 'sha1' || objectFormat === 'sha256')) return {source, objectFormat};
  if (await isEmpty(dir)) return undefined;
  throw new SourceFailure({kind: 'mirror-taken', what: 'The folder for the mirror holds something else', where: dir, hint: 'Name another folder, or delete this one'});
}

/** Makes a mirror beside its place and then moves it there, so that a half-made one is never taken for whole. */
export async function placeMirror(dir: string, make: (folder: string) => Promise<MirrorMarker>): Promise<MirrorMarker> {
  const making = `${dir}.making`;
  await rm(making, {recursive: true, force: true});
  await mkdir(dirname(dir), {recursive: true});
  const marker = await make(making);
  await writeFile(join(making, file), `${marker.objectFormat}\n${marker.source}\n`);
  await rm(dir, {recursive: true, force: true});
  await rename(making, dir);
  return marker;
}

async function isEmpty(dir: string): Promise<boolean> {
  try {
    return (await readdir(dir)).length === 0;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return true;
    throw error;
  }
}
