// Requests and issues as fixtures have them: people and bots, remarks that were answered and not, texts that were changed in time and too late.
import type {DiscussionDocument} from '../../stages/discussion/discussion-document.ts';

const oid = (digit: string) => digit.repeat(40);
const [ada, bob] = [{login: 'ada', bot: false}, {login: 'bob', bot: false}];
const said = (node: string, by: typeof ada | null, at: number, body: string) => ({node, by, at, body, edited: null});

const issue: DiscussionDocument = {
  ...said('I1', ada, 10, 'It fails.'), number: 3, title: 'Use two', state: 'closed', reason: 'completed', closed: 500, labels: ['bug'], locked: false,
  comments: [said('C1', bob, 20, 'How?'), said('C2', {login: 'robot', bot: false}, 21, 'beep'), {...said('C3', bob, 22, 'buy'), hidden: 'spam'}, said('C4', null, 300, 'Use two, é.')],
  reviews: [], threads: [], events: [{event: 'renamed', by: ada, at: 200, before: 'Crash', after: 'Use two'}, {event: 'closed', by: bob, at: 500}],
};

const place = {side: 'right' as const, line: 1, startLine: null, originalLine: 1, hunk: '@@ -1 +1 @@\n-one\n+two', commit: oid('2')};
const remark = (node: string, by: typeof ada, at: number, body: string, more: object = {}) => ({...said(node, by, at, body), review: 'R1', replyTo: null, ...more});

const request: DiscussionDocument = {
  ...issue, ...said('P7', ada, 150, 'Fixes #3.'), number: 7, title: 'Count', state: 'closed', closed: 900, labels: [],
  request: {draft: false, merged: {at: 900, by: bob, oid: oid('9')}, base: {ref: 'main', oid: oid('0')}, head: {ref: 'x', oid: oid('2'), repository: null}, commits: [oid('1'), oid('2')], commitCount: 2, closes: [3]},
  comments: [said('C5', bob, 160, 'Early'), {...said('C6', bob, 170, 'Changed'), edited: 800}, said('C7', null, 890, 'Late')],
  reviews: [{...said('R1', bob, 200, 'No.'), state: 'changes_requested', commit: oid('1')}, {...said('R2', bob, 400, ''), state: 'approved', commit: oid('2')}, {...said('R3', {login: 'robot', bot: true}, 410, 'ok'), state: 'approved', commit: oid('2')}, {...said('R4', null, 420, 'Hm'), state: 'dismissed', commit: null}],
  threads: [
    {...place, path: 'a.rs', originalCommit: oid('1'), resolved: true, outdated: true, remarks: [remark('T1', bob, 201, 'Why?'), remark('T2', ada, 210, 'So.', {replyTo: 'T1'})]},
    {...place, path: 'b.rs', originalLine: null, line: null, hunk: '', originalCommit: oid('2'), remarks: [remark('T3', bob, 401, 'Here?')]},
    {...place, path: 'a.rs', originalCommit: oid('7'), remarks: [remark('T4', bob, 402, 'Gone')]},
    {...place, path: 'a.rs', originalCommit: oid('1'), remarks: [remark('T5', ada, 403, 'Mine')]},
    {...place, path: 'a.rs', originalCommit: oid('1'), remarks: [remark('T6', bob, 404, 'Changed', {edited: 800})]},
  ],
  events: [{event: 'closed', by: bob, at: 900}],
};

export const discussions: Readonly<Record<string, DiscussionDocument>> = {
  issue,
  'late issue': {...issue, number: 4, edited: 300, comments: [], state: 'open', closed: null, events: []},
  'request': request,
  'changed since': {...request, edited: 1000},
  'open': withFacts({...request, state: 'open', closed: null}),
  'silent request': {...request, body: '', comments: [], reviews: [], threads: [], events: [{event: 'force_pushed', by: ada, at: 300, before: oid('1'), after: oid('2')}]},
  'hidden': {...request, hidden: 'spam'},
  'silent': {...issue, body: '', comments: []},
  'of a bot': {...request, by: {login: 'renovate[bot]', bot: true}},
};

function withFacts(document: DiscussionDocument): DiscussionDocument {
  return {...document, ...(document.request !== undefined && {request: {...document.request, merged: null}})};
}
