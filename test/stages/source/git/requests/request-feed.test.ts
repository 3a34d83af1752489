import {rmSync} from 'node:fs';
import test from 'ava';
import {noForgetting} from '../../../../../stages/forget/forget-rules.ts';
import type {RequestChange} from '../../../../../stages/source/git/requests/request-change.ts';
import type {RequestEnds} from '../../../../../stages/source/git/requests/request-ends.ts';
import {random} from '../../../../graph/rig/random.ts';
import {changesOf, digests, everyRow, rowsAfter} from '../rig.ts';
import {changeOf, requestBench, type RequestBench} from './rig.ts';

const id = String;
const person = {login: 'ada', bot: false};

function ends(number: number, {base = null, head = null, merged, versions = []}: {base?: string | null; head?: string | null; merged?: string | null; versions?: RequestEnds['versions']}): RequestEnds {
  return {number, facts: {base: {ref: 'main', oid: base}, head: {ref: 'topic', oid: head, repository: 'ada/b'}, merged: merged === undefined ? null : {at: 9, by: person, oid: merged}}, versions};
}

/** A topic of two commits on a line that goes on beside it. */
function topic({repo}: RequestBench): {base: string; first: string; head: string; line: string} {
  repo.write('a.rs', '1\n2\n3\n');
  const base = repo.commit('base');
  repo.run('checkout', '--quiet', '-b', 'topic');
  repo.write('a.rs', '1\ntwo\n3\n');
  const first = repo.commit('one');
  repo.write('b.rs', 'b\n');
  const head = repo.commit('two');
  repo.run('checkout', '--quiet', 'main');
  repo.write('c.rs', 'line\n');
  return {base, first, head, line: repo.commit('line')};
}

const paths = ({changes}: Pick<RequestChange, 'changes'>) => changes.map(({status, path}) => `${status} ${path}`);

test('a request that was squashed is what the one commit changed', async (t) => {
  const rig = requestBench(t);
  const {head, first, line} = topic(rig);
  rig.repo.run('merge', '--quiet', '--squash', 'topic');
  const squash = rig.repo.commit('Two (#7)');
  rig.keep(7, head);
  const change = changeOf((await everyRow(rig.feed([ends(7, {head, merged: squash})]))).get(id(7)));
  t.deepEqual([change.kind, change.base, change.head, change.merged, change.commits], ['squash', line, squash, squash, [first, head]]);
  t.deepEqual(paths(change), ['M a.rs', 'A b.rs']);
  t.is(change.began, Number(rig.repo.run('show', '--no-patch', '--format=%at', first)));
});

test('a request that was rebased is all copies of its commits, not the last of them', async (t) => {
  const rig = requestBench(t);
  const {head, first, line} = topic(rig);
  const dates = (oid: string) => ({GIT_AUTHOR_DATE: `${rig.repo.run('show', '--no-patch', '--format=%at', oid)} +0000`});
  for (const oid of [first, head]) {
    rig.repo.run('cherry-pick', '--no-commit', oid);
    rig.repo.bytes(['commit', '--quiet', '-m', 'copy'], undefined, dates(oid));
  }
  const copied = rig.repo.run('rev-parse', 'main');
  rig.keep(7, head);
  const change = changeOf((await everyRow(rig.feed([ends(7, {head, merged: copied})]))).get(id(7)));
  t.deepEqual([change.kind, change.base, change.head, paths(change)], ['rebase', line, copied, ['M a.rs', 'A b.rs']]);
});

for (const known of [true, false]) {
  test(`a request that was merged begins where it left its line (${known ? 'the forge' : 'git'} says so)`, async (t) => {
    const rig = requestBench(t);
    const {base, head, first} = topic(rig);
    rig.repo.run('merge', '--quiet', '--no-ff', '-m', 'Merge pull request #7 from ada/topic', 'topic');
    const merged = rig.repo.run('rev-parse', 'main');
    rig.repo.write('d.rs', 'later\n');
    rig.repo.commit('later');
    rig.keep(7, head);
    const change = changeOf((await everyRow(rig.feed(known ? [ends(7, {head, merged})] : undefined))).get(id(7)));
    t.deepEqual([change.kind, change.base, change.head, change.merged, change.commits, paths(change)], ['merge', base, head, merged, [first, head], ['M a.rs', 'A b.rs']]);
  });
}

test('a request that is open is compared with where it left the line it is for', async (t) => {
  const rig = requestBench(t);
  const {base, head} = topic(rig);
  rig.keep(7, head);
  const rows = await everyRow(rig.feed([ends(7, {head, base: rig.repo.run('rev-parse', 'main')}), ends(9, {head: 'f'.repeat(40)})]));
  t.deepEqual([changeOf(rows.get(id(7))).kind, changeOf(rows.get(id(7))).base, paths(changeOf(rows.get(id(7))))], ['aside', base, ['M a.rs', 'A b.rs']]);
  t.is(String(rows.get(id(9))?.digest), 'stub:no-head');
});

test('a line that was only moved forward needs somebody who says where', async (t) => {
  const rig = requestBench(t);
  rig.repo.write('a.rs', '1\n');
  const base = rig.repo.commit('base');
  rig.repo.write('a.rs', '2\n');
  const head = rig.repo.commit('forward');
  rig.keep(7, head);
  t.is(String((await everyRow(rig.feed())).get(id(7))?.digest), 'stub:no-base: it lies on the line itself');
  const change = changeOf((await everyRow(rig.feed([ends(7, {head, base, merged: head})]))).get(id(7)));
  t.deepEqual([change.kind, change.base, paths(change)], ['forward', base, ['M a.rs']]);
});

