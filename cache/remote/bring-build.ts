// Brings what every build reads of a build in a remote into a store, so that the next build starts from there as if it had been made here.
import {forEachBounded} from '../../graph/run/bounded.ts';
import type {DiskStore} from '../disk-store.ts';
import {anyFilter, decodeFilter, type KnownFilter} from './known-filter.ts';
import type {PackRef, RemoteManifest} from './remote-manifest.ts';
import type {RemoteReader} from './remote-reader.ts';

const packsAtOnce = 16;

/** False when something of it cannot be had: then nothing is built upon it. */
export async function bringHot(store: Pick<DiskStore, 'adopt'>, {hot}: Pick<RemoteManifest, 'hot'>, reader: Pick<RemoteReader, 'object'>, signal: AbortSignal): Promise<boolean> {
  let whole = true;
  await forEachBounded(hot, packsAtOnce, async (pack) => {
    const bytes = whole ? await reader.object(pack, signal) : undefined;
    if (bytes === undefined || !(await store.adopt(bytes, pack.sha256))) whole = false;
  });
  return whole;
}

/** Packs whose filter cannot be had count as not there. */
export async function bringFilters(cold: readonly PackRef[], reader: Pick<RemoteReader, 'object'>, signal: AbortSignal): Promise<{readonly filter: KnownFilter; readonly packs: readonly PackRef[]}> {
  const found = await Promise.all(cold.map(async (pack) => {
    const bytes = pack.filter === null ? undefined : await reader.object(pack.filter, signal);
    const filter = bytes && decodeFilter(bytes);
    return filter === undefined ? [] : [{pack, filter}];
  }));
  const known = found.flat();
  return {filter: anyFilter(known.map(({filter}) => filter)), packs: known.map(({pack}) => pack)};
}
