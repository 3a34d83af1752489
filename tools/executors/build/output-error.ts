// A disk that does not take the outputs: what it said, and where.
import {cures, troubleOf, type DiskTrouble} from '../../../cache/store-error.ts';

export class OutputError extends Error {
  readonly kind: DiskTrouble;
  readonly where: string;
  readonly hint: string;

  constructor(kind: DiskTrouble, where: string, cause: unknown) {
    super(`Could not write the outputs to "${where}"${cause instanceof Error ? ` (${cause.message})` : ''}: ${cures[kind]}`, {cause});
    this.name = 'OutputError';
    this.kind = kind;
    this.where = where;
    this.hint = cures[kind];
  }
}

/** The disk's faults, and no others: whoever writes outputs reads the store, too. */
export async function writing<T>(where: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    const kind = cause instanceof Error && 'syscall' in cause ? troubleOf(cause) : undefined;
    throw kind === undefined ? cause : new OutputError(kind, where, cause);
  }
}
