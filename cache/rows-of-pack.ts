// The rows that an index gets for a pack: in key order, and the pack's own comes last, as what names a pack that is not there is a miss.
import * as rows from './index-rows.ts';
import {packNumber, type MayMove} from './pack-index.ts';
import {hashAt, inHashOrder, placeOf, type Place} from './pack-table.ts';
import type {SealedPack} from './pack-writer.ts';

/** What the index says now. */
export interface Found {
  answered(key: Buffer): boolean;
  locate(digest: Buffer): Place | undefined;
}

/** Each key is overwritten by the next one: whoever keeps it copies it. */
export function* rowsOfPack({name, size, table}: SealedPack, mayMove: MayMove | undefined, found: Found): Generator<readonly [Buffer, Buffer]> {
  const key = Buffer.alloc(rows.hashKeyBytes);
  const number = packNumber(name);
  for (const row of inHashOrder(table.keys)) {
    const hash = hashAt(table.keys, row);
    if (mayMove !== undefined && found.answered(hash)) continue;
    const at = rows.hashKey(key, 'answers', hash);
    yield [at, rows.answerRow(at, table.addresses[row] ?? Buffer.alloc(0))];
  }
  for (const row of inHashOrder(table.digests)) {
    const place = placeOf(table, row, number);
    const hash = hashAt(table.digests, row);
    if (place === undefined || (mayMove !== undefined && !mayMove(found.locate(hash)))) continue;
    yield [rows.hashKey(key, 'values', hash), rows.placeRow(place)];
  }
  yield [rows.packKey(number), rows.packRow({name, size, retired: false})];
}
