// Hints that something may have moved, at once when it does: folders are watched, never files, and never a whole repository. The one file that uses chokidar.
import {join} from 'node:path';
import {watch} from 'chokidar';

export interface Hints extends AsyncDisposable {
  /** Resolves once whatever moves from now on gives a hint. */
  readonly ready: Promise<void>;
}

export interface Hinting {
  /** Folders that exist, or will. */
  readonly folders: readonly string[];
  /** Which folders below them are watched as well. */
  readonly below: (path: string) => boolean;
  /** Told the path that a hint is about, as the system spells it. */
  readonly heard: (path: string) => void;
  /** A system may have no watches left. Polling goes on, so it is told and nothing more. */
  readonly failed: (failure: Error) => void;
}

/**
 * Only what the system says itself is taken: files are ignored, so chokidar keeps no watch for each of them, and does what it is good at — following
 * folders that come, go and come again. Whatever is heard is a hint to look, and never what happened.
 */
export function hints({folders, below, heard, failed}: Hinting): Hints {
  const roots = new Set(folders);
  const watcher = watch([...roots], {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path, stats) => !roots.has(path) && (!below(path) || (stats !== undefined && !stats.isDirectory())),
  });
  watcher.on('raw', (_event: unknown, name: unknown, details: unknown) => heard(spelled(name, details)));
  for (const event of ['addDir', 'unlinkDir'] as const) watcher.on(event, heard);
  watcher.on('error', (failure) => failed(failure instanceof Error ? failure : new Error(String(failure))));
  return {
    ready: new Promise((resolve) => watcher.once('ready', () => resolve())),
    [Symbol.asyncDispose]: () => watcher.close(),
  };
}

function spelled(name: unknown, details: unknown): string {
  const watched = typeof details === 'object' && details !== null && 'watchedPath' in details && typeof details.watchedPath === 'string' ? details.watchedPath : '';
  return typeof name === 'string' ? join(watched, name) : watched;
}
