// The file that says a folder is a mirror of ours, and of what. A folder without it is never overwritten.
import {mkdir, mkdtemp, readdir, rename, rm, writeFile} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import type {ObjectFormat} from './mirror-folder.ts';
import {textOf} from './repository-folder.ts';
import {SourceFailure} from './source-failure.ts';

export interface MirrorMarker {readonly source: string; readonly objectFormat: ObjectFormat}

const file = 'gristmill-mirror';

/** `undefined` when there is nothing yet. */
export async function readMarker(dir: string): Promise<MirrorMarker | undefined> {
  const marker = (await markerIn(dir)) ?? ((await isEmpty(dir)) ? undefined : 'taken');
  if (marker !== 'taken') return marker;
  // Another process may have put a whole mirror there since the first look.
  const placed = await markerIn(dir);
  if (placed !== undefined) return placed;
  throw new SourceFailure({kind: 'mirror-taken', what: 'The folder for the mirror holds something else', where: dir, hint: 'Name another folder, or delete this one'});
}

async function markerIn(dir: string): Promise<MirrorMarker | undefined> {
  const text = await textOf(join(dir, file));
  const [objectFormat, source] = text?.split('\n') ?? [];
  return source !== undefined && (objectFormat === 'sha1' || objectFormat === 'sha256') ? {source, objectFormat} : undefined;
}

/**
 * Makes a mirror beside its place and then moves it there, so that a half-made one is never taken for whole. Builds that start together
 * each make one; the first to be done gives it to all, and clears away what others, alive or killed, have half made.
 */
export async function placeMirror(dir: string, known: MirrorMarker | undefined, make: (folder: string) => Promise<MirrorMarker>): Promise<MirrorMarker> {
  await mkdir(dirname(dir), {recursive: true});
  const making = await mkdtemp(`${dir}${makingMark}`);
  try {
    const marker = await make(making);
    await writeFile(join(making, file), `${marker.objectFormat}\n${marker.source}\n`);
    // Never one that stood there when nothing was known: somebody is reading it already.
    if (known !== undefined) await rm(dir, {recursive: true, force: true});
    await rename(making, dir);
    await clearUnfinished(dir);
    return marker;
  } catch (error) {
    const first = known === undefined ? await readMarker(dir) : undefined;
    if (first === undefined) throw error;
    return first;
  } finally {
    await rm(making, {recursive: true, force: true});
  }
}

const makingMark = '.making-';

async function clearUnfinished(dir: string): Promise<void> {
  const names = await readdir(dirname(dir));
  for (const name of names) if (name.startsWith(`${basename(dir)}${makingMark}`)) await rm(join(dirname(dir), name), {recursive: true, force: true});
}

async function isEmpty(dir: string): Promise<boolean> {
  try {
    return (await readdir(dir)).length === 0;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return true;
    throw error;
  }
}
