// Rewrites many small packs as one, so that a thousand small builds do not leave a thousand files.
import {rm} from 'node:fs/promises';
import {digestAt} from '../graph/value/address.ts';
import type {Digest} from '../graph/value/digest.ts';
import {dropRetired} from './adopt-packs.ts';
import {durableRename} from './durable.ts';
import type {PackFiles} from './pack-files.ts';
import {packNumber, type KnownPack, type PackIndex} from './pack-index.ts';
import {hashAt, placeOf, type PackTable} from './pack-table.ts';
import type {PackWriter} from './pack-writer.ts';
import {readFooter} from './read-footer.ts';
import type {ReadValues, Wanted} from './value-reader.ts';

/**
 * Packs are in tiers by size, each eight times the last; eight of a tier become one. So a byte is rewritten at most three
 * times, at most 7 packs of a tier stay, and what a cold build seals is large enough to be left alone.
 */
const smallest = 64 * 1024;
const step = 8;
const tiers = 3;

export function mergeable(packs: readonly KnownPack[]): readonly string[] | undefined {
  const byTier = Array.from({length: tiers}, (): string[] => []);
  for (const {name, size, retired} of packs) {
    if (!retired) byTier.find((_, tier) => size < smallest * step ** tier)?.push(name);
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
    await copyValues(pack.table, packNumber(name), into, read);
    copyAnswers(pack.table, into, index);
  }
  const merged = await into.finish();
  await durableRename(into.path, files.path(merged.name));
  await into.close();
  if (await index.replace(names, merged)) {
    await files.note(packNumber(merged.name), true);
    await dropRetired(names, index, files);
    return true;
  }
  await rm(files.path(merged.name), {force: true});
  return false;
}

/** A part at a time: frames are decompressed once and memory stays small. */
async function copyValues(table: PackTable, pack: number, into: PackWriter, read: ReadValues): Promise<void> {
  const atOnce = 1024;
  for (let first = 0; first < table.lengths.length; first += atOnce) {
    const wanted: Wanted[] = [];
    for (let row = first; row < Math.min(first + atOnce, table.lengths.length); row++) {
      const place = placeOf(table, row, pack);
      if (place !== undefined) wanted.push({digest: hexAt(table.digests, row), place});
    }
    const values = await read(wanted);
    for (const {digest} of wanted) {
      const value = values.get(digest);
      if (value !== undefined) into.add(digest, value);
    }
    if (into.crowded) await into.drained();
  }
}

/** A key may have been answered anew since: the index knows the answer that counts. */
function copyAnswers({keys, addresses}: PackTable, into: PackWriter, index: PackIndex): void {
  const hashes = addresses.map((_, row) => hexAt(keys, row));
  const answers = index.answers(hashes);
  addresses.forEach((address, row) => {
    const key = hashes[row];
    if (key !== undefined) into.answer(key, answers[row] ?? digestAt(address));
  });
}

async function discard(writer: PackWriter): Promise<false> {
  await writer.drained();
  await writer.close();
  await rm(writer.path, {force: true});
  return false;
}

function hexAt(hashes: Buffer, row: number): Digest {
  // A brand is minted: 32 bytes of a table are a digest by its layout.
  return hashAt(hashes, row).toString('hex') as Digest;
}
