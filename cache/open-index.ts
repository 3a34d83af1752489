// Chooses the index of a store: a database where the disk can carry one, and tables in memory where it cannot.
import {join} from 'node:path';
import {hasRoom, type LookAtDisk} from './disk.ts';
import type {Note} from './index-guard.ts';
import {memoryIndex, type PackIndex} from './pack-index.ts';
import {onlyWhoCanBeSeen, takeLock} from './process-lock.ts';

export interface OpenIndexOptions {
  readonly look: LookAtDisk;
  readonly note: Note;
}

/**
 * An index in memory is read from the footers of all packs when the store is opened. It does not see what other processes seal
 * meanwhile: such rows are computed again, and never wrong, as packs do not change.
 */
export async function openIndex(dir: string, {look, note}: OpenIndexOptions): Promise<PackIndex> {
  const disk = await look(dir);
  if (disk.remote) {
    note(`The store in "${dir}" is on a file system that other machines share or a program serves, where a database is not safe. Its index is kept in memory; a store on a disk of this machine opens faster`);
    return memoryIndex();
  }
  // What is there can still be read.
  if (!hasRoom(disk, 0)) return memoryIndex();
  const {lmdbIndex} = await import('./lmdb-index.ts');
  // One at a time: a database that another process is only just making looks like a damaged one.
  await using _ = await takeLock(join(dir, 'opening.lock'), {tmp: join(dir, 'tmp'), belief: onlyWhoCanBeSeen});
  return await lmdbIndex(dir, {look, note});
}
