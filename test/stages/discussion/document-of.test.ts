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
  for (const title of [
    'chore(release): 1.2.0', 'Release 2.0', 'v1.2.3', '1.0.0-rc.1', 'Version Packages', 'Version Packages (next)', 'Bump version to 3', 'chore: release 1.4.0', 'chore(main): release engine 2.0.1', 'chore(version): 2026.06.25.0',
    'Release v2.0.0 (#12)', 'Prepare release', 'Prepare for the next release', 'Release', 'release: 1.0', 'Bump to 0.75.1', 'engine 1.2.3', 'Prepare 1.2.3 release', 'Update changelog for 1.80', 'Version bump', 'Cut v3.1', 'build(release): publish', '1.2.x',
  ]) t.is(of(title), 'release', title);
  for (const title of [
    'Release the lock earlier', 'Add version 2 of the parser', 'Fix v1.2.3 crash', 'Releases page is broken', 'Bump serde from 1.0.1 to 1.0.2', 'Use TLS 1.3', 'Version 2 of the format is read, too', 'Preparing statements twice fails', 'fix: release memory of the cache',
    'chore: released locks are logged', 'Prepare releases in a container of their own, as before', 'Update changelog format', 'Support Python 3.12 in the installer', 'Drop 1.x and 2.x', 'IPv4 10.0.0.1 is refused by the proxy',
  ]) t.is(of(title), undefined, title);
  t.is(of('Engine', {labels: ['release notes']}), undefined);
  t.is(of(`${'chore('.repeat(40_000)}1.2.3`), undefined);
  t.is(of('Update x', {by: {login: 'renovate', bot: true}}), 'bot');
  t.is(of('x', {labels: ['autorelease: tagged']}), 'release');
});

test('texts that were read wrongly are put right before names are looked for, and say so', async (t) => {
  const {rowsByRules} = await import('../../../stages/source/github/rows-by-rules.ts');
  const {itemCleaner} = await import('../../../stages/source/github/clean-item.ts');
  const {rulesWith} = await import('../clean/rules/rules-rig.ts');
  const {itemCodec} = await import('../../../stages/source/github/item-row.ts');
  const {open} = await import('../../../graph/value/wire.ts');
  const cleaner = await itemCleaner(rulesWith({people: [{names: ['José Núñez'], emails: [], handles: []}]}));
  const spoiled: Item = {...topic, title: 'DÃ©jÃ\u00a0 vu', body: 'JosÃ© NÃºÃ±ez says so.'};
  const rowOf = (item: Item, own = cleaner) => itemCodec.decode(open(rowsByRules({cleaner: own}).row(item).bytes ?? new Uint8Array()).payload, []);
  t.like(rowsByRules({}).row(spoiled), {id: '0000000007 topic'});
  const row = rowOf(spoiled);
  t.false(/Jos|ez says/.test(JSON.stringify(row)));
  t.like(row, {title: 'Déjà vu', mended: ['title', 'body']});
  t.deepEqual(documentOf([row])?.mended, ['title', 'body']);
  t.is(rowOf(topic).mended, undefined);
});

test('a machine is one, whatever account it runs under', async (t) => {
  const {person} = await import('../../../stages/source/github/read/person.ts');
  t.deepEqual(['rust-highfive', 'bors', 'renovate-bot', 'dependabot[bot]', 'ada', 'abbot', 'botany'].map((login) => person({login, type: 'User'})?.bot), [true, true, true, true, false, false, false]);
});

test('what was edited after a request was merged says so, and what was edited before does not', async (t) => {
  const {cleanDiscussion} = await import('../../../stages/discussion/clean-discussion.ts');
  const whole = documentOf([topic, {kind: 'request', node: 't', number: 7, draft: false, merged: {at: 10, by: ada, oid: null}, base: {ref: '', oid: null}, head: {ref: '', oid: null, repository: null}, commits: [], commitCount: 0, closes: []}, {kind: 'comment', node: 'a', number: 7, by: ada, at: 2, body: 'x', edited: 10}, {kind: 'comment', node: 'b', number: 7, by: ada, at: 3, body: 'y', edited: 11}, {kind: 'comment', node: 'c', number: 7, by: ada, at: 12, body: 'z', edited: null}]);
  const said = cleanDiscussion.run({discussion: whole ?? t.fail(), templates: {row: {digest: '' as never, value: []}, refs: []}}, null, new Map()) as NonNullable<typeof whole>;
  t.deepEqual(said.comments.map(({late}) => late), [undefined, true, undefined]);
});
