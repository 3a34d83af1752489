// The files of each tree that a part of a dataset ends with, whole, where it is split by time.
import type {Feed} from '../../../graph/feed.ts';
import type {EachTree} from '../../dataset/split/of-its-tree.ts';
import {fileFeed} from './file-feed.ts';
import type {Git} from './git-process.ts';
import type {SplitFileFeedOptions} from './split-file-feed.ts';

export function treeFeeds(git: Git, {train, val, ...last}: SplitFileFeedOptions): EachTree<Feed> {
  return {train: fileFeed(git, {...last, commit: train}), val: fileFeed(git, {...last, commit: val}), test: fileFeed(git, last)};
}
