// The flow of an export of samples that requests make: those of one kind, whatever the dataset makes itself.
import type {Feed} from '../../../graph/feed.ts';
import type {Exporting} from '../../exporting.ts';
import type {DiscussedKind} from '../../sample/discussion/discussed-kinds.ts';
import {discussedSamples} from '../../sample/discussion/discussed-samples.ts';
import {requestRows} from '../../sample/request/request-rows.ts';
import type {DiscussionRules} from '../../sample/discussion/discussion-rules.ts';
import {mirroredItems} from '../../source/github/mirrored-items.ts';
import {discussionsOf} from '../discussions.ts';

export interface DiscussedExport {
  readonly items: Feed;
  readonly templates: Feed;
  readonly requests: Feed;
  readonly kind: DiscussedKind;
  readonly rules: DiscussionRules;
}

export const discussedCollection = 'exported samples';

export async function discussedExport({mill, clean, requestChanges}: Exporting, {items, templates, requests, kind, rules}: DiscussedExport): Promise<void> {
  const documents = discussionsOf(mill, {items: await mirroredItems(mill, items, {audited: false}), templates, clean});
  discussedSamples(mill, {documents, requests: requestRows(mill, requests), clean, changes: requestChanges}, {kinds: [kind], rules}, () => discussedCollection);
}
