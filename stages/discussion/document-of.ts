// Puts the items of one number together: what was said, in the order it was said, whichever page told of it first.
import type {Item} from '../source/github/item.ts';
import type {DiscussionDocument, Happened} from './discussion-document.ts';
import {threadsOf} from './threads-of.ts';
import type {Reviewed, Written} from './written.ts';

/** Undefined where nothing tells what it is about: a comment may be known of before its issue is. */
export function documentOf(items: readonly Item[]): DiscussionDocument | undefined {
  const topic = items.find((item): item is Extract<Item, {kind: 'topic'}> => item.kind === 'topic');
  if (topic === undefined) return undefined;
  const said = <K extends Item['kind']>(kind: K) => items.filter((item): item is Extract<Item, {kind: K}> => item.kind === kind);
  const [request] = said('request');
  const {number, title, state, reason, closed, labels, milestone, locked, association} = topic;
  return {
    ...writtenOf(topic),
    number,
    title,
    state,
    ...(reason !== undefined && {reason}),
    closed,
    labels,
    ...(milestone !== undefined && {milestone}),
    locked,
    ...(association !== undefined && {association}),
    ...(request !== undefined && {request: factsOf(request)}),
    comments: inTime(said('comment')).map(writtenOf),
    reviews: inTime(said('review')).map(reviewedOf),
    threads: threadsOf(inTime(said('remark')), said('thread')),
    events: inTime(said('event')).map(happenedOf),
  };
}

export function writtenOf({node, by, at, body, edited, hidden, mended}: Extract<Item, {body: string}>): Written {
  return {node, by, at, body, ...(edited !== undefined && {edited}), ...(hidden !== undefined && {hidden}), ...(mended !== undefined && {mended})};
}

/** At one second, by name: pages come in any order. */
export function inTime<T extends {readonly at: number; readonly node: string}>(said: readonly T[]): readonly T[] {
  return said.toSorted((a, b) => a.at - b.at || (a.node < b.node ? -1 : 1));
}

function factsOf({draft, merged, base, head, commits, commitCount, closes}: Extract<Item, {kind: 'request'}>): NonNullable<DiscussionDocument['request']> {
  return {draft, merged, base, head, commits, commitCount, closes};
}

function reviewedOf(review: Extract<Item, {kind: 'review'}>): Reviewed {
  return {...writtenOf(review), state: review.state, commit: review.commit};
}

function happenedOf({event, by, at, before, after, label, commit}: Extract<Item, {kind: 'event'}>): Happened {
  return {event, by, at, ...(before !== undefined && {before}), ...(after !== undefined && {after}), ...(label !== undefined && {label}), ...(commit !== undefined && {commit})};
}
