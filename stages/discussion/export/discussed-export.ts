// The flow of an export of samples that requests make: those of one kind, whatever the dataset makes itself.
import type {Feed} from '../../../graph/feed.ts';
import type {Exporting} from '../../exporting.ts';
import {discussedSamples, type DiscussedKind} from '../../sample/discussion/discussed-samples.ts';
import type {DiscussionRules} from '../../sample/discussion/discussion-rules.ts';
import {mirroredItems} from '../../source/github/mirrored-items.ts';
import {discussionsOf} from '../discussions.ts';

export interface DiscussedExport {
  readonly items: Feed;
  readonly requests: Feed;
  readonly kind: DiscussedKind;
  readonly rules: DiscussionRules;
}

export const discussedCollection = 'exported samples';

export async function discussedExport({mill, commits, clean, requestChanges}: Exporting, {items, requests, kind, rules}: DiscussedExport): Promise<void> {
  const documents = discussionsOf(mill, {items: await mirroredItems(mill, items, {audited: false}), commits, clean});
  discussedSamples(mill, {documents, requests, changes: requestChanges}, {kinds: [kind], rules}, () => discussedCollection);
}
