// A remote in a folder: a shared disk, or what a build server carries from one run to the next.
import {copyFile, mkdir, open, rename, rm, stat, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {codeOf} from '../store-error.ts';
import type {RemotePath, RemotePlace} from './remote-place.ts';
import {RemoteTrouble, type RemoteTroubleKind} from './remote-trouble.ts';

/** `unique`: an end for names of files that are being written, which no other process has. */
export function folderPlace(folder: string, unique: () => string): RemotePlace {
  const at = (path: RemotePath) => join(folder, path);
  return {
    shown: folder,
    get: (path, {most, range}) => onDisk(path, async () => {
      await using file = await open(at(path), 'r');
      const {size} = await file.stat();
      const from = Math.min(size, range?.at ?? 0);
      const length = Math.min(size - from, range?.length ?? size);
      if (length > most) throw new RemoteTrouble('too-large', `"${path}" has ${length} bytes, at most ${most} were announced`);
      const {buffer, bytesRead} = await file.read(Buffer.allocUnsafeSlow(length), 0, length, from);
      return buffer.subarray(0, bytesRead);
    }),
    async put(path, body) {
      await onDisk(path, async () => {
        await mkdir(dirname(at(path)), {recursive: true});
        const half = `${at(path)}.${unique()}.half`;
        try {
          if (body instanceof Uint8Array) await writeFile(half, body);
          else await copyFile(body.file, half);
          await rename(half, at(path));
        } finally {
          await rm(half, {force: true});
        }
      }, true);
    },
    size: (path) => onDisk(path, async () => (await stat(at(path))).size),
    async remove(path) {
      await onDisk(path, () => rm(at(path), {force: true}));
    },
    close() {},
  };
}

async function onDisk<T>(path: RemotePath, act: () => Promise<T>, needed = false): Promise<T | undefined> {
  try {
    return await act();
  } catch (cause) {
    if (cause instanceof RemoteTrouble) throw cause;
    const code = codeOf(cause);
    if (!needed && (code === 'ENOENT' || code === 'ENOTDIR')) return undefined;
    const kind: RemoteTroubleKind = code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? 'refused' : 'unreachable';
    throw new RemoteTrouble(kind, `Could not use "${path}"${cause instanceof Error ? ` (${cause.message})` : ''}`, cause);
  }
}
