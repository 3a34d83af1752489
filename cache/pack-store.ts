// Values and answers in packs: what is not sealed yet and what is, seen as one.
import {rm} from 'node:fs/promises';
import {inlineBytes, isStored, type Digest} from '../graph/value/digest.ts';
import {linksIn} from '../graph/value/wire.ts';
import type {Recorded, Store} from '../graph/store.ts';
import {adoptPacks} from './adopt-packs.ts';
import {durableRename} from './durable.ts';
import {frameCache} from './frame-cache.ts';
import {mergeable, mergePacks} from './merge-packs.ts';
import {packFiles} from './pack-files.ts';
import {packNumber, type PackIndex} from './pack-index.ts';
import {PackWriter} from './pack-writer.ts';
import {packNumbers, placeNumber} from './place-number.ts';
import {sealQueue} from './seal-queue.ts';
import {readFooter} from './read-footer.ts';
import {StoreError, storeErrorOf} from './store-error.ts';
import {nextSerial, removeStale, tmpFile} from './tmp-files.ts';
import {isWhole, valueReader, type Wanted} from './value-reader.ts';

export interface PackStore extends Required<Pick<Store, 'recall' | 'read' | 'record' | 'whereabouts'>> {
  checkpoint(): Promise<void>;
  /** Takes in a pack of somebody else's: a synced file on the same disk, whose bytes are what its name says. False when it is no pack. */
  adopt(path: string, name: string): Promise<boolean>;
  close(): Promise<void>;
  readonly indexGets: number;
  readonly bytesWritten: number;
}

export interface PackStoreOptions {
  readonly packs: string;
  readonly tmp: string;
  readonly sealBytes: number;
  readonly cacheBytes: number;
}

export async function packStore(index: PackIndex, {packs, tmp, sealBytes, cacheBytes}: PackStoreOptions): Promise<PackStore> {
  const files = packFiles(packs, index.name, tmp);
  const queue = sealQueue({sealBytes, begin: newWriter, seal});
  const readValues = valueReader((pack, at, length) => (pack < 0 ? queue : files).read(pack, at, length), frameCache(cacheBytes));
  // Values that could not be had although the index knows them: kept anew when they are recorded again.
  const damaged = new Set<Digest>();
  // Packs whose merge failed: tried again by the next process, so that one bad pack does not hold up the others of this one.
  const unmergeable = new Set<string>();
  let bytesWritten = 0;
  let merging: Promise<void> = Promise.resolve();

  await removeStale(tmp);
  await files.removeLeft();
  await adoptPacks(packs, index, files);
  // Once: packs given up from here on wait for our lease to end.
  const condemned = new Set(index.packs().flatMap(({name, condemned}) => (condemned === undefined ? [] : [packNumber(name)])));

  function newWriter(): PackWriter {
    return new PackWriter(tmpFile(tmp, 'pack'), -nextSerial());
  }

  /** Invariants 1 and 2 of the store, in their order. */
  async function seal(writer: PackWriter): Promise<void> {
    try {
      const pack = await writer.finish();
      await durableRename(writer.path, files.path(pack.name));
      await index.add(pack);
      await files.note(packNumber(pack.name), true);
      bytesWritten += pack.size;
    } catch (cause) {
      throw storeErrorOf(cause, packs);
    }
    merging = merging.then(mergeSmall);
    // Seen by `close`: what was recorded is safe without the merge.
    merging.catch(() => undefined);
  }

  /** Nothing depends on it: a disk that is too full for it is no failure of those who recorded. */
  async function mergeSmall(): Promise<void> {
    const names = mergeable(index.packs().filter(({name}) => files.has(packNumber(name)) && !unmergeable.has(name)));
    if (names === undefined) return;
    const into = newWriter();
    try {
      if (await mergePacks(names, into, {index, files, read: readValues})) return;
    } catch (cause) {
      if (!(storeErrorOf(cause, packs) instanceof StoreError)) throw cause;
    } finally {
      await into.close();
      await rm(into.path, {force: true});
    }
    for (const name of names) unmergeable.add(name);
  }

  function has(digest: Digest): boolean {
    if (queue.has(digest)) return true;
    const place = index.locate(digest);
    return place !== undefined && !condemned.has(place.pack) && files.has(place.pack) && !damaged.has(digest);
  }

  /** An answer under which something is given up is none: nobody may begin to count on that now. */
  function isGivenUp(digest: Digest): boolean {
    if (condemned.size === 0) return false;
    if (isStored(digest)) return condemned.has(index.locate(digest)?.pack ?? -1);
    const wire = inlineBytes(digest);
    return wire !== undefined && linksIn(wire).some(isGivenUp);
  }

  function put({key, digest, bytes}: Recorded): void {
    if (bytes !== undefined && isStored(digest) && !has(checked(digest))) {
      queue.filling().add(digest, bytes);
      damaged.delete(digest);
    }
    if (key !== undefined) queue.filling().answer(checked(key), digest);
  }

  /** Adds what can be had to `found` and returns the rest. */
  async function find(digests: readonly Digest[], found: Map<Digest, Uint8Array>): Promise<readonly Digest[]> {
    const wanted: Wanted[] = [];
    for (const digest of digests) {
      if (!isStored(digest) || found.has(digest)) continue;
      const at = queue.find(digest) ?? index.locate(digest);
      if (at instanceof Uint8Array) {
        if (isWhole(digest, at)) found.set(digest, at);
      } else if (at !== undefined) wanted.push({digest, place: at});
    }
    for (const [digest, value] of await readValues(wanted)) found.set(digest, value);
    return wanted.flatMap(({digest}) => (found.has(digest) ? [] : [digest]));
  }

  return {
    async recall(keys) {
      const fresh = keys.map((key) => queue.answer(checked(key)));
      const older = index.answers(keys.filter((_, row) => fresh[row] === undefined)).values().map((digest) => (digest === undefined || isGivenUp(digest) ? undefined : digest));
      return fresh.map((digest) => digest ?? older.next().value);
    },
    async read(digests) {
      const found = new Map<Digest, Uint8Array>();
      const missing = await find(digests, found);
      // A pack may have been sealed or merged meanwhile: the index knows where its values went.
      for (const digest of await find(missing, found)) damaged.add(digest);
      return digests.map((digest) => found.get(digest));
    },
    async whereabouts(digests) {
      return digests.map((digest) => {
        const fresh = queue.whereabouts(digest);
        const place = fresh === undefined ? index.locate(digest) : undefined;
        return place === undefined ? fresh : placeNumber(place.pack % packNumbers, place.at);
      });
    },
    async record(rows) {
      for (const row of rows) {
        put(row);
        if (queue.full()) await queue.room();
      }
    },
    checkpoint: () => queue.sealAll(),
    async adopt(path, name) {
      const pack = await readFooter(path);
      if (pack === undefined) return false;
      await durableRename(path, files.path(name));
      await index.add({name, ...pack}, (from) => from === undefined || !files.has(from.pack));
      await files.note(packNumber(name), true);
      return true;
    },
    async close() {
      try {
        await queue.sealAll();
        await merging;
      } finally {
        await queue.close();
        await files.close();
        await index.close();
      }
    },
    get indexGets() {
      return index.gets;
    },
    get bytesWritten() {
      return bytesWritten;
    },
  };
}

/** Digests and keys of 32 bytes are spelled by us: another spelling is a bug, best found where it comes in. */
function checked(hash: Digest): Digest {
  if (!isStored(hash)) throw new RangeError(`Expected 64 hex digits, got "${hash}"`);
  return hash;
}
