// Items of a forge of every kind, as fixtures have them.
import type {Item} from '../../stages/source/github/item.ts';

const ada = {login: 'ada', bot: false};
const bot = {login: 'renovate', bot: true};
const oid = (digit: string) => digit.repeat(40);

export const items: Readonly<Record<string, Item>> = {
  'an issue': {kind: 'topic', node: 'I_1', number: 1, by: ada, at: 1_700_000_000, body: 'It fails.\r\n', request: false, title: 'Fails on é', state: 'open', closed: null, labels: ['bug'], locked: false},
  'a closed issue': {kind: 'topic', node: 'I_4', number: 4, by: null, at: 1_700_000_400, body: '', edited: 1_700_000_450, hidden: 'spam', request: false, title: 'Spam', state: 'closed', reason: 'not_planned', closed: 1_700_000_500, labels: [], milestone: '1.0', locked: true, association: 'NONE'},
  'a topic of a request': {kind: 'topic', node: 'PR_2', number: 2, by: bot, at: 1_700_000_100, body: 'Fixes #1', edited: null, request: true, title: 'Mend it', state: 'closed', closed: 1_700_000_900, labels: ['a', 'b'], locked: false, association: 'MEMBER'},
  'a merged request': {kind: 'request', node: 'PR_2', number: 2, draft: false, merged: {at: 1_700_000_900, by: ada, oid: oid('1')}, base: {ref: 'main', oid: oid('2')}, head: {ref: 'mend', oid: oid('3'), repository: 'ada/fork'}, commits: [oid('4'), oid('3')], commitCount: 2, closes: [1]},
  'an open request': {kind: 'request', node: 'PR_3', number: 3, draft: true, merged: null, base: {ref: 'main', oid: null}, head: {ref: 'x', oid: null, repository: null}, commits: [], commitCount: 9, closes: []},
  'a comment': {kind: 'comment', node: '11', number: 1, by: ada, at: 1_700_000_010, body: 'Here, too.', edited: null},
  'a review': {kind: 'review', node: '12', number: 2, by: ada, at: 1_700_000_200, body: 'No.', state: 'changes_requested', commit: oid('5')},
  'a remark': {kind: 'remark', node: '13', number: 2, by: ada, at: 1_700_000_200, body: 'Why?', review: '12', replyTo: null, path: 'a.rs', hunk: '@@ -1 +1 @@\n-a\n+b', side: 'right', line: 1, startLine: null, originalLine: 1, commit: oid('3'), originalCommit: oid('5')},
  'a thread': {kind: 'thread', node: 'T_1', number: 2, first: '13', resolved: true, outdated: false},
  'an event': {kind: 'event', node: 'E_1', number: 2, by: bot, at: 1_700_000_300, event: 'force_pushed', before: oid('5'), after: oid('3')},
};
