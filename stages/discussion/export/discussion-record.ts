// A request or an issue as the seed's prs.jsonl and issues.jsonl have it, with the same keys.
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {dateOf} from '../date-of.ts';
import type {DiscussionDocument} from '../discussion-document.ts';
import {loginOf} from '../login-of.ts';
import type {DiscussionLinks} from '../links/discussion-links.ts';

export interface DiscussionRecord {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: string;
  readonly created_at: string;
  readonly closed_at: string | null;
  readonly user: string;
  readonly labels: readonly string[];
  /** Of a request only. */
  readonly request?: {
    readonly merged_at: string | null;
    readonly base_ref: string;
    readonly head_ref: string;
    readonly commits: readonly {readonly sha: string; readonly message: string}[];
    readonly linked_issues: readonly number[];
  };
}

export const discussionRecordCodec: Codec<DiscussionRecord> = jsonCodec('record of a discussion');

export function discussionRecord(document: DiscussionDocument, messages: ReadonlyMap<string, string>, links: Pick<DiscussionLinks, 'links'>): DiscussionRecord {
  const {number, title, body, state, at, closed, by, labels, request} = document;
  return {
    number,
    title,
    body,
    state,
    created_at: dateOf(at),
    closed_at: closed === null ? null : dateOf(closed),
    user: loginOf(by),
    labels,
    ...(request !== undefined && {request: {
      merged_at: request.merged === null ? null : dateOf(request.merged.at),
      base_ref: request.base.ref,
      head_ref: request.head.ref,
      commits: request.commits.map((sha) => ({sha, message: messages.get(sha) ?? ''})),
      linked_issues: links.links.filter(({type}) => type === 'closes').map((link) => link.number),
    }}),
  };
}
