// Brings an index in line with the packs that lie on the disk, when a store is opened.
import {readdir, rm} from 'node:fs/promises';
import type {PackFiles} from './pack-files.ts';
import {packNumber, type PackIndex} from './pack-index.ts';
import {readFooter, readMadeAt} from './read-footer.ts';

/** Packs that a crash or a lost index left out are indexed from their footers; retired ones are removed. */
export async function adoptPacks(dir: string, index: PackIndex, files: PackFiles): Promise<void> {
  const onDisk = new Set((await readdir(dir)).flatMap((name) => /^([0-9a-f]{64})\.pack$/.exec(name)?.[1] ?? []));
  const indexed = index.packs();
  await dropRetired(indexed.filter(({retired}) => retired).map(({name}) => name), index, files);
  const known = new Set(indexed.map(({name}) => name));
  // A pack that was not listed may have been sealed since: it is looked for when it is asked for.
  for (const {name} of indexed) if (onDisk.has(name)) await files.note(packNumber(name), true);
  // The newest first, and what is there is kept: so the last answer counts, and a place that works is not given up for a pack
  // that another process may be about to take back.
  for (const name of await newestFirst([...onDisk].filter((name) => !known.has(name)), files)) {
    const pack = await readFooter(files.path(name));
    if (pack !== undefined) await index.add({name, ...pack}, (from) => from === undefined || !files.has(from.pack));
  }
}

async function newestFirst(names: readonly string[], files: PackFiles): Promise<readonly string[]> {
  const made: {readonly name: string; readonly at: bigint}[] = [];
  for (const name of names) made.push({name, at: (await readMadeAt(files.path(name))) ?? 0n});
  made.sort((a, b) => (a.at === b.at ? (a.name < b.name ? -1 : 1) : a.at > b.at ? -1 : 1));
  return made.map(({name}) => name);
}

export async function dropRetired(names: readonly string[], index: PackIndex, files: PackFiles): Promise<void> {
  for (const name of names) {
    await files.note(packNumber(name), false);
    await rm(files.path(name), {force: true});
  }
  if (names.length > 0) await index.forget(names);
}
