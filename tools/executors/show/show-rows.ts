// Rows of a collection: one page of them, or a single one, decoded.
import {digestsIn, rowsOf, type RowName} from '../../../graph/explain/build-side.ts';
import {pageOf} from '../../../graph/merkle/read.ts';
import {stubOf} from '../../../graph/value/stub.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {codecOf} from '../look/codec-of.ts';
import type {Finished} from '../look/finished.ts';
import type {Readable} from '../look/readable.ts';
import {readRows} from '../look/read-rows.ts';
import {idsMeant, spellId} from '../look/row-id.ts';
import type {ShownRow, ShownRows} from './shown.ts';

export interface PageAsked {
  readonly collection: string;
  readonly limit: number;
  readonly after: string | undefined;
  /** The line that shows the page after an id. */
  readonly nextLine: (after: string) => string;
}

export async function showRows(finished: Finished, {collection, limit, after, nextLine}: PageAsked): Promise<ShownRows> {
  const start = after === undefined ? undefined : await idAfter(finished, collection, after);
  const {rows, rowsBefore, rowsInAll, next} = await pageOf(finished.chunks, rowsOf(finished.build, collection), {after: start, limit});
  const values = await valuesOf(finished, collection, rows.map(({digest}) => digest));
  return {
    view: 'rows',
    collection,
    rowsInAll,
    rowsBefore,
    rows: rows.map(({id, digest}, at) => ({id: spellId(id), digest, stub: stubOf(digest)?.stub ?? null, value: values[at] ?? null})),
    next: next === undefined ? null : nextLine(spellId(next)),
  };
}

export async function showRow(finished: Finished, {collection, id}: RowName, {digest, longest, wholeLine, also}: {digest: Digest; longest: number; wholeLine: string; also: readonly string[]}): Promise<ShownRow> {
  const [value = null] = await valuesOf(finished, collection, [digest]);
  const {shown, isCut} = cut(value, longest);
  return {view: 'row', collection, id: spellId(id), digest, stub: stubOf(digest)?.stub ?? null, value: shown, whole: isCut ? wholeLine : null, also};
}

async function valuesOf({build, store}: Finished, collection: string, digests: readonly Digest[]): Promise<readonly (Readable | undefined)[]> {
  const codec = codecOf(build, collection);
  return codec === undefined ? digests.map(() => undefined) : await readRows({store}, codec, digests);
}

/** An id that is there, if the word means one; else the place where it would stand. */
async function idAfter(finished: Finished, collection: string, word: string): Promise<string> {
  for (const id of idsMeant(word)) {
    const [digest] = await digestsIn(finished, finished.build, {collection, ids: [id]});
    if (digest !== undefined) return id;
  }
  return word;
}

/** Long texts end early, long lists too. */
export function cut(value: Readable, longest: number): {readonly shown: Readable; readonly isCut: boolean} {
  let isCut = false;
  const shown = cutValue(value);
  return {shown, isCut};

  function cutValue(part: Readable): Readable {
    if (typeof part === 'string') return part.length > longest ? shorter(part) : part;
    if (Array.isArray(part)) {
      const items = part.slice(0, longest).map(cutValue);
      if (items.length < part.length) isCut = true;
      return items;
    }
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, member]) => [name, cutValue(member)]));
  }

  function shorter(text: string): string {
    isCut = true;
    return `${text.slice(0, longest)}…`;
  }
}
