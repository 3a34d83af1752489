// Discussions as a forge would tell of them, made by tests.
import type {DiscussionDocument} from '../../../../stages/discussion/discussion-document.ts';
import type {Remark, Reviewed, Thread, Written} from '../../../../stages/discussion/written.ts';
import type {RequestFacts} from '../../../../stages/source/github/request-facts.ts';

export const person = (login: string) => ({login, bot: false});

let count = 0;

export function said(login: string | null, at: number, body: string): Written {
  return {node: `n${++count}`, by: login === null ? null : person(login), at, body, edited: null};
}

export function reviewed(login: string, at: number, body: string, more: Pick<Reviewed, 'commit' | 'state'>): Reviewed {
  return {...said(login, at, body), ...more};
}

export function thread(path: string, originalCommit: string, remarks: readonly Written[], more: Partial<Thread> = {}): Thread {
  const own = remarks.map((remark, at): Remark => ({...remark, review: null, replyTo: at === 0 ? null : (remarks[0]?.node ?? null)}));
  return {path, side: 'right', line: null, startLine: null, originalLine: 2, hunk: '@@ -1,3 +1,3 @@\n 1\n-2\n+two', commit: originalCommit, originalCommit, remarks: own, ...more};
}

export function issue(number: number, text: Written, more: Partial<DiscussionDocument> = {}): DiscussionDocument {
  return {...text, number, title: `Title ${number}`, state: 'open', closed: null, labels: [], locked: false, comments: [], reviews: [], threads: [], events: [], ...more};
}

export function request(number: number, text: Written, {base = null, head = null, merged, ...more}: Partial<DiscussionDocument> & {base?: string | null; head?: string | null; merged?: {oid: string; at: number}; closes?: readonly number[]}): DiscussionDocument {
  const facts: RequestFacts = {draft: false, merged: merged === undefined ? null : {...merged, by: person('bob')}, base: {ref: 'main', oid: base}, head: {ref: 'topic', oid: head, repository: 'ada/engine'}, commits: [], commitCount: 2, closes: more.closes ?? []};
  return {...issue(number, text, more), state: merged === undefined ? 'open' : 'closed', closed: merged?.at ?? null, request: facts};
}
