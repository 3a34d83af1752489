// A store in a folder: values and answers in sealed packs, found by an index that can be made anew, roots in journals beside them.
import {join} from 'node:path';
import type {Store} from '../graph/store.ts';
import {durableFolder} from './durable.ts';
import {packStore, type PackStore} from './pack-store.ts';
import {rootJournal} from './root-journal.ts';
import {storeErrorOf} from './store-error.ts';
import {tmpFile} from './tmp-files.ts';

/**
 * What makes it legal to trust the folder after any crash:
 *   1. A pack is complete and synced before it has a name; it never changes after.
 *   2. The index names a pack only once the pack has its name; a root is named only once the index is synced.
 *   3. Whatever is read is hashed before it is handed out. The index may lie and a pack may rot: both are misses.
 */
export interface DiskStore extends Store {
  /** What was recorded before this call survives the death of the process, once it resolves. */
  checkpoint(): Promise<void>;
  close(): Promise<void>;
  readonly work: StoreWork;
}

export interface StoreWork {
  /** Rows looked up in the index. */
  readonly indexGets: number;
  /** Bytes of packs sealed; merges not counted. */
  readonly bytesWritten: number;
}

export interface DiskStoreOptions {
  readonly dir: string;
  /** A pack is sealed at this many raw bytes: about what a killed process loses. */
  readonly sealBytes?: number;
  readonly cacheBytes?: number;
}

const mebibyte = 1024 * 1024;
const mostSealBytes = 128 * mebibyte;

/** Packs and index are opened when first needed: asking for a root costs one small file. */
export async function diskStore({dir, sealBytes = 32 * mebibyte, cacheBytes = 48 * mebibyte}: DiskStoreOptions): Promise<DiskStore> {
  if (!(sealBytes > 0 && sealBytes <= mostSealBytes)) throw new RangeError(`Expected sealBytes from 1 to ${mostSealBytes}, got ${sealBytes}`);
  const [packs, tmp, roots] = [join(dir, 'packs'), join(dir, 'tmp'), join(dir, 'roots')];
  for (const folder of [packs, tmp, roots]) await onDisk(() => durableFolder(folder), folder);
  const journal = rootJournal(roots, () => tmpFile(tmp, 'root'));
  let opened: PackStore | undefined;
  let opening: Promise<PackStore> | undefined;

  async function openPacks(): Promise<PackStore> {
    // Loaded late: a build that finds its root need not pay for a database.
    const {lmdbIndex} = await import('./lmdb-index.ts');
    opened = await packStore(await lmdbIndex(dir), {packs, tmp, sealBytes, cacheBytes});
    return opened;
  }

  function store(): Promise<PackStore> {
    opening ??= onDisk(openPacks, dir);
    return opening;
  }

  return {
    recall: async (keys) => (await store()).recall(keys),
    read: async (digests) => (await store()).read(digests),
    record: async (rows) => (await store()).record(rows),
    async checkpoint() {
      await (await opening)?.checkpoint();
    },
    root: (target) => journal.last(target),
    async publish(target, {key, root}) {
      await (await opening)?.checkpoint();
      await onDisk(() => journal.append(target, {key, root}), roots);
    },
    async close() {
      await (await opening)?.close();
    },
    work: {
      get indexGets() {
        return opened?.indexGets ?? 0;
      },
      get bytesWritten() {
        return opened?.bytesWritten ?? 0;
      },
    },
  };
}

/** The border at which the system's exceptions become our failures. */
async function onDisk<T>(act: () => Promise<T>, where: string): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    throw storeErrorOf(cause, where);
  }
}
