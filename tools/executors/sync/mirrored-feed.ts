// The feed of what is mirrored of a forge, as it is in the store now, or as it was when a build was made.
import {itemFeed, lengthIn} from '../../../stages/source/github/item-feed.ts';
import type {Feed} from '../../../graph/feed.ts';
import type {Dataset, ForgeChoice} from '../build/contract.ts';
import {forgeFolder} from './forge-folder.ts';
import {pageFolder} from './page-folder.ts';

export async function mirroredFeed({store, forge, clean, forget}: Pick<Dataset, 'store' | 'clean' | 'forget'> & {readonly forge: ForgeChoice}, state?: Uint8Array): Promise<Feed> {
  return await itemFeed({log: pageFolder(forgeFolder(store, forge)), cleaner: await cleanerOf(clean), forget, ...(state !== undefined && {length: lengthIn(state)})});
}

async function cleanerOf(clean: Dataset['clean']) {
  return clean === undefined ? undefined : await (await import('../../../stages/source/github/clean-item.ts')).itemCleaner(clean.rules);
}
