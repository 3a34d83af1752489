// Takes a file that somebody dumped into the log: raw as it is, but for what the mirror knows better.
import {itemId} from './item-row.ts';
import type {KnownItem} from './known-items.ts';
import type {LogLine, Page, PageLog} from './page.ts';
import {readPage} from './read/read-page.ts';

export interface Imported {
  readonly items: number;
  /** Older than what is mirrored, or as old. */
  readonly older: number;
  readonly refused: ReadonlyMap<string, number>;
}

/**
 * Adds nothing where nothing in it is news: the same file may be imported again. `known` is kept up to date.
 * What comes with a line of its own is of a mirror that is taken over as it is.
 */
export async function importPage(log: PageLog, known: Map<string, KnownItem>, page: Page, adopted?: Omit<LogLine, 'page'>): Promise<Imported> {
  const {read, gone, refused} = readPage(page);
  const [older, fresh] = [new Set<string>(), new Map<string, KnownItem>()];
  for (const {item, updated} of read) {
    const id = itemId(item);
    const before = known.get(id);
    if (before !== undefined && (updated === undefined || (before.updated !== undefined && before.updated >= updated))) older.add(id);
    else fresh.set(id, {kind: item.kind, number: item.number, updated});
  }
  const news = gone.filter((id) => known.has(id));
  if (adopted !== undefined || fresh.size + news.length > 0) {
    await log.append(page, adopted ?? {list: 'import', ...(older.size > 0 && {except: [...older]})});
    for (const [id, item] of fresh) known.set(id, item);
    for (const id of news) known.delete(id);
  }
  return {items: fresh.size, older: older.size, refused};
}
