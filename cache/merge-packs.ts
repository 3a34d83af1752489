// Rewrites many small packs as one, so that a thousand small builds do not leave a thousand files.
import {rm} from 'node:fs/promises';
import {dropRetired} from './adopt-packs.ts';
import {copyPack} from './copy-pack.ts';
import {durableRename} from './durable.ts';
import type {PackFiles} from './pack-files.ts';
import {packNumber, type KnownPack, type PackIndex} from './pack-index.ts';
import type {PackWriter} from './pack-writer.ts';
import {readFooter} from './read-footer.ts';
import type {ReadValues} from './value-reader.ts';

/**
 * Packs are in tiers by size, each eight times the last; eight of a tier become one. So a byte is rewritten at most twice and at most 7 packs of
 * a tier stay. From half a megabyte on a pack is left alone: to move its rows would rewrite most pages of a large index, again and again.
 */
const smallest = 64 * 1024;
const step = 8;
const tiers = 2;

export function mergeable(packs: readonly KnownPack[]): readonly string[] | undefined {
  const byTier = Array.from({length: tiers}, (): string[] => []);
  for (const {name, size, retired, condemned} of packs) {
    if (!retired && condemned === undefined) byTier.find((_, tier) => size < smallest * step ** tier)?.push(name);
  }
  return byTier.find((names) => names.length >= step)?.slice(0, step);
}

export interface MergeTools {
  readonly index: PackIndex;
  readonly files: PackFiles;
  readonly read: ReadValues;
}

/** False when it came to nothing: a pack cannot be read, or another process was first. Values are verified on the way. */
export async function mergePacks(names: readonly string[], into: PackWriter, {index, files, read}: MergeTools): Promise<boolean> {
  for (const name of names) {
    const pack = await readFooter(files.path(name));
    if (pack === undefined) return discard(into);
    await copyPack(pack.table, packNumber(name), {into, index, read});
  }
  const merged = await into.finish();
  await into.close();
  return files.alone(async () => {
    await durableRename(into.path, files.path(merged.name));
    if (await index.replace(names, merged)) {
      await files.note(packNumber(merged.name), true);
      await dropRetired(names, index, files);
      return true;
    }
    await rm(files.path(merged.name), {force: true});
    return false;
  });
}

async function discard(writer: PackWriter): Promise<false> {
  await writer.drained();
  await writer.close();
  await rm(writer.path, {force: true});
  return false;
}
