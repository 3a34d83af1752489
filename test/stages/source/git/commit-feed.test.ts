// The commit feed, judged by git and by itself: what changed since a former state, on top of it, is everything.
import {join} from 'node:path';
import test from 'ava';
import {StateLost} from '../../../../graph/feed.ts';
import {random} from '../../../graph/rig/random.ts';
import {bench, changesOf, commitOf, digests, everyRow, rawCommit, rowsAfter, type Rows} from './rig.ts';
import {dropTangle, feedOf, raw, tangle} from './tangle.ts';

test.after.always(dropTangle);

test('commitFeed: lists what git log lists, each commit once, parents first', async (t) => {
  const rig = bench(t);
  tangle(rig);
  const changes = await changesOf(await feedOf(rig), undefined);
  const seen = new Set<string>();
  for (const change of changes) {
    const commit = commitOf(change);
    t.true(commit.parents.every((parent) => seen.has(parent)));
    t.is(raw(commit), rig.repo.run('log', '-1', '--raw', '--no-abbrev', '-M', '--root', '--diff-merges=first-parent', '--format=', change.id));
    seen.add(change.id);
  }
  t.is(String(changes.length), rig.repo.run('rev-list', '--count', '--all'));
  t.is(changes.length, seen.size);
});

test('commitFeed: with merges skipped, merges are rows without changes', async (t) => {
  const rig = bench(t);
  tangle(rig);
  const rows = await everyRow(await feedOf(rig, ['main'], 'skip'));
  const merges = rig.repo.run('rev-list', '--merges', 'main').split('\n');
  t.is(merges.length, 3);
  for (const oid of merges) t.deepEqual(commitOf(rows.get(oid)).changes, []);
  t.is(String(rows.size), rig.repo.run('rev-list', '--count', 'main'));
  t.true([...rows.values()].some((row) => commitOf(row).changes.length > 0));
});

test('commitFeed: order by corrected date never shows a child before its parent, whatever the dates say', async (t) => {
  const rig = bench(t);
  const {repo} = rig;
  const tree = repo.bytes(['hash-object', '-t', 'tree', '-w', '--stdin'], '').toString('latin1').trim();
  let parent = '';
  const dates = ['99999999999999 +9999', '1500000000 +0000', '4 +0000', '', '1400000000 +0000', '5000000000 +0000', '1600000000 +0000'];
  for (const date of dates) parent = rawCommit(repo, `tree ${tree}\n${parent && `parent ${parent}\n`}author A <a> ${date}\ncommitter A <a> ${date}\n\nx\n`);
  repo.run('update-ref', 'refs/heads/main', parent);
  const corrected = (await changesOf(await feedOf(rig), undefined)).map((row) => commitOf(row).corrected);
  t.deepEqual(corrected, [0, 1_500_000_000, 1_500_000_001, 1_500_000_002, 1_500_000_003, 1_500_000_004, 1_600_000_000]);
});

test('commitFeed: a new commit is one row, and its date builds upon the row of its parent', async (t) => {
  const rig = bench(t);
  tangle(rig);
  const before = await feedOf(rig);
  const rows = await everyRow(before);
  rig.repo.write('new', 'new');
  rig.repo.bytes(['add', '-A']);
  rig.repo.bytes(['commit', '--quiet', '-m', 'clock went back'], undefined, {GIT_COMMITTER_DATE: '1000000000 +0000', GIT_AUTHOR_DATE: '1000000000 +0000'});
  const after = await feedOf(rig);
  const parent = rig.repo.run('rev-parse', 'HEAD^');
  const changes = await changesOf(after, before.state, async (ids) => ids.map((id) => rows.get(id)?.bytes));
  t.deepEqual(changes.map(({id}) => id), [rig.repo.run('rev-parse', 'HEAD')]);
  t.is(commitOf(changes[0]).corrected, commitOf(rows.get(parent)).corrected + 1);
  t.deepEqual(await changesOf(after, after.state), []);
});

