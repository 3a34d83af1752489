// What can go wrong with the disk under a store, as data: what failed, where, and what to do about it.

export type StoreTrouble = 'full' | 'write';

/** Thrown once a store can no longer keep what it is given. What was acknowledged before stays. */
export class StoreError extends Error {
  readonly kind: StoreTrouble;
  readonly where: string;

  constructor(kind: StoreTrouble, where: string, cause?: unknown) {
    super(`${whatFailed[kind]} in "${where}"${reasonOf(cause)}: ${whatToDo[kind]}`, {cause});
    this.name = 'StoreError';
    this.kind = kind;
    this.where = where;
  }
}

/** The disk's faults as a store error; anything else is a bug and stays what it is. */
export function storeErrorOf(cause: unknown, where: string): unknown {
  const code = codeOf(cause);
  if (cause instanceof StoreError || code === undefined) return cause;
  return new StoreError(code === 'ENOSPC' || code === 'EDQUOT' ? 'full' : 'write', where, cause);
}

export function codeOf(cause: unknown): string | undefined {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' ? cause.code : undefined;
}

const whatFailed: Readonly<Record<StoreTrouble, string>> = {
  full: 'No space left for the store',
  write: 'Could not write to the store',
};

const whatToDo: Readonly<Record<StoreTrouble, string>> = {
  full: 'free some space or choose another folder, then build again; finished work is kept',
  write: 'check that the folder is a local, writable disk, then build again; finished work is kept',
};

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? ` (${cause.message})` : '';
}
