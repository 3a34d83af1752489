// The last word on each item in lines of a log, page by page: from the newest back, so that the first word met of an item is the last one.
import {itemId} from './item-row.ts';
import type {LogLine, PageLog} from './page.ts';
import {readLine} from './read/read-line.ts';
import type {Found} from './read/read-thing.ts';

/** No text is held here for longer than its page. */
export async function* lastWords({log, lines}: {readonly log: Pick<PageLog, 'read'>; readonly lines: readonly LogLine[]}, signal: AbortSignal): AsyncGenerator<Found> {
  const told = new Set<string>();
  for (const line of lines.toReversed()) {
    signal.throwIfAborted();
    const found = await readLine(log, line);
    const read = found.read.filter(({item}) => !told.has(itemId(item)));
    const gone = found.gone.filter((id) => !told.has(id));
    for (const {item} of read) told.add(itemId(item));
    for (const id of gone) told.add(id);
    yield {read, gone};
  }
}
