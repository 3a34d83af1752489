// The flow of an export of discussions: a record for each, from the document, the messages of its commits and its links.
import type {Feed} from '../../../graph/feed.ts';
import {defineTask} from '../../../graph/task/task.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {isStub} from '../../../graph/value/stub.ts';
import type {Exporting} from '../../exporting.ts';
import {commitCodec} from '../../source/git/commit-record.ts';
import {discussionCodec} from '../discussion-document.ts';
import {discussionLinksCodec} from '../links/discussion-links.ts';
import {linkedIssues} from '../links/linked-issues.ts';
import type {ReferenceRules} from '../links/link-tasks.ts';
import {mirroredItems} from '../../source/github/mirrored-items.ts';
import {requestPatch} from '../../sample/request/request-patch.ts';
import {changedRequests, requestRows} from '../../sample/request/request-rows.ts';
import {discussionsOf} from '../discussions.ts';
import {discussionRecord, discussionRecordCodec} from './discussion-record.ts';

export const recordTask = defineTask({
  name: 'record of a discussion',
  version: 1,
  input: {discussion: joinedCodec(discussionCodec, commitCodec), links: discussionLinksCodec},
  output: discussionRecordCodec,
  run({discussion: {row: {value}, refs}, links}) {
    const messages = new Map(refs.flatMap((ref) => (ref === undefined || isStub(ref) ? [] : [[ref.value.oid, ref.value.message] as const])));
    return discussionRecord(value, messages, links);
  },
});

export const recordCollection = 'discussion records';

/** What each request changes: only where a feed tells. */
export const patchCollection = 'patches of requests';

export interface DiscussionFeeds {readonly items: Feed; readonly templates: Feed; readonly requests?: Feed | undefined}

export async function discussionExport({mill, commits, clean, requestChanges}: Pick<Exporting, 'mill' | 'commits' | 'clean' | 'requestChanges'>, {items, templates, requests}: DiscussionFeeds, rules: ReferenceRules): Promise<void> {
  const documents = discussionsOf(mill, {items: await mirroredItems(mill, items, {audited: false}), templates, clean});
  const {links, committed} = linkedIssues(mill, {documents, commits}, rules);
  mill.map(recordCollection, recordTask, {discussion: committed, links}, null);
  if (requests !== undefined) mill.map(patchCollection, requestPatch, changedRequests(mill, requestRows(mill, requests), requestChanges), null);
}
