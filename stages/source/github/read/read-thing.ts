// What an object is, by the fields it has: REST, GraphQL, webhooks, archives and plain dumps tell themselves apart, so none has to say what it is.
import {itemId} from '../item-row.ts';
import {list, nodes, Refused, text, thing, type Thing} from './fields.ts';
import {graphTopic} from './graph-topic.ts';
import {isOf, repositoryOf} from './place.ts';
import {restTopic} from './rest-topic.ts';
import {restComment, restEvent, restRemark, restReview, restThread} from './rest-words.ts';
import type {Read} from './said.ts';

export interface Found {
  readonly read: readonly Read[];
  /** Rows that are gone. */
  readonly gone: readonly string[];
}

/** `repository`: of which alone things are taken. What does not say where it is from is taken. */
export function readThing(of: Thing, repository: string | undefined): Found {
  if (!isOf(repository, repositoryOf(of))) throw new Refused('of another repository');
  if (text(of['action']) !== undefined && thing(of['repository']) !== undefined) return webhook(of, repository);
  return {read: one(of, repository), gone: []};
}

function one(of: Thing, repository: string | undefined): readonly Read[] {
  const has = (key: string) => of[key] !== undefined;
  if (has('headRefName') || has('baseRefName') || has('createdAt') || of['__typename'] === 'PullRequest' || of['__typename'] === 'Issue') return graphTopic(of, repository);
  if (has('diff_hunk')) return restRemark(of);
  if (has('event') && !has('title')) return restEvent(of);
  if (has('submitted_at') || /review$/.test(text(of['type']) ?? '')) return restReview(of);
  if (has('title')) return restTopic(of);
  if (has('body') && (has('issue_url') || has('issue') || has('html_url') || has('pull_request'))) return restComment(of);
  throw new Refused('not of a known kind');
}

/** A delivery tells one thing that happened, with what it happened to as it is now. */
function webhook(of: Thing, repository: string | undefined): Found {
  if (!isOf(repository, text(thing(of['repository'])?.['full_name']))) throw new Refused('of another repository');
  const found = ['issue', 'pull_request', 'comment', 'review'].flatMap((key): readonly (readonly [string, Thing])[] => {
    const part = thing(of[key]);
    return part === undefined ? [] : [[key, part]];
  });
  const subject = found.at(-1);
  if (subject === undefined || (subject[0] === 'comment' && found.length < 2)) throw new Refused('a delivery about something else');
  const thread = thing(of['thread']);
  if (thread !== undefined && (of['action'] === 'resolved' || of['action'] === 'unresolved')) return {read: [...one(subject[1], repository), ...restThread(thread, of['action'] === 'resolved')], gone: []};
  const gone = of['action'] === 'deleted' || of['action'] === 'transferred' ? one(subject[1], repository).map(({item}) => itemId(item)) : [];
  const kept = gone.length > 0 ? found.slice(0, -1) : found;
  return {read: kept.flatMap(([, part]) => one(part, repository)), gone};
}

/** The objects in an answer or a file, however deep they are wrapped. */
export function thingsIn(value: unknown): readonly unknown[] {
  // Pages of a list are lists in a list, and nothing is deeper.
  if (Array.isArray(value)) return value.flat();
  const of = thing(value);
  const data = thing(of?.['data']);
  if (of !== undefined && Array.isArray(of['items']) && typeof of['total_count'] === 'number') return of['items'];
  if (of === undefined || data === undefined) return [value];
  const repository = thing(data['repository']) ?? {};
  return [...['pullRequests', 'issues'].flatMap((key) => nodes(repository[key])), ...['pullRequest', 'issue', 'node'].flatMap((key) => (thing(repository[key] ?? data[key]) === undefined ? [] : [repository[key] ?? data[key]])), ...list(data['nodes'])];
}
