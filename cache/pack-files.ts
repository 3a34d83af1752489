// The sealed packs of a folder, opened when first read from. A pack may vanish under us: then it is not there, and no error.
import {existsSync} from 'node:fs';
import {open, type FileHandle} from 'node:fs/promises';
import {join} from 'node:path';
import {readAt} from './read-at.ts';
import {onlyWhoCanBeSeen, removeLeft, takeLock} from './process-lock.ts';
import {codeOf} from './store-error.ts';

/** Open files are a bounded thing; more packs than this are opened in turn. */
const mostOpen = 128;

export interface PackFiles {
  path(name: string): string;
  has(pack: number): boolean;
  read(pack: number, at: number, length: number): Promise<Buffer | undefined>;
  /** Tells that a pack is there, or that it has gone. */
  note(pack: number, there: boolean): Promise<void>;
  /**
   * Runs while no other process takes up packs that no index names, or takes one back. A pack that was taken up is counted on, so
   * it must not be one that its maker is about to remove.
   */
  alone<T>(act: () => Promise<T>): Promise<T>;
  /** What those left of that lock who died as they took it over. */
  removeLeft(): Promise<void>;
  close(): Promise<void>;
}

/** `tmp`: a folder for half-written files, on the same disk. */
export function packFiles(dir: string, nameOf: (pack: number) => string | undefined, tmp = dir): PackFiles {
  const known = new Map<number, boolean>();
  const opened = new Map<number, Promise<FileHandle | undefined>>();
  const lock = [join(tmp, 'packs.lock'), {tmp, belief: onlyWhoCanBeSeen}] as const;

  function path(name: string): string {
    return join(dir, `${name}.pack`);
  }

  function has(pack: number): boolean {
    const there = known.get(pack);
    if (there !== undefined) return there;
    const name = nameOf(pack);
    const found = name !== undefined && existsSync(path(name));
    known.set(pack, found);
    return found;
  }

  async function handle(pack: number): Promise<FileHandle | undefined> {
    const name = nameOf(pack);
    try {
      return name === undefined ? undefined : await open(path(name), 'r');
    } catch (cause) {
      if (codeOf(cause) === 'ENOENT') return undefined;
      throw cause;
    }
  }

  async function shut(pack: number): Promise<void> {
    const file = opened.get(pack);
    opened.delete(pack);
    await (await file)?.close();
  }

  return {
    path,
    has,
    async read(pack, at, length) {
      const file = opened.get(pack) ?? handle(pack);
      opened.delete(pack);
      opened.set(pack, file);
      const [oldest] = opened.keys();
      if (opened.size > mostOpen && oldest !== undefined) await shut(oldest);
      const there = await file;
      if (there === undefined && opened.get(pack) === file) opened.delete(pack);
      return there && (await readAt(there, at, length));
    },
    async note(pack, there) {
      known.set(pack, there);
      if (!there) await shut(pack);
    },
    async alone(act) {
      await using _ = await takeLock(...lock);
      return await act();
    },
    removeLeft: () => removeLeft(...lock),
    async close() {
      for (const pack of [...opened.keys()]) await shut(pack);
    },
  };
}
