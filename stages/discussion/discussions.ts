// Discussions as collections: one document a request or issue, with what nobody wrote taken out of its texts.
import type {Collection, Graph} from '../../graph/graph.ts';
import {defineTask} from '../../graph/task/task.ts';
import {addTallies, tallyCodec, type Tally} from '../dataset/tally.ts';
import type {CommitRecord} from '../source/git/commit-record.ts';
import {itemCodec} from '../source/github/item-row.ts';
import type {Item} from '../source/github/item.ts';
import {cleanDiscussion, templateOfDiscussion} from './clean-discussion.ts';
import {discussionCodec, type DiscussionDocument} from './discussion-document.ts';
import {gatherDiscussion, spreadItems} from './gather-discussion.ts';
import {templatesOf} from './templates.ts';

export interface DiscussionSources {
  readonly items: Collection<Item>;
  /** Templates are files of theirs. */
  readonly commits: Collection<CommitRecord>;
  /** The tag of the rules that texts are cleaned by. */
  readonly clean: string;
}

export function discussionsOf(mill: Graph, {items, commits, clean}: DiscussionSources): Collection<DiscussionDocument> {
  const gathered = mill.group('discussions as said', items, {spread: spreadItems, piece: itemCodec, gather: gatherDiscussion, params: null});
  const discussions = mill.map('discussions', cleanDiscussion, {discussion: mill.join('discussions with templates', gathered, templateOfDiscussion, templatesOf(mill, commits, clean))}, null);
  mill.fold('stats.discussions', discussions, tallyDiscussions, addTallies);
  return discussions;
}

const tallyDiscussions = defineTask({
  name: 'tally of discussions',
  version: 1,
  input: {row: discussionCodec},
  output: tallyCodec,
  light: true,
  run({row}): Tally {
    const texts = [row, ...row.comments, ...row.reviews, ...row.threads.flatMap(({remarks}) => remarks)];
    const tally: Record<string, number> = {discussions: 1, [row.request === undefined ? 'issues' : 'requests']: 1, texts: texts.length};
    if (row.nature !== undefined) tally[`nature ${row.nature}`] = 1;
    for (const reason of texts.flatMap(({removed = []}) => removed)) tally[`removed ${reason}`] = (tally[`removed ${reason}`] ?? 0) + 1;
    return tally;
  },
});
