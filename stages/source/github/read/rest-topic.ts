// An issue or a request as REST, webhooks, archives and plain dumps have it.
import type {RequestItem, TopicItem} from '../item.ts';
import {line, list, natural, needed, nodeId, oid, seconds, text, thing, type Thing} from './fields.ts';
import {numberOf} from './place.ts';
import {person} from './person.ts';
import {optional, saidInRest, type Read} from './said.ts';

/** A request gives two items where its ends are told. */
export function restTopic(of: Thing): readonly Read[] {
  const number = needed(numberOf(of), 'number');
  const {by, at, body, updated} = saidInRest(of);
  const node = nodeId(of['node_id']) ?? `topic-${number}`;
  const request = thing(of['pull_request']) !== undefined || isPull(of);
  const closed = seconds(of['closed_at']) ?? seconds(of['merged_at']) ?? null;
  const reason = line(of['state_reason'])?.toLowerCase();
  const item: TopicItem = {
    kind: 'topic',
    node, number, by, body,
    at: needed(at, 'date'),
    request,
    title: needed(line(of['title']), 'title'),
    state: (line(of['state']) ?? (closed === null ? 'open' : 'closed')).toLowerCase() === 'open' ? 'open' : 'closed',
    ...optional('reason', reason),
    closed,
    labels: labelsOf(of['labels']),
    ...optional('milestone', line(thing(of['milestone'])?.['title'])),
    locked: of['locked'] === true,
    ...optional('association', associationOf(of['author_association'])),
  };
  return isPull(of) ? [{item, updated}, {item: restRequest(of, {node, number}), updated}] : [{item, updated}];
}

function isPull(of: Thing): boolean {
  return (thing(of['head']) !== undefined && thing(of['base']) !== undefined) || text(of['head_ref']) !== undefined;
}

function restRequest(of: Thing, {node, number}: {readonly node: string; readonly number: number}): RequestItem {
  const [base, head] = [thing(of['base']) ?? {}, thing(of['head']) ?? {}];
  const merged = seconds(of['merged_at']);
  const commits = list(of['commits']).flatMap((commit) => oid(thing(commit)?.['sha']) ?? []);
  return {
    kind: 'request',
    node, number,
    draft: of['draft'] === true,
    // Of one that is not merged, it is a merge that the forge tried.
    merged: merged === undefined ? null : {at: merged, by: person(of['merged_by']), oid: oid(of['merge_commit_sha'])},
    base: {ref: line(base['ref']) ?? line(of['base_ref']) ?? '', oid: oid(base['sha'])},
    head: {ref: line(head['ref']) ?? line(of['head_ref']) ?? '', oid: oid(head['sha']), repository: line(thing(head['repo'])?.['full_name']) ?? null},
    commits,
    commitCount: natural(of['commits']) ?? commits.length,
    closes: [...new Set(list(of['linked_issues']).flatMap((linked) => natural(linked) ?? natural(thing(linked)?.['number']) ?? []))].sort((a, b) => a - b),
  };
}

/** Sorted: each interface has an order of its own. Archives give addresses. */
export function labelsOf(value: unknown): readonly string[] {
  const names = list(value).flatMap((label) => line(thing(label)?.['name'] ?? (typeof label === 'string' ? nameIn(label) : undefined)) ?? []);
  return [...new Set(names)].sort();
}

function nameIn(label: string): string {
  const [, name] = /^https?:\/\/[^/]+\/.*\/labels\/([^/]+)$/.exec(label) ?? [];
  if (name === undefined) return label;
  try {
    return decodeURIComponent(name);
  } catch (failure) {
    if (failure instanceof URIError) return name;
    throw failure;
  }
}

export function associationOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Z_]{1,40}$/.test(value) ? value : undefined;
}
