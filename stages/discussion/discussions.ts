// Discussions as collections: one document a request or issue, with what nobody wrote taken out of its texts.
import type {Feed} from '../../graph/feed.ts';
import type {Collection, Graph} from '../../graph/graph.ts';
import {defineTask} from '../../graph/task/task.ts';
import {addTallies, tallyCodec, type Tally} from '../dataset/tally.ts';
import {templateHistoryCodec} from '../source/git/templates/template-history.ts';
import {itemCodec} from '../source/github/item-row.ts';
import type {Item} from '../source/github/item.ts';
import {cleanDiscussion} from './clean-discussion.ts';
import {discussionCodec, type DiscussionDocument} from './discussion-document.ts';
import {gatherDiscussion, spreadItems} from './gather-discussion.ts';
import {beginningTask, historyOfBegun, namedTemplates, templatesOfBegun} from './template/begun.ts';
import {readTemplate, spreadTemplates, templateLeafCodec} from './template/template-text.ts';

export interface DiscussionSources {
  readonly items: Collection<Item>;
  /** The templates that the repository had, by kind. */
  readonly templates: Feed;
  /** The tag of the rules that texts are cleaned by. */
  readonly clean: string;
}

export function discussionsOf(mill: Graph, {items, templates, clean}: DiscussionSources): Collection<DiscussionDocument> {
  const discussion = mill.group('discussions as said', items, {spread: spreadItems, piece: itemCodec, gather: gatherDiscussion, params: null});
  const histories = mill.source('templates', templateHistoryCodec, templates);
  const texts = mill.map('texts of templates', readTemplate, {version: mill.distinct('versions of templates', histories, {spread: spreadTemplates(clean), piece: templateLeafCodec})}, null);
  // Which templates a discussion has is told apart from what they say: a new one makes those again that it was in force for.
  const begun = mill.join('beginnings with templates', mill.map('beginnings of discussions', beginningTask, {discussion}, null), historyOfBegun, histories);
  const named = mill.join('discussions with templates', mill.map('templates of discussions', templatesOfBegun, {begun}, null), namedTemplates, texts);
  const discussions = mill.map('discussions', cleanDiscussion, {discussion, templates: named}, null);
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
    const mended = texts.filter((text) => text.mended !== undefined).length;
    if (mended > 0) tally['mended encoding'] = mended;
    const late = texts.filter((text) => text.late === true).length;
    if (late > 0) tally['edited after the merge'] = late;
    for (const reason of texts.flatMap(({removed = []}) => removed)) tally[`removed ${reason}`] = (tally[`removed ${reason}`] ?? 0) + 1;
    return tally;
  },
});
