// The packs and the index of a store folder, opened to be swept: by hand, where a store would hide what it does.
import {setTimeout} from 'node:timers/promises';
import {isStored, type Digest} from '../../graph/value/digest.ts';
import {adoptPacks} from '../adopt-packs.ts';
import {frameCache} from '../frame-cache.ts';
import {packFiles, type PackFiles} from '../pack-files.ts';
import type {PackIndex} from '../pack-index.ts';
import {valueReader, type ReadValues, type Wanted} from '../value-reader.ts';
import type {ReadEach} from './living.ts';

export interface OpenPacks extends AsyncDisposable {
  readonly index: PackIndex;
  readonly files: PackFiles;
  readonly read: ReadValues;
  readonly readEach: ReadEach;
  /** Takes up packs that other processes have left, the killed ones included. */
  adopt(): Promise<void>;
}

/** Decompressed bytes that are held at a time. */
const bytesAtOnce = 32 * 1024 * 1024;
/** After this long a reader of the index sees what others have committed. */
const settleMs = 20;

export async function openPacks(index: PackIndex, {packs: dir, tmp}: {readonly packs: string; readonly tmp: string}): Promise<OpenPacks> {
  const files = packFiles(dir, index.name, tmp);
  const read = valueReader((pack, at, length) => files.read(pack, at, length), frameCache(bytesAtOnce));

  /** Returns those that could not be had. */
  async function show(places: readonly Place[], visit: (wire: Uint8Array) => void): Promise<readonly Place[]> {
    const missing = places.filter(({place}) => place === undefined);
    for (const run of runs(places.filter(isPlaced))) {
      const found = await read(run);
      for (const one of run) {
        const wire = found.get(one.digest);
        if (wire === undefined) missing.push(one);
        else visit(wire);
      }
    }
    return missing;
  }

  await adoptPacks(dir, index, files);
  return {
    index,
    files,
    read,
    async readEach(digests, visit) {
      let missing = await show(placesOf(digests.filter(isStored), index), visit);
      // Builders seal and merge packs meanwhile, and the index knows where values went. What is still where it was is lost.
      for (let last: readonly Place[] = []; missing.length > 0 && !isSame(last, missing); ) {
        await setTimeout(settleMs);
        last = missing;
        missing = await show(placesOf(missing.map(({digest}) => digest), index), visit);
      }
    },
    adopt: () => adoptPacks(dir, index, files),
    async [Symbol.asyncDispose]() {
      await files.close();
      await index.close();
    },
  };
}

/** A value, and where the index says it is. */
interface Place {readonly digest: Digest; readonly place: Wanted['place'] | undefined}

function isPlaced(one: Place): one is Wanted {
  return one.place !== undefined;
}

function isSame(a: readonly Place[], b: readonly Place[]): boolean {
  return a.length === b.length && a.every(({digest, place}, at) => b[at]?.digest === digest && b[at].place?.pack === place?.pack);
}

/** In the order of the disk, so that few frames are decompressed twice. */
function placesOf(digests: readonly Digest[], index: PackIndex): readonly Place[] {
  const places = digests.map((digest) => ({digest, place: index.locate(digest)}));
  return places.sort((a, b) => (a.place?.pack ?? -1) - (b.place?.pack ?? -1) || (a.place?.at ?? 0) - (b.place?.at ?? 0));
}

function* runs(wanted: readonly Wanted[]): Generator<readonly Wanted[]> {
  let run: Wanted[] = [];
  let bytes = 0;
  let last: Wanted | undefined;
  for (const one of wanted) {
    const sameFrame = last?.place.pack === one.place.pack && last.place.at === one.place.at;
    if (!sameFrame && bytes >= bytesAtOnce) {
      yield run;
      run = [];
      bytes = 0;
    }
    if (!sameFrame) bytes += one.place.raw;
    run.push(one);
    last = one;
  }
  if (run.length > 0) yield run;
}
