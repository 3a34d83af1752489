// The feed of what is known of requests and issues: what is mirrored of a forge, as it is in the store now or as a former build saw it; and where nothing is, what git tells.
import type {Feed} from '../../../graph/feed.ts';
import type {Git} from '../../../stages/source/git/git-process.ts';
import {itemFeed, itemsDigest, lengthIn} from '../../../stages/source/github/item-feed.ts';
import type {GitRequests} from '../../../stages/source/github/requests-in-git.ts';
import type {Dataset, ForgeChoice} from '../build/contract.ts';
import {forgeFolder} from './forge-folder.ts';
import {pageFolder} from './page-folder.ts';

export interface MirroredFeedOptions extends Pick<Dataset, 'store' | 'clean' | 'forget'> {
  readonly forge: ForgeChoice;
  /** Of the former build. */
  readonly state?: Uint8Array;
}

export async function mirroredFeed(git: Git, {store, forge, clean, forget, state}: MirroredFeedOptions, inGit: GitRequests): Promise<Feed> {
  const pages = pageFolder(forgeFolder(store, forge));
  const cleaner = clean === undefined ? undefined : await (await import('../../../stages/source/github/clean-item.ts')).itemCleaner(clean.rules);
  const before = state === undefined ? undefined : lengthIn(state);
  if ((before ?? (await itemsDigest(pages)).length) === 0) return (await import('../../../stages/source/github/git-item-feed.ts')).gitItemFeed(git, {...inGit, cleaner, forget});
  return await itemFeed({log: pages, cleaner, forget, ...(before !== undefined && {length: before})});
}
