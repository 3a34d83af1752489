// Opens the database of an index. The one module that loads LMDB.
import {getSystemErrorName} from 'node:util';
import {open, type RootDatabase} from 'lmdb';
import {indexGuard, type IndexGuard, type Note} from './index-guard.ts';
import {storeErrorOf} from './store-error.ts';

export type Rows = RootDatabase<Buffer, Buffer>;

/** A damaged database is set aside: packs can be indexed again. The guard is told when the database is closed. */
export async function openLmdb(path: string, note: Note): Promise<{readonly db: Rows; readonly guard: IndexGuard}> {
  for (let attempt = 1; ; attempt++) {
    const guard = await indexGuard(path, note);
    try {
      return {db: openRows(path), guard};
    } catch (cause) {
      await guard.left(false);
      const name = systemName(cause);
      if (name !== undefined || attempt === 2) throw storeErrorOf(Object.assign(new Error('LMDB could not open it', {cause}), {code: name ?? 'EIO'}), path);
      await guard.setAside();
    }
  }
}

/** Commits are synced before they count (no overlapping sync): simpler to trust after a crash, and our commits are few. */
function openRows(path: string): Rows {
  const db: Rows = open({path, keyEncoding: 'binary', encoding: 'binary', overlappingSync: false, maxReaders: 512});
  db.readerCheck();
  return db;
}

/** What the system calls a failure that LMDB only numbers; its own have negative numbers. */
function systemName(cause: unknown): string | undefined {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code === 'number' && code > 0 ? getSystemErrorName(-code) : undefined;
}
