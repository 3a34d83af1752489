// The feeds of change groups. They look at the history once between them.
import type {GroupFeeds} from '../../../change/groups/change-groups.ts';
import type {CommitCleaner} from '../clean-commit.ts';
import type {Git} from '../git-process.ts';
import type {Mirror} from '../mirror.ts';
import {broughtFeed, type Surveyor} from './brought-feed.ts';
import {outcomeFeed} from './outcome-feed.ts';
import {usualRenames, type RenameRules} from '../rename-rules.ts';
import type {PullHead} from './pull-heads.ts';
import {survey} from './survey.ts';

export interface GroupFeedOptions {
  readonly mirror: Mirror;
  readonly tips: readonly string[];
  /** The commit whose files are taken: requests were made for its line. */
  readonly mainline: string | undefined;
  readonly pulls: readonly PullHead[];
  /** As for commits: what is compared with them must be told as they are. */
  readonly renames: RenameRules | 'none' | undefined;
  readonly cleaner: CommitCleaner | undefined;
  readonly forgetting: boolean;
}

export function groupFeeds(git: Git, {mirror, tips, mainline, pulls, renames = usualRenames, cleaner, forgetting}: GroupFeedOptions): GroupFeeds {
  const surveying = {gitDir: mirror.dir, tips: [...new Set(tips)].sort(), not: mirror.boundary, pulls, mainline};
  let answer: ReturnType<Surveyor> | undefined;
  const surveyor: Surveyor = (signal) => (answer ??= survey(git, surveying, signal));
  return {
    brought: broughtFeed(git, surveying, surveyor),
    outcomes: outcomeFeed(git, {surveying, survey: surveyor, renames: mirror.partial && renames !== 'none' ? 'exact' : renames, cleaner, forgetting}),
  };
}