test('moves are what each version changed against the one before, and say what the line changed under them', async (t) => {
  const rig = requestBench(t);
  const {first, head} = topic(rig);
  rig.repo.write('a.rs', '1\n2\n3\nof the line\n');
  rig.repo.commit('the line changes a.rs');
  rig.repo.run('checkout', '--quiet', '-b', 'again');
  rig.repo.write('b.rs', 'better\n');
  rig.repo.write('a.rs', '1\nTWO\n3\nof the line\n');
  const pushed = rig.repo.commit('rebased');
  rig.repo.run('checkout', '--quiet', 'main');
  rig.keep(7, pushed);
  const versions = [{oid: head, at: 20}, {oid: first, at: 30}, {oid: 'e'.repeat(40), at: 40}];
  const {moves} = changeOf((await everyRow(rig.feed([ends(7, {head: pushed, versions})]))).get(id(7)));
  t.deepEqual(moves.map(({from, to, upstream, ...move}) => [from, to, paths(move), upstream]), [
    // Seen late, but built upon by the other: it came before.
    [first, head, ['A b.rs'], []],
    [head, pushed, ['M a.rs', 'M b.rs', 'A c.rs'], ['a.rs', 'c.rs']],
  ]);
});

test('what is forgotten is in no change', async (t) => {
  const rig = requestBench(t);
  const {head, first} = topic(rig);
  rig.keep(7, head);
  const row = async (more: object) => (await everyRow(rig.feed(undefined, {...noForgetting, ...more}))).get(id(7));
  t.deepEqual(paths(changeOf(await row({paths: ['a.rs']}))), ['A b.rs']);
  t.is(String((await row({pulls: [7]}))?.digest), 'stub:forgotten: pull request');
  t.is(String((await row({commits: [first]}))?.digest), 'stub:forgotten: commit');
});

test('nothing is compared again of a request that did not move', async (t) => {
  const rig = requestBench(t);
  const {head} = topic(rig);
  rig.keep(7, head);
  const before = rig.feed();
  const rows = await everyRow(before);
  rig.repo.run('checkout', '--quiet', '-b', 'other', 'topic');
  rig.repo.write('e.rs', 'e\n');
  rig.keep(8, rig.repo.commit('other'));
  rig.repo.run('checkout', '--quiet', 'main');
  const past = async (ids: readonly string[]) => ids.map((one) => rows.get(one)?.bytes);
  t.deepEqual((await changesOf(rig.feed(), before.state, past)).map((row) => row.id), [id(8)]);
});

for (const seed of [1, 2, 3]) {
  test(`rows step by step are the rows at once (seed ${seed})`, async (t) => {
    const rig = requestBench(t);
    const dice = random(seed);
    const {repo} = rig;
    repo.write('a.rs', 'a\n');
    repo.commit('first');
    const known = new Map<number, RequestEnds>();
    let [former, rows]: [Uint8Array | undefined, Awaited<ReturnType<typeof everyRow>>] = [undefined, new Map()];
    for (let step = 0; step < 10; step++) {
      const number = 1 + dice.int(5);
      repo.run('checkout', '--quiet', '--detach', dice.chance(2) && known.has(number) ? (known.get(number)?.facts?.head.oid ?? 'main') : 'main');
      repo.write(`f${dice.int(3)}.rs`, `${step}\n`);
      const head = repo.commit(`step ${step}`);
      rig.keep(number, head);
      repo.run('checkout', '--quiet', 'main');
      if (dice.chance(3)) repo.run('merge', '--quiet', '-X', 'ours', '--no-edit', '--no-ff', head);
      if (dice.chance(4)) repo.run('update-ref', '-d', `refs/pull/${1 + dice.int(5)}/head`);
      const former_ = known.get(number);
      const versions = [...(former_?.versions ?? []), {oid: former_?.facts?.head.oid ?? head, at: step}];
      known.set(number, dice.chance(6) ? {number, versions: [], gone: true} : ends(number, {head, versions, ...(dice.chance(3) && {merged: repo.run('rev-parse', 'main')})}));
      const feed = rig.feed([...known.values()]);
      rows = await rowsAfter(feed, former, rows);
      former = feed.state;
      t.deepEqual(digests(rows), digests(await everyRow(feed)), `seed ${seed}, step ${step}`);
    }
  });
}

test('a request of which a tree is lost is left out by that reason, and takes no other change for its own', async (t) => {
  const rig = requestBench(t);
  const {repo} = rig;
  const {base} = topic(rig);
  const of = (number: number) => {
    repo.run('checkout', '--quiet', '-B', `request-${number}`, base);
    repo.write(`${number}.rs`, `${number}\n`);
    const oid = repo.commit(`Request ${number}`);
    rig.keep(number, oid);
    return oid;
  };
  const [, lost] = [of(7), of(8), of(9)];
  repo.run('checkout', '--quiet', 'main');
  const tree = repo.run('rev-parse', `${lost}^{tree}`);
  rmSync(`${repo.dir}/.git/objects/${tree.slice(0, 2)}/${tree.slice(2)}`, {force: true});
  const rows = await everyRow(rig.feed());
  t.deepEqual([7, 9].map((number) => paths(changeOf(rows.get(id(number))))), [['A 7.rs'], ['A 9.rs']]);
  t.is(String(rows.get(id(8))?.digest), 'stub:missing-tree');
});
