// Reading a Merkle map: all rows, a range, one page, or many ids at once, each at the cost of the chunks it touches.
import type {Digest} from '../value/digest.ts';
import type {Chunk, Entry} from './chunk.ts';
import type {Chunks} from './chunks.ts';
import {firstFrom} from './search.ts';

/** Runs of rows in id order, from an id on (that id included). */
export async function* scanMap(chunks: Chunks, root: Digest, from = ''): AsyncGenerator<readonly Entry[], void, undefined> {
  const chunk = await chunks.get(root);
  const start = firstFrom(chunk.entries, from);
  if (chunk.level === 1) {
    if (start < chunk.entries.length) yield start === 0 ? chunk.entries : chunk.entries.slice(start);
    return;
  }
  for (const child of chunk.entries.slice(start)) yield* scanMap(chunks, child.digest, from);
}

/** The rows whose id starts with a prefix. */
export async function rowsUnder(chunks: Chunks, root: Digest, prefix: string): Promise<Entry[]> {
  const rows: Entry[] = [];
  for await (const run of scanMap(chunks, root, prefix)) {
    for (const row of run) {
      if (!row.id.startsWith(prefix)) return rows;
      rows.push(row);
    }
  }
  return rows;
}

export async function countRows(chunks: Chunks, root: Digest): Promise<number> {
  return rowsIn(await chunks.get(root));
}

export async function page(chunks: Chunks, root: Digest, {skip, take}: {skip: number; take: number}): Promise<Entry[]> {
  const chunk = await chunks.get(root);
  if (chunk.level === 1) return chunk.entries.slice(skip, skip + take);
  const rows: Entry[] = [];
  let passed = 0;
  for (const child of chunk.entries) {
    const wanted = {skip: Math.max(0, skip - passed), take: take - rows.length};
    if (wanted.take === 0) break;
    if (wanted.skip < child.count) rows.push(...(await page(chunks, child.digest, wanted)));
    passed += child.count;
  }
  return rows;
}

export interface PageAsk {readonly after?: string | undefined; readonly limit: number}
export interface PageOfRows {readonly rows: readonly Entry[]; readonly rowsBefore: number; readonly rowsInAll: number; readonly next: string | undefined}

export async function pageOf(chunks: Chunks, root: Digest, {after, limit}: PageAsk): Promise<PageOfRows> {
  const rowsInAll = await countRows(chunks, root);
  const rowsBefore = after === undefined ? 0 : await rowsUpTo(chunks, root, after);
  const rows: Entry[] = [];
  for await (const run of scanMap(chunks, root, after)) {
    rows.push(...run.slice(run[0]?.id === after ? 1 : 0).slice(0, limit - rows.length));
    if (rows.length >= limit) break;
  }
  return {rows, rowsBefore, rowsInAll, next: rowsBefore + rows.length < rowsInAll ? rows.at(-1)?.id : undefined};
}

/** How many rows have this id or one below it. */
async function rowsUpTo(chunks: Chunks, root: Digest, id: string): Promise<number> {
  let passed = 0;
  for (let chunk = await chunks.get(root); ; ) {
    const at = firstFrom(chunk.entries, id);
    for (const {count} of chunk.entries.slice(0, at)) passed += count;
    const entry = chunk.entries[at];
    if (entry === undefined || chunk.level === 1) return passed + (entry?.id === id ? 1 : 0);
    chunk = await chunks.get(entry.digest);
  }
}

/** The digests of many rows, in the order of the ids, which must be sorted. */
export async function lookUp(chunks: Chunks, root: Digest, ids: readonly string[]): Promise<(Digest | undefined)[]> {
  const found = new Array<Digest | undefined>(ids.length).fill(undefined);
  await into(await chunks.get(root), 0, ids.length);
  return found;

  async function into(chunk: Chunk, start: number, end: number): Promise<void> {
    let at = start;
    while (at < end) {
      const entry = chunk.entries[firstFrom(chunk.entries, ids[at]!)]; // in range by the loop's condition
      if (entry === undefined) return;
      if (chunk.level === 1) {
        if (entry.id === ids[at]) found[at] = entry.digest;
        at++;
        continue;
      }
      let last = at + 1;
      while (last < end && ids[last]! <= entry.id) last++;
      await into(await chunks.get(entry.digest), at, last);
      at = last;
    }
  }
}

export function rowsIn(chunk: Chunk): number {
  return chunk.entries.reduce((sum, entry) => sum + entry.count, 0);
}
