import test from 'ava';
import {memoryStore} from '../../../../graph/store.ts';
import type {DiscussionDocument} from '../../../../stages/discussion/discussion-document.ts';
import {requestBench, type RequestBench} from '../../source/git/requests/rig.ts';
import {grind} from './rig.ts';
import {issue, request, said} from './told.ts';

interface Rivals {readonly base: string; readonly taken: string; readonly turnedDown: string; readonly oid: string; readonly began: number}

/** Two requests for one issue, of which one was squashed onto the line. */
function rivals({repo, keep}: RequestBench): Rivals {
  repo.write('a.rs', '1\n2\n3\n');
  const base = repo.commit('base');
  const [turnedDown, taken] = [8, 7].map((number) => {
    repo.run('checkout', '--quiet', '--detach', base);
    repo.write('a.rs', `1\n${number}\n3\n`);
    const head = repo.commit(`request ${number}`);
    keep(number, head);
    return head;
  }) as [string, string];
  repo.run('checkout', '--quiet', 'main');
  repo.run('cherry-pick', '--no-commit', taken);
  return {base, taken, turnedDown, oid: repo.commit('Seven (#7)'), began: Number(repo.run('show', '--no-patch', '--format=%at', turnedDown))};
}

function told({base, taken, turnedDown, oid, began}: Rivals, more: {readonly issue?: object; readonly other?: object} = {}): readonly DiscussionDocument[] {
  return [
    {...issue(3, said('eve', began - 100, 'It says 2.'), {title: 'Wrong number'}), ...more.issue},
    request(7, said('ada', began + 10, 'Fixes #3'), {base, head: taken, merged: {oid, at: began + 900}, closes: [3]}),
    {...request(8, said('bob', began + 5, 'Fixes #3'), {base, head: turnedDown, closes: [3]}), state: 'closed', closed: began + 950, ...more.other},
  ];
}

test('of two requests for one issue, the one that was merged is preferred, and the issue asks', async (t) => {
  const rig = requestBench(t);
  const made = rivals(rig);
  const {rows, stubs} = await grind(rig, {kind: 'preference', documents: told(made)});
  const [row] = rows;
  t.deepEqual([rows.length, row?.id, stubs], [1, '7', {'issue': 1, 'not-merged': 1}]);
  t.regex(row?.shown[0] ?? '', /^Wrong number\nIt says 2\.\n\nTurned down:\ndiff --git[^]*\+8\n 3\n\nAccepted:\n$/);
  t.regex(row?.texts[0]?.slice(row.shown[0]?.length) ?? '', /^diff --git[^]*\+7\n 3\n$/);
  t.like(row?.samples[0]?.meta, {pr_number: 7, rejected_request: 8, issue: 3, because: 'closed_unmerged', base: made.base, head: made.oid, rejected: made.turnedDown, rejected_base: made.base});
});

test('no pair is made where the issue may know an answer, where nothing was turned down, or where both are the same', async (t) => {
  const rig = requestBench(t);
  const made = rivals(rig);
  const none = async (more: Parameters<typeof told>[1]) => (await grind(rig, {kind: 'preference', documents: told(made, more)})).rows.length;
  t.is(await none({issue: {edited: made.began + 3}}), 0);
  t.is(await none({issue: {at: made.began + 1}}), 0);
  t.is(await none({issue: {body: ''}}), 0);
  t.is(await none({other: {state: 'open', closed: null}}), 0);
  t.is(await none({other: {by: {login: 'x', bot: true}}}), 0);
  t.is(await none({}), 1);
  rig.keep(8, made.taken);
  const same = told({...made, turnedDown: made.taken});
  t.is((await grind(rig, {kind: 'preference', documents: same})).rows.length, 0);
});

test('what is said of a rival makes no pair again, and that it was closed makes the pair of the one that was merged', async (t) => {
  const rig = requestBench(t);
  const made = rivals(rig);
  const store = memoryStore();
  const open = told(made, {other: {state: 'open', closed: null}});
  await grind(rig, {kind: 'preference', documents: open, store});
  const talked = open.map((one) => (one.number === 8 ? {...one, comments: [said('cleo', made.began + 60, 'Hm')]} : one));
  const first = await grind(rig, {kind: 'preference', documents: talked, store});
  t.deepEqual([first.ledger['rivals'], first.ledger['written.preference'], first.ledger['samples.preference']], [['8'], undefined, ['8']]);
  const closed = talked.map((one) => (one.number === 8 ? {...one, state: 'closed' as const, closed: made.began + 950} : one));
  const second = await grind(rig, {kind: 'preference', documents: closed, store});
  t.deepEqual([second.ledger['rivals'], second.ledger['written.preference'], second.ledger['whole patches of requests']], [['7', '8'], ['7'], undefined]);
  t.is(second.root, (await grind(rig, {kind: 'preference', documents: closed})).root);
});