test('commitFeed: a force push and a deleted branch take their rows away', async (t) => {
  const rig = bench(t);
  tangle(rig);
  rig.repo.run('checkout', '--quiet', '-b', 'side');
  rig.repo.write('side', 'side');
  const side = rig.repo.commit('side');
  rig.repo.run('checkout', '--quiet', 'main');
  const before = await feedOf(rig);
  const rows = await everyRow(before);
  const old = rig.repo.run('rev-parse', 'main');
  rig.repo.run('branch', '-D', 'side');
  rig.repo.commit('amended', '--amend');
  const after = await feedOf(rig);
  const moved = await changesOf(after, before.state, async (ids) => ids.map((id) => rows.get(id)?.bytes));
  t.deepEqual(moved.map(({id, digest}) => [id, digest !== undefined]).sort(), [[old, false], [side, false], [rig.repo.run('rev-parse', 'main'), true]].sort());
  t.deepEqual(digests(await rowsAfter(after, before.state, rows)), digests(await everyRow(after)));
});

test('commitFeed: former tips that are gone, other rules, or a lost parent row ask for everything', async (t) => {
  const rig = bench(t);
  tangle(rig);
  const before = await feedOf(rig);
  rig.repo.commit('amended', '--amend');
  rig.repo.run('reflog', 'expire', '--expire=now', '--all');
  rig.repo.run('gc', '--quiet', '--prune=now');
  const after = await feedOf(rig);
  await t.throwsAsync(changesOf(after, before.state), {instanceOf: StateLost});
  await t.throwsAsync(changesOf(await feedOf(rig, ['refs/*'], 'skip'), after.state), {instanceOf: StateLost});
  rig.repo.commit('next');
  await t.throwsAsync(changesOf(await feedOf(rig), after.state), {instanceOf: StateLost, message: /row of commit/});
});

test('commitFeed: a commit of thousands of files', async (t) => {
  const rig = bench(t);
  const files = Array.from({length: 30_000}, (_, at) => `M 644 inline some/long/folder/${String(at).padStart(6, '0')}\ndata 1\n${at % 10}\n`);
  rig.repo.bytes(['fast-import', '--quiet'], `commit refs/heads/main\ncommitter A <a> 1 +0000\ndata 1\nx\n${files.join('')}`);
  const [row] = await changesOf(await feedOf(rig), undefined);
  const {changes} = commitOf(row);
  t.deepEqual([changes.length, changes[29_999]?.path], [30_000, 'some/long/folder/029999']);
});

test('commitFeed: over random histories, the changes since any former state lead to everything', async (t) => {
  const seed = 20_267;
  t.log(`seed ${seed}`);
  const {int, pick, chance} = random(seed);
  const rig = bench(t);
  const {repo} = rig;
  const branches = ['main', 'one', 'two'];
  const known: string[] = [];
  let compared = 0;
  let before: {readonly state: Uint8Array; readonly rows: Rows} | undefined;
  for (let step = 0; step < 14; step++) {
    const stream: string[] = [];
    const marks: number[] = [];
    for (let count = int(6); count >= 0; count--) {
      const mark = marks.length + 1;
      const branch = pick(branches);
      const from = () => (marks.length > 0 && chance(2) ? `:${pick(marks)}` : pick(known));
      const parents = known.length === 0 && marks.length === 0 ? [] : chance(8) ? [] : [...new Set(Array.from({length: 1 + (chance(3) ? 1 : 0)}, from))];
      const files = Array.from({length: int(4)}, () => (chance(5) ? `D f${int(5)}\n` : `M ${pick(['644', '755'])} inline f${int(5)}\ndata 2\n${int(9)}\n\n`));
      stream.push(`reset refs/heads/${branch}\ncommit refs/heads/${branch}\nmark :${mark}\ncommitter A <a> ${1_000_000 + int(50)} +0000\ndata 2\nm\n`);
      stream.push(...parents.filter((parent) => parent !== undefined).map((parent, at) => `${at === 0 ? 'from' : 'merge'} ${parent}\n`), ...files, '\n');
      marks.push(mark);
    }
    repo.bytes(['fast-import', '--quiet', '--force', `--export-marks=${join(rig.root, 'marks')}`], stream.join(''));
    if (chance(4)) repo.run('update-ref', '-d', `refs/heads/${pick(branches)}`);
    known.push(...repo.run('rev-list', '--all').split('\n').filter((oid) => oid !== ''));
    if (known.length === 0) continue;
    const feed = await feedOf(rig, ['refs/*'], 'first-parent');
    const everything = await everyRow(feed);
    if (before !== undefined) {
      t.deepEqual(digests(await rowsAfter(feed, before.state, before.rows)), digests(everything), `step ${step}`);
      compared++;
    }
    before = {state: feed.state, rows: everything};
  }
  t.true(compared > 10);
});
