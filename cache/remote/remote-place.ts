// Where a remote lies: files under names, got whole or in part, and put. The seam that servers, buckets and folders stand behind.
import {RemoteTrouble} from './remote-trouble.ts';

/** A path of our own making: letters, digits, `.`, `_`, `-` and `/`. Nothing of a repository ever becomes one without being spelled so. */
export type RemotePath = string;

export interface Wanted {
  /** An answer that is longer is refused before it is in memory. */
  readonly most: number;
  /** Of the file, these bytes alone. */
  readonly range?: {readonly at: number; readonly length: number};
}

export type Put = Uint8Array | {readonly file: string; readonly size: number; readonly sha256: string};

export interface RemotePlace {
  /** For messages; holds no secret. */
  readonly shown: string;
  /** `undefined` when there is nothing of that name. Everything else that is no answer throws a `RemoteTrouble`. */
  get(path: RemotePath, wanted: Wanted, signal: AbortSignal): Promise<Buffer | undefined>;
  /** What lies there is replaced. */
  put(path: RemotePath, body: Put, signal: AbortSignal): Promise<void>;
  /** Its size; `undefined` when it is not there. */
  size(path: RemotePath, signal: AbortSignal): Promise<number | undefined>;
  /** No error when it is not there. */
  remove(path: RemotePath, signal: AbortSignal): Promise<void>;
  close(): void;
}

/** The twin for tests. */
export function memoryPlace(files: Map<RemotePath, Buffer> = new Map()): RemotePlace & {readonly files: Map<RemotePath, Buffer>} {
  return {
    files,
    shown: 'memory',
    async get(path, {most, range}) {
      const file = files.get(path);
      if (file === undefined) return undefined;
      const bytes = range === undefined ? file : file.subarray(range.at, range.at + range.length);
      if (bytes.length > most) throw new RemoteTrouble('too-large', `"${path}" has ${bytes.length} bytes, at most ${most} were announced`);
      return bytes;
    },
    async put(path, body) {
      files.set(path, body instanceof Uint8Array ? Buffer.from(body) : await (await import('node:fs/promises')).readFile(body.file));
    },
    size: async (path) => files.get(path)?.length,
    async remove(path) {
      files.delete(path);
    },
    close() {},
  };
}
