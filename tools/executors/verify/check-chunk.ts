// Whether a chunk of a Merkle map is the one that its ids call for: what equal maps having equal digests rests on.
import {boundaryLevel} from '../../../graph/merkle/boundary.ts';
import type {Chunk, Entry} from '../../../graph/merkle/chunk.ts';
import {rowsIn} from '../../../graph/merkle/read.ts';

/** What the chunk above says of this one; none for the top. */
export interface Above {
  readonly level: number;
  readonly entry: Entry;
  /** The last id before this chunk. */
  readonly after: string | undefined;
  /** No chunk of its level stands to the right of it. */
  readonly rightmost: boolean;
}

/** What is wrong with a chunk; `undefined` for nothing. */
export function chunkFault(chunk: Chunk, above: Above | undefined): string | undefined {
  const {level, entries} = chunk;
  const last = entries.at(-1);
  if (above === undefined && level > 1 && entries.length < 2) return 'its top has a single chunk below it';
  if (above !== undefined && last === undefined) return 'a chunk below the top is empty';
  if (above !== undefined && level !== above.level - 1) return `a chunk of level ${level} lies under one of level ${above.level}`;
  if (above !== undefined && last?.id !== above.entry.id) return 'a chunk does not end where the one above says';
  if (above !== undefined && rowsIn(chunk) !== above.entry.count) return `a chunk holds ${rowsIn(chunk)} rows, and the one above counts ${above.entry.count}`;
  let before = above?.after;
  for (const [at, {id}] of entries.entries()) {
    if (before !== undefined && !(before < id)) return 'its rows are not in order';
    const ends = boundaryLevel(id) >= level;
    if (ends && at < entries.length - 1) return 'a chunk goes on after an id that ends one';
    if (!ends && at === entries.length - 1 && above?.rightmost === false) return 'a chunk ends after an id that ends none';
    before = id;
  }
  return undefined;
}
