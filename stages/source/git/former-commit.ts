// Rows that are told by what differs from a former commit, which may have been rewritten away since.
import {StateLost, type FeedChange} from '../../../graph/feed.ts';
import {GitFailure} from './git-failure.ts';

/** `former`: none where nothing is built upon. */
export async function* uponFormer(former: string | undefined, changes: AsyncIterable<readonly FeedChange[]>): AsyncGenerator<readonly FeedChange[]> {
  try {
    yield* changes;
  } catch (failure) {
    if (former !== undefined && failure instanceof GitFailure) throw new StateLost(`Commit "${former}" of the former state is not there any more`, {cause: failure});
    throw failure;
  }
}
