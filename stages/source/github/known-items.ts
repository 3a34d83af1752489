// What a log of pages knows, without the texts: which rows there are, and how fresh each is.
import type {Item} from './item.ts';
import {itemId} from './item-row.ts';
import type {PageLog} from './page.ts';
import {readLine} from './read/read-line.ts';

export interface KnownItem {readonly kind: Item['kind']; readonly number: number; readonly updated: number | undefined}

export async function knownItems(log: Omit<PageLog, 'append'>, signal: AbortSignal): Promise<Map<string, KnownItem>> {
  const known = new Map<string, KnownItem>();
  for (const line of await log.lines()) {
    signal.throwIfAborted();
    const {read, gone} = await readLine(log, line);
    for (const {item, updated} of read) {
      const id = itemId(item);
      known.set(id, {kind: item.kind, number: item.number, updated: updated ?? known.get(id)?.updated});
    }
    for (const id of gone) known.delete(id);
  }
  return known;
}
