// Requests and issues as a chapter of the flow: what requests changed, under the licences and the rules of commits, and their samples.
import type {Collection, Graph} from '../../../graph/graph.ts';
import type {Context} from '../../change/diff/context.ts';
import type {DiscussionDocument} from '../../discussion/discussion-document.ts';
import type {Said} from '../../parse/licence/folder-licence.ts';
import type {LicenceRules} from '../../parse/licence/licence-filter.ts';
import type {Grouper} from '../grouped-samples.ts';
import {requestChanges, type RequestRows} from '../request/request-rows.ts';
import {discussedSamples, type DiscussedKinds, type DiscussedRecipe, type DiscussedSources} from './discussed-samples.ts';

export interface DiscussedChapter {
  readonly documents: Collection<DiscussionDocument>;
  readonly requests: RequestRows;
  /** What the tree says for its folders today. */
  readonly said: Collection<readonly Said[]>;
  /** Only where commits are grouped. */
  readonly grouped: Grouper | undefined;
  /** The tag of the rules that texts are cleaned by. */
  readonly clean: string;
}

interface Rules {readonly context?: Context | undefined; readonly licences?: LicenceRules; readonly forget?: {readonly licences: readonly string[]} | undefined}

export function discussedChapter(mill: Graph, {documents, requests, said, grouped, clean}: DiscussedChapter, {context, licences, forget}: Rules, discussed: DiscussedRecipe): DiscussedKinds {
  const sources: DiscussedSources = {documents, requests, clean, changes: requestChanges({clean, context, licences, forgotten: forget?.licences ?? []}, () => said)};
  const group = grouped?.discussions(documents);
  const {kinds: alone, changed} = discussedSamples(mill, sources, discussed, (kind) => (group === undefined ? `samples.${kind}` : `${kind} samples`));
  return {kinds: group === undefined ? alone : Object.fromEntries(Object.entries(alone).map(([kind, samples]) => [kind, group(samples, kind)])), changed};
}
