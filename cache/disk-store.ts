// A store in a folder: values and answers in sealed packs, found by an index that can be made anew, roots in journals beside them.
import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {Recorded, Store} from '../graph/store.ts';
import type {Digest} from '../graph/value/digest.ts';
import {lookAtDisk, needRoom, type LookAtDisk} from './disk.ts';
import {durableFolder} from './durable.ts';
import type {Note} from './index-guard.ts';
import {takeLease, type Lease} from './leases.ts';
import {untilMayEnter} from './nobody-there.ts';
import {openIndex} from './open-index.ts';
import {packStore, type PackStore} from './pack-store.ts';
import type {KeptRoot} from './root-history.ts';
import {rootJournal} from './root-journal.ts';
import {storeErrorOf} from './store-error.ts';
import {claimFormat} from './store-format.ts';
import {writeSynced} from './synced-text.ts';
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
  /** Takes in a pack that was made elsewhere: its values are read, and its answers recalled, as if they had been recorded here. False when it is none. */
  adopt(bytes: Uint8Array, name: string): Promise<boolean>;
  /** A name for a file that is being written, on the same disk. */
  aside(extension: string): string;
  /** What the target was published at and sweeps have left, newest first. */
  roots(target: string): Promise<readonly KeptRoot[]>;
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
  readonly look?: LookAtDisk;
  /** Told what the user should know, though it stopped nothing. */
  readonly note?: Note;
}

const mebibyte = 1024 * 1024;
const mostSealBytes = 128 * mebibyte;
/** The disk is asked for room again after so many raw bytes at least: sooner where little is left, as a look is a trip to another thread. */
const lookEveryBytes = mebibyte;
const mostUnlooked = 16 * mebibyte;
/** Others would have to write this many times as much as we before a disk could fill up unseen. */
const looksPerDisk = 256;
/** What a row takes besides its bytes. */
const rowBytes = 200;

/** Packs and index are opened when first needed: asking for a root costs one small file. */
export async function diskStore({dir, sealBytes = 32 * mebibyte, cacheBytes = 24 * mebibyte, look = lookAtDisk, note = () => {}}: DiskStoreOptions): Promise<DiskStore> {
  if (!(sealBytes > 0 && sealBytes <= mostSealBytes)) throw new RangeError(`Expected sealBytes from 1 to ${mostSealBytes}, got ${sealBytes}`);
  const [packs, tmp, roots] = [join(dir, 'packs'), join(dir, 'tmp'), join(dir, 'roots')];
  for (const folder of [packs, tmp, roots]) await onDisk(() => durableFolder(folder), folder);
  await onDisk(() => claimFormat(dir, () => tmpFile(tmp, 'format')), dir);
  const journal = rootJournal(roots, () => tmpFile(tmp, 'root'));
  let unlooked = Number.POSITIVE_INFINITY;
  let lookAfter = lookEveryBytes;
  let opened: PackStore | undefined;
  let opening: Promise<PackStore> | undefined;
  let lease: Lease | undefined;
  // Roots are handed out before there is a lease. One that was dropped since is no root, as what it reaches may be going.
  const handedOut = new Map<string, Digest>();
  const dropped = new Set<Digest>();

  function isDropped(digest: Digest | undefined): boolean {
    return digest !== undefined && dropped.has(digest);
  }

  async function isStillKept(target: string, root: Digest): Promise<boolean> {
    return (await journal.last(target))?.root === root || (await journal.history(target)).some((kept) => kept.root === root);
  }

  async function openPacks(): Promise<PackStore> {
    // In this order: see the promises of leases.
    lease = await takeLease(join(dir, 'leases'), tmp);
    await untilMayEnter(dir);
    for (const [target, root] of handedOut) if (!(await isStillKept(target, root))) dropped.add(root);
    opened = await packStore(await openIndex(dir, {look, note}), {packs, tmp, sealBytes, cacheBytes});
    return opened;
  }

  /** Before the pack is written to, while there still is room to end in good order. */
  async function haveRoom(rows: readonly Recorded[]): Promise<void> {
    for (const {bytes} of rows) unlooked += rowBytes + (bytes?.length ?? 0);
    if (unlooked < lookAfter) return;
    const {free} = await needRoom(look, dir, unlooked === Number.POSITIVE_INFINITY ? lookEveryBytes : unlooked);
    lookAfter = Math.min(mostUnlooked, Math.max(lookEveryBytes, free / looksPerDisk));
    unlooked = 0;
  }

  function store(): Promise<PackStore> {
    opening ??= onDisk(openPacks, dir);
    return opening;
  }

  return {
    recall: async (keys) => (await store()).recall(keys),
    read: (digests) => onDisk(async () => {
      const values = await (await store()).read(digests);
      return dropped.size === 0 ? values : values.map((value, at) => (isDropped(digests[at]) ? undefined : value));
    }, packs),
    whereabouts: (digests) => onDisk(async () => (await store()).whereabouts(digests), packs),
    record: (rows) => onDisk(async () => {
      const open = await store();
      await haveRoom(rows);
      await open.record(rows);
    }, packs),
    checkpoint: () => onDisk(async () => {
      await (await opening)?.checkpoint();
      await lease?.renew();
    }, packs),
    adopt: (bytes, name) => onDisk(async () => {
      const open = await store();
      await needRoom(look, dir, bytes.length * 2);
      const path = tmpFile(tmp, 'pack');
      try {
        await writeSynced(path, bytes);
        return await open.adopt(path, name);
      } finally {
        await rm(path, {force: true});
      }
    }, packs),
    aside: (extension) => tmpFile(tmp, extension),
    root: (target) => onDisk(async () => {
      const root = await journal.last(target);
      if (root !== undefined && opening === undefined) handedOut.set(target, root.root);
      return root;
    }, roots),
    roots: (target) => onDisk(() => journal.history(target), roots),
    async publish(target, {key, root}) {
      await (await opening)?.checkpoint();
      await onDisk(() => journal.append(target, {key, root}), roots);
    },
    close: () => onDisk(async () => {
      try {
        await (await opening)?.close();
      } finally {
        await lease?.end();
      }
    }, packs),
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
