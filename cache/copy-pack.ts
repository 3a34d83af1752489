// Puts what a pack holds, or what of it is wanted, into one that is being filled. Values are verified on the way.
import {digestAt} from '../graph/value/address.ts';
import type {Digest} from '../graph/value/digest.ts';
import type {PackIndex} from './pack-index.ts';
import {hexAt, placeOf, type PackTable} from './pack-table.ts';
import type {PackWriter} from './pack-writer.ts';
import type {ReadValues, Wanted} from './value-reader.ts';

export interface CopyTools {
  readonly into: PackWriter;
  readonly index: PackIndex;
  readonly read: ReadValues;
  /** All of it, when nobody says. */
  readonly wants?: Wants;
}

export interface Wants {
  value(digest: Digest): boolean;
  answer(key: Digest, digest: Digest): boolean;
}

const everything: Wants = {value: () => true, answer: () => true};

export async function copyPack(table: PackTable, pack: number, tools: CopyTools): Promise<void> {
  await copyValues(table, pack, tools);
  copyAnswers(table, tools);
}

/** A part at a time: frames are decompressed once and memory stays small. */
async function copyValues(table: PackTable, pack: number, {into, read, wants = everything}: CopyTools): Promise<void> {
  const atOnce = 1024;
  for (let first = 0; first < table.lengths.length; first += atOnce) {
    const wanted: Wanted[] = [];
    for (let row = first; row < Math.min(first + atOnce, table.lengths.length); row++) {
      const place = placeOf(table, row, pack);
      const digest = hexAt(table.digests, row);
      if (place !== undefined && wants.value(digest)) wanted.push({digest, place});
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
function copyAnswers({keys, addresses}: PackTable, {into, index, wants = everything}: CopyTools): void {
  const hashes = addresses.map((_, row) => hexAt(keys, row));
  const answers = index.answers(hashes);
  addresses.forEach((address, row) => {
    const key = hashes[row];
    const digest = answers[row] ?? digestAt(address);
    if (key !== undefined && wants.answer(key, digest)) into.answer(key, digest);
  });
}
