// What can go wrong with the disk under a store, as data: what failed, where, and what to do about it.

/** The ways in which a disk refuses. */
export type DiskTrouble = 'full' | 'read-only' | 'denied' | 'not-a-folder' | 'handles' | 'write';

/** `foreign`: the folder is kept by another version of this program. */
export type StoreTrouble = DiskTrouble | 'foreign';

/** Thrown once a store can no longer keep what it is given. What was acknowledged before stays. */
export class StoreError extends Error {
  readonly kind: StoreTrouble;
  readonly where: string;
  readonly hint: string;

  constructor(kind: StoreTrouble, where: string, cause?: unknown) {
    super(`${whatFailed[kind]} in "${where}"${reasonOf(cause)}: ${whatToDo[kind]}`, {cause});
    this.name = 'StoreError';
    this.kind = kind;
    this.where = where;
    this.hint = whatToDo[kind];
  }
}

/** The disk's faults as a store error; anything else is a bug and stays what it is. */
export function storeErrorOf(cause: unknown, where: string): unknown {
  if (cause instanceof StoreError) return cause;
  const kind = troubleOf(cause);
  return kind === undefined ? cause : new StoreError(kind, where, cause);
}

/** `undefined` when it was not the system that failed. */
export function troubleOf(cause: unknown): DiskTrouble | undefined {
  const code = codeOf(cause);
  if (code === undefined || !/^E[0-9A-Z]+$/.test(code)) return undefined;
  return troubles[code] ?? 'write';
}

export function codeOf(cause: unknown): string | undefined {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' ? cause.code : undefined;
}

const troubles: Readonly<Record<string, DiskTrouble>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EROFS: 'read-only',
  EACCES: 'denied',
  EPERM: 'denied',
  ENOTDIR: 'not-a-folder',
  EEXIST: 'not-a-folder',
  EMFILE: 'handles',
  ENFILE: 'handles',
};

const whatFailed: Readonly<Record<StoreTrouble, string>> = {
  full: 'No space left for the store',
  'read-only': 'Could not write to the store on a read-only disk',
  denied: 'Could not write to the store for lack of permission',
  'not-a-folder': 'Could not make the store where a file is in the way',
  handles: 'Could not open one more file of the store',
  write: 'Could not write to the store',
  foreign: 'Could not use the store of another version',
};

/** What a person can do about each, whatever was being written. */
export const cures: Readonly<Record<DiskTrouble, string>> = {
  full: 'free some space or choose another folder, then build again; finished work is kept',
  'read-only': 'mount the disk for writing or choose a folder on another one, then build again',
  denied: 'make the folder yours or choose one that you may write to, then build again',
  'not-a-folder': 'move the file away or choose another folder, then build again',
  handles: 'allow more open files, as by "ulimit -n 4096", then build again; finished work is kept',
  write: 'check that the folder is a local, writable disk, then build again; finished work is kept',
};

const whatToDo: Readonly<Record<StoreTrouble, string>> = {
  ...cures,
  foreign: 'choose another folder, or delete this one: building makes it again',
};

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? ` (${cause.message})` : '';
}
