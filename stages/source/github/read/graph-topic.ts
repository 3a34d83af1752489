// An issue or a request as GraphQL has it, with what hangs on a request: reviews, threads and its timeline. Lists of `gh … --json` are the same without connections.
import type {EventItem, Item, RequestItem, ReviewItem, ThreadItem, TopicItem} from '../item.ts';
import {eventName} from './event-name.ts';
import {line, natural, needed, nodeId, nodes, oid, seconds, text, thing, things, type Thing} from './fields.ts';
import {person} from './person.ts';
import {isOf} from './place.ts';
import {associationOf, labelsOf} from './rest-topic.ts';
import {reviewState} from './rest-words.ts';
import {optional, type Read} from './said.ts';
import {wordId} from './word-id.ts';

/** `repository`: whose issues a request may close by their number. */
export function graphTopic(of: Thing, repository: string | undefined): readonly Read[] {
  const number = needed(natural(of['number']), 'number');
  const updated = seconds(of['updatedAt']);
  const request = of['__typename'] === 'PullRequest' || text(of['headRefName']) !== undefined;
  const topic = of['title'] === undefined ? [] : [topicOf(of, {number, request})];
  const facts = text(of['baseRefName']) === undefined ? [] : [requestOf(of, {number, repository})];
  return [...topic, ...facts, ...below(of, number)].map((item) => ({item, updated}));
}

function topicOf(of: Thing, {number, request}: {readonly number: number; readonly request: boolean}): TopicItem {
  const edited = of['lastEditedAt'] === null ? null : seconds(of['lastEditedAt']);
  return {
    kind: 'topic',
    node: nodeId(of['id']) ?? `topic-${number}`,
    number,
    by: person(of['author']),
    at: needed(seconds(of['createdAt']), 'date'),
    body: text(of['body']) ?? '',
    ...optional('edited', edited),
    request,
    title: needed(line(of['title']), 'title'),
    state: line(of['state'])?.toLowerCase() === 'open' ? 'open' : 'closed',
    ...optional('reason', line(of['stateReason'])?.toLowerCase()),
    closed: seconds(of['closedAt']) ?? null,
    labels: labelsOf(nodes(of['labels'])),
    ...optional('milestone', line(thing(of['milestone'])?.['title'])),
    locked: of['locked'] === true,
    ...optional('association', associationOf(of['authorAssociation'])),
  };
}

function requestOf(of: Thing, {number, repository}: {readonly number: number; readonly repository: string | undefined}): RequestItem {
  const merged = seconds(of['mergedAt']);
  const commits = nodes(of['commits']).flatMap((node) => oid(thing(thing(node)?.['commit'])?.['oid'] ?? thing(node)?.['oid']) ?? []);
  const closes = nodes(of['closingIssuesReferences']).flatMap((node) => {
    const issue = thing(node) ?? {};
    const named = text(thing(issue['repository'])?.['nameWithOwner']);
    return isOf(repository, named) ? (natural(issue['number']) ?? []) : [];
  });
  return {
    kind: 'request',
    node: nodeId(of['id']) ?? `topic-${number}`,
    number,
    draft: of['isDraft'] === true,
    merged: merged === undefined ? null : {at: merged, by: person(of['mergedBy']), oid: oid(thing(of['mergeCommit'])?.['oid'])},
    base: {ref: line(of['baseRefName']) ?? '', oid: oid(of['baseRefOid'])},
    head: {ref: line(of['headRefName']) ?? '', oid: oid(of['headRefOid']), repository: line(thing(of['headRepository'])?.['nameWithOwner']) ?? null},
    commits,
    commitCount: natural(thing(of['commits'])?.['totalCount']) ?? commits.length,
    closes: [...new Set(closes)].sort((a, b) => a - b),
  };
}

function below(of: Thing, number: number): readonly Item[] {
  return [
    ...things(nodes(of['reviews'])).flatMap((review) => reviewOf(review, number)),
    ...things(nodes(of['reviewThreads'])).flatMap((thread) => threadOf(thread, number)),
    ...things(nodes(of['timelineItems'])).flatMap((event) => eventOf(event, number)),
  ];
}

function reviewOf(of: Thing, number: number): readonly ReviewItem[] {
  const state = reviewState(of['state']);
  const [at, node] = [seconds(of['submittedAt']) ?? seconds(of['createdAt']), wordId(of)];
  if (state === undefined || state === 'pending' || at === undefined || node === undefined) return [];
  return [{
    kind: 'review',
    node, number, at,
    by: person(of['author']),
    body: text(of['body']) ?? '',
    ...optional('edited', of['lastEditedAt'] === null ? null : seconds(of['lastEditedAt'])),
    ...(of['isMinimized'] === true && {hidden: line(of['minimizedReason'])?.toLowerCase() ?? 'hidden'}),
    state,
    commit: oid(thing(of['commit'])?.['oid']),
  }];
}

function threadOf(of: Thing, number: number): readonly ThreadItem[] {
  const [first] = nodes(of['comments']).flatMap((node) => wordId(thing(node) ?? {}) ?? []);
  const node = nodeId(of['id']);
  return first === undefined || node === undefined ? [] : [{kind: 'thread', node, number, first, resolved: of['isResolved'] === true, outdated: of['isOutdated'] === true}];
}

function eventOf(of: Thing, number: number): readonly EventItem[] {
  const [event, at, node] = [eventName(of['__typename']), seconds(of['createdAt']), nodeId(of['id'])];
  if (event === undefined || at === undefined || node === undefined) return [];
  return [{kind: 'event', node, number, by: person(of['actor']), at, event, ...changed(of, event)}];
}

function changed(of: Thing, event: string): Partial<Pick<EventItem, 'before' | 'after' | 'label' | 'commit'>> {
  if (event === 'force_pushed') return {before: oid(thing(of['beforeCommit'])?.['oid']), after: oid(thing(of['afterCommit'])?.['oid'])};
  if (event === 'renamed') return {before: line(of['previousTitle']) ?? null, after: line(of['currentTitle']) ?? null};
  if (event === 'merged') return {commit: oid(thing(of['commit'])?.['oid'])};
  if (event === 'closed') return {commit: oid(thing(of['closer'])?.['oid'])};
  const label = line(thing(of['label'])?.['name']);
  return label === undefined ? {} : {label};
}
