// What one line of the log adds to what was known before it.
import {itemId} from '../item-row.ts';
import type {LogLine, PageLog} from '../page.ts';
import {readPage} from './read-page.ts';
import type {Found} from './read-thing.ts';

const nothing: Found = {read: [], gone: []};

export async function readLine({read: readOf}: Pick<PageLog, 'read'>, {page, quiet, except = []}: LogLine): Promise<Found> {
  if (quiet === true) return nothing;
  const {read, gone} = readPage(await readOf(page));
  if (except.length === 0) return {read, gone};
  const not = new Set(except);
  return {read: read.filter(({item}) => !not.has(itemId(item))), gone: gone.filter((id) => !not.has(id))};
}
