// Brings an index in line with the packs that lie on the disk, when a store is opened.
import {readdir, rm} from 'node:fs/promises';
import type {PackFiles} from './pack-files.ts';
import {packNumber, type KnownPack, type PackIndex} from './pack-index.ts';
import {readFooter, readMadeAt} from './read-footer.ts';

/** Packs that a crash or a lost index left out are indexed from their footers; retired ones are removed. */
export async function adoptPacks(dir: string, index: PackIndex, files: PackFiles): Promise<void> {
  const onDisk = await packsIn(dir);
  const indexed = index.packs();
  await dropRetired(indexed.filter(({retired}) => retired).map(({name}) => name), index, files);
  // A pack that was not listed may have been sealed since: it is looked for when it is asked for.
  for (const {name} of indexed) if (onDisk.has(name)) await files.note(packNumber(name), true);
  // Looked at twice, as there seldom is one.
  if (unknownOf(onDisk, indexed).length > 0) await files.alone(() => adoptUnknown(dir, index, files));
}

/** The newest first, and what is there is kept: so the last answer counts. */
async function adoptUnknown(dir: string, index: PackIndex, files: PackFiles): Promise<void> {
  const onDisk = await packsIn(dir);
  for (const name of await newestFirst(unknownOf(onDisk, index.packs()), files)) {
    const pack = await readFooter(files.path(name));
    if (pack !== undefined) await index.add({name, ...pack}, (from) => from === undefined || !files.has(from.pack));
  }
}

async function packsIn(dir: string): Promise<ReadonlySet<string>> {
  return new Set((await readdir(dir)).flatMap((name) => /^([0-9a-f]{64})\.pack$/.exec(name)?.[1] ?? []));
}

function unknownOf(onDisk: ReadonlySet<string>, indexed: readonly KnownPack[]): readonly string[] {
  const known = new Set(indexed.map(({name}) => name));
  return [...onDisk].filter((name) => !known.has(name));
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
