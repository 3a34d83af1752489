import test from 'ava';
import {documentOf} from '../../../stages/discussion/document-of.ts';
import {natureOf} from '../../../stages/discussion/nature-of.ts';
import type {Item, RemarkItem} from '../../../stages/source/github/item.ts';
import {random} from '../../graph/rig/random.ts';

const ada = {login: 'ada', bot: false};
const topic: Item = {kind: 'topic', node: 't', number: 7, by: null, at: 1, body: 'b', request: true, title: 'Title', state: 'open', closed: null, labels: [], locked: false};
const remark = (node: string, at: number, replyTo: string | null): RemarkItem => ({kind: 'remark', node, number: 7, by: ada, at, body: node, review: null, replyTo, path: 'a', hunk: '@@', side: 'right', line: 1, startLine: null, originalLine: 1, commit: null, originalCommit: null});
const items: readonly Item[] = [
  topic,
  {kind: 'comment', node: 'c2', number: 7, by: ada, at: 5, body: 'later'},
  {kind: 'comment', node: 'c1', number: 7, by: null, at: 5, body: 'sooner by name'},
  {kind: 'comment', node: 'c0', number: 7, by: ada, at: 9, body: 'last'},
  remark('r1', 3, null), remark('r2', 4, 'r1'), remark('r3', 8, 'r2'), remark('r5', 6, 'gone'), remark('r4', 7, 'gone'),
  {kind: 'thread', node: 'T', number: 7, first: 'r1', resolved: true, outdated: false},
  {kind: 'event', node: 'e', number: 7, by: ada, at: 2, event: 'closed'},
];

test('documentOf() tells what was said in its order, answers with what they answer, whatever order the items come in', (t) => {
  const whole = documentOf(items);
  t.deepEqual(whole?.comments.map(({node}) => node), ['c1', 'c2', 'c0']);
  t.deepEqual(whole?.threads.map(({resolved, remarks}) => [resolved, remarks.map(({node}) => node)]), [[true, ['r1', 'r2', 'r3']], [undefined, ['r5', 'r4']]]);
  for (let seed = 1; seed <= 50; seed++) {
    const dice = random(seed);
    t.deepEqual(documentOf(items.map((item) => ({item, at: dice.int(1000)})).sort((a, b) => a.at - b.at).map(({item}) => item)), whole, `seed ${seed}`);
  }
});

test('documentOf() ends with remarks that answer one another, and says nothing of a number that has no topic', (t) => {
  t.deepEqual(documentOf([topic, remark('a', 1, 'b'), remark('b', 2, 'a')])?.threads.map(({remarks}) => remarks.map(({node}) => node)), [['a', 'b']]);
  t.is(documentOf(items.slice(1)), undefined);
});

test('natureOf() knows bots and releases, and leaves people what they are', (t) => {
  const of = (title: string, more: object = {}) => natureOf({by: ada, title, labels: [], ...more});
  t.deepEqual(['chore(release): 1.2.0', 'Release 2.0', 'v1.2.3', 'Version Packages', 'Bump version to 3'].map((title) => of(title)), Array.from({length: 5}, () => 'release'));
  t.deepEqual(['Release the lock earlier', 'Add version 2 of the parser', 'Fix v1.2.3 crash'].map((title) => of(title)), [undefined, undefined, undefined]);
  t.is(of('Update x', {by: {login: 'renovate', bot: true}}), 'bot');
  t.is(of('x', {labels: ['autorelease: tagged']}), 'release');
});
