// Which rows an export writes that writes no more than so many.
import {hash} from 'node:crypto';
import type {Digest} from '../../../graph/value/digest.ts';
import type {Row} from '../build/rows-of.ts';

/** Those whose names have the least hashes: what else there is moves none of them in or out, but for those it comes before. */
export function chosenRows(rows: readonly Row[], most: number | undefined): readonly Digest[] {
  if (most === undefined) return rows.map(({digest}) => digest);
  return rows.map(({id, digest}) => ({digest, place: hash('sha256', id, 'hex')})).sort((a, b) => (a.place < b.place ? -1 : 1)).slice(0, most).map(({digest}) => digest);
}
