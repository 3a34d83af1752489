// What was said below an issue or a request, as REST, webhooks and archives have it: comments, remarks on lines, reviews, and events.
import type {CommentItem, EventItem, RemarkItem, ReviewItem, ThreadItem} from '../item.ts';
import {line, list, natural, needed, nodeId, oid, seconds, text, thing, type Thing} from './fields.ts';
import {eventName} from './event-name.ts';
import {numberOf, placeOf} from './place.ts';
import {idInAddress, wordId} from './word-id.ts';
import {editedBy, optional, saidInRest, type Read} from './said.ts';

export function restComment(of: Thing): readonly Read[] {
  const {node, number, at, by, body, updated, hidden} = wordsOf(of, 'comment');
  const item: CommentItem = {kind: 'comment', node, number, by, at, body, ...editedBy({at, updated}), ...optional('hidden', hidden)};
  return [{item, updated}];
}

export function restRemark(of: Thing): readonly Read[] {
  const {node, number, at, by, body, updated, hidden} = wordsOf(of, 'remark');
  const item: RemarkItem = {
    kind: 'remark',
    node, number, by, at, body,
    ...editedBy({at, updated}),
    ...optional('hidden', hidden),
    review: nodeId(of['pull_request_review_id']) ?? idInAddress(of['pull_request_review']) ?? null,
    replyTo: nodeId(of['in_reply_to_id']) ?? idInAddress(of['in_reply_to']) ?? null,
    path: needed(text(of['path']), 'path'),
    hunk: text(of['diff_hunk']) ?? '',
    side: of['side'] === 'LEFT' ? 'left' : 'right',
    line: natural(of['line']) ?? null,
    startLine: natural(of['start_line']) ?? null,
    originalLine: natural(of['original_line']) ?? null,
    commit: oid(of['commit_id']),
    originalCommit: oid(of['original_commit_id']),
  };
  return [{item, updated}];
}

/** One's own drafts have not been said yet. */
export function restReview(of: Thing): readonly Read[] {
  const state = reviewState(of['state']);
  if (state === 'pending') return [];
  const {node, number, at, by, body, hidden} = wordsOf({...of, created_at: of['submitted_at'] ?? of['created_at']}, 'review');
  const item: ReviewItem = {kind: 'review', node, number, by, at, body, ...optional('hidden', hidden), state: needed(state, 'state of a review'), commit: oid(of['commit_id'] ?? of['head_sha'])};
  return [{item, updated: seconds(of['updated_at'])}];
}

export function restEvent(of: Thing): readonly Read[] {
  const number = needed(numberOf(of) ?? natural(thing(of['issue'])?.['number']), 'number');
  const {at, by} = saidInRest(of);
  const event = needed(eventName(of['event']), 'event');
  const rename = thing(of['rename']);
  const label = line(thing(of['label'])?.['name'] ?? of['label_name']);
  const item: EventItem = {
    kind: 'event',
    node: nodeId(of['node_id']) ?? nodeId(of['id']) ?? `${event}-${at}`,
    number, by,
    at: needed(at, 'date'),
    event,
    ...(rename !== undefined && {before: line(rename['from']) ?? null, after: line(rename['to']) ?? null}),
    ...optional('label', label),
    ...(event === 'merged' || event === 'closed' || event === 'referenced' ? {commit: oid(of['commit_id'])} : {}),
  };
  return [{item}];
}

/** Webhooks alone tell of threads in REST's words. */
export function restThread(of: Thing, resolved: boolean): readonly Read[] {
  const first = thing(list(of['comments'])[0]) ?? {};
  const item: ThreadItem = {
    kind: 'thread',
    node: needed(nodeId(of['node_id']), 'id of the thread'),
    number: needed(placeOf(first)?.number, 'number'),
    first: needed(wordId(first), 'first remark'),
    resolved,
    outdated: natural(first['line']) === undefined && first['subject_type'] !== 'file',
  };
  return [{item}];
}

function wordsOf(of: Thing, what: string) {
  const number = needed(placeOf(of)?.number, 'number');
  const {at, ...rest} = saidInRest(of);
  return {number, node: needed(wordId(of), `id of the ${what}`), at: needed(at, 'date'), ...rest};
}

export function reviewState(value: unknown): ReviewItem['state'] | 'pending' | undefined {
  const state = typeof value === 'string' ? value.toLowerCase() : value;
  switch (state) {
    case 'approved':
    case 'changes_requested':
    case 'commented':
    case 'dismissed':
    case 'pending':
      return state;
    default:
      // Archives have numbers for them.
      return typeof state === 'number' ? ({0: 'pending', 1: 'commented', 30: 'changes_requested', 40: 'approved', 50: 'dismissed'} as const)[state] : undefined;
  }
}
