// Brings an index in line with the packs that lie on the disk, when a store is opened.
import {readdir, rm} from 'node:fs/promises';
import type {PackFiles} from './pack-files.ts';
import {packNumber, type PackIndex} from './pack-index.ts';
import {readFooter} from './read-footer.ts';

/** Packs that a crash or a lost index left out are indexed from their footers; retired ones are removed. */
export async function adoptPacks(dir: string, index: PackIndex, files: PackFiles): Promise<void> {
  const onDisk = new Set((await readdir(dir)).flatMap((name) => /^([0-9a-f]{64})\.pack$/.exec(name)?.[1] ?? []));
  const indexed = index.packs();
  await dropRetired(indexed.filter(({retired}) => retired).map(({name}) => name), index, files);
  const known = new Set(indexed.map(({name}) => name));
  for (const {name} of indexed) await files.note(packNumber(name), onDisk.has(name));
  // In the order of names, so that the same packs give the same index. A place that works is kept: the pack may be one that
  // another process is just about to take back.
  for (const name of [...onDisk].sort()) {
    if (known.has(name)) continue;
    const pack = await readFooter(files.path(name));
    if (pack !== undefined) await index.add({name, ...pack}, (from) => from === undefined || !files.has(from.pack));
  }
}

export async function dropRetired(names: readonly string[], index: PackIndex, files: PackFiles): Promise<void> {
  for (const name of names) {
    await files.note(packNumber(name), false);
    await rm(files.path(name), {force: true});
  }
  if (names.length > 0) await index.forget(names);
}
