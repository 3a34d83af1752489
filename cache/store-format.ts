// Which format a store's folder is kept in, for those who come later: one sentence in a file of its own.
import {join} from 'node:path';
import {durableRename} from './durable.ts';
import {StoreError} from './store-error.ts';
import {appendSynced, textAt} from './synced-text.ts';

/** Raised when a former version could misread what we write, or we what it wrote. Another format is another folder. */
const storeFormat = 2;
export const storeName = `mill-${storeFormat}`;

const marker = 'format';
const ours = `gristmill store ${storeFormat}\n`;

/** Marks a new folder as ours. Refuses one that another version keeps, as when folders were renamed. */
export async function claimFormat(dir: string, tmp: () => string): Promise<void> {
  const said = await textAt(join(dir, marker));
  if (said === ours) return;
  if (/^gristmill store \d+\n$/.test(said)) throw new StoreError('foreign', dir, new Error(`it says "${said.trim()}", and this version keeps "${ours.trim()}"`));
  const aside = tmp();
  await appendSynced(aside, ours);
  await durableRename(aside, join(dir, marker));
}
