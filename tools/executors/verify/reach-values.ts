// Follows the links of some rows to the end, and reads every value on the way once.
import type {DigestSet} from '../../../cache/sweep/digest-set.ts';
import type {Entry} from '../../../graph/merkle/chunk.ts';
import {inlineBytes, isStored, type Digest} from '../../../graph/value/digest.ts';
import {linksIn} from '../../../graph/value/wire.ts';
import type {HashedReader} from './hashed-reader.ts';
import type {Losses} from './losses.ts';

export interface Reaching {readonly read: HashedReader; readonly seen: DigestSet; readonly lost: Losses}

interface Wanted {readonly digest: Digest; readonly row: string}

/** Values are a few bytes or whole files: as many are read at once as the last ones allow. */
const bytesAtOnce = 8 * 1024 * 1024;
const most = 1024;

export async function reachValues(rows: readonly Entry[], {read, seen, lost}: Reaching): Promise<void> {
  // The last is taken first: so what one row links to is done before the next row, and few wait.
  const waiting: Wanted[] = [];
  for (const {id, digest} of rows.toReversed()) want(digest, id);
  for (let atOnce = 16; waiting.length > 0; ) {
    const batch = waiting.splice(-atOnce);
    const wires = await read.many(batch.map(({digest}) => digest));
    let bytes = 0;
    for (const [at, {row}] of batch.entries()) {
      const wire = wires[at];
      const links = wire === undefined ? undefined : linksOf(wire);
      if (links === undefined) lost.add(row);
      else for (const link of links) want(link, row);
      bytes += wire?.length ?? 0;
    }
    atOnce = bytes > bytesAtOnce ? Math.max(1, Math.floor(atOnce / 2)) : Math.min(most, atOnce * 2);
  }

  function want(digest: Digest, row: string): void {
    if (isStored(digest)) {
      if (seen.add(digest)) waiting.push({digest, row});
      return;
    }
    // A small value spells itself, and may link to large ones. One of no bytes stands for a row that is only there to be counted.
    const wire = inlineBytes(digest);
    if (wire === undefined || wire.length === 0) return;
    const links = linksOf(wire);
    if (links === undefined) lost.add(row);
    else for (const link of links) want(link, row);
  }
}

/** `undefined` for bytes that hash to their name and are no value all the same. */
function linksOf(wire: Uint8Array): readonly Digest[] | undefined {
  try {
    return linksIn(wire);
  } catch (cause) {
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}
