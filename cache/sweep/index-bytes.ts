// How large the file of an index is, and whether most of it is empty.
import {stat} from 'node:fs/promises';
import {join} from 'node:path';
import {indexFolder} from '../index-rows.ts';
import {codeOf} from '../store-error.ts';

/** A row and its part of a page that is two thirds full, as pages are after rows have come in any order. */
const bytesPerRow = 120;
const mostTimesLive = 2.5;
/** Below this there is nothing to gain. */
const leastBytes = 4 * 1024 * 1024;

export function isTooEmpty(fileBytes: number, rows: number): boolean {
  return fileBytes > Math.max(leastBytes, mostTimesLive * rows * bytesPerRow);
}

export async function indexBytes(dir: string): Promise<number> {
  try {
    return (await stat(join(dir, indexFolder, 'data.mdb'))).size;
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return 0;
    throw cause;
  }
}
