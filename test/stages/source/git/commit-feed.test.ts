// The commit feed, judged by git and by itself: what changed since a former state, on top of it, is everything.
import {join} from 'node:path';
import {cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import test from 'ava';
import {StateLost} from '../../../../graph/feed.ts';
import {commitFeed} from '../../../../stages/source/git/commit-feed.ts';
import {streamGit} from '../../../../stages/source/git/git-process.ts';
import {openMirror, type Mirror} from '../../../../stages/source/git/mirror.ts';
import {snapshot} from '../../../../stages/source/git/snapshot.ts';
import {random} from '../../../graph/rig/random.ts';
import {bench, changesOf, commitOf, digests, everyRow, never, noPast, rawCommit, repoAt, rowsAfter, type Bench, type Repo, type Rows} from './rig.ts';

async function mirrorOf({git, repo, mirrorDir}: Bench, shallow: 'refuse' | 'drop-boundary' = 'refuse'): Promise<Mirror> {
  return await openMirror(git, {source: repo.dir, dir: mirrorDir, shallow}, never);
}

async function feedOf(rig: Bench, patterns: readonly string[] = ['refs/*'], merges: 'first-parent' | 'skip' = 'first-parent') {
  const mirror = await mirrorOf(rig);
  const {selected} = await snapshot(rig.git, mirror, patterns, never);
  return commitFeed(rig.git, {mirror, tips: selected.map(({oid}) => oid), merges});
}

/** A change as `git log --raw` prints it. */
function raw({changes}: ReturnType<typeof commitOf>): string {
  const none = '0'.repeat(40);
  return changes.map((change) => `:${change.oldMode} ${change.newMode} ${change.before ?? none} ${change.after ?? none} ${change.status}${change.score === undefined ? '' : String(change.score).padStart(3, '0')}\t${change.oldPath === undefined ? '' : `${change.oldPath}\t`}${change.path}`).join('\n');
}

/** Made once; the tests get copies, since git takes its time. */
let template: string | undefined;
test.after.always(() => template !== undefined && rmSync(template, {recursive: true, force: true}));

/** Two roots, a rename, an empty commit, a merge, an octopus, a mode change. */
function tangle({repo, git}: Bench): void {
  if (template === undefined) {
    template = mkdtempSync(join(tmpdir(), 'gristmill-tangle-'));
    const made = repoAt(template, git.home);
    made.run('init', '--quiet', '--initial-branch=main', '.');
    grow(made);
  }
  cpSync(template, repo.dir, {recursive: true, force: true});
}

function grow(repo: Repo): void {
  repo.write('a', 'one\ntwo\nthree\nfour\nfive\n');
  repo.write('dir/b', 'b');
  repo.commit('root');
  for (const branch of ['x', 'y', 'z']) {
    repo.run('checkout', '--quiet', '-b', branch, 'main');
    repo.write(branch, branch);
    repo.commit(`on ${branch}`);
  }
  repo.run('checkout', '--quiet', 'main');
  repo.run('mv', 'a', 'renamed');
  repo.write('renamed', 'one\ntwo\nthree\nfour\nsix\n');
  repo.commit('rename');
  repo.commit('empty');
  repo.run('merge', '--quiet', '-m', 'merge', 'x');
  repo.run('merge', '--quiet', '-m', 'octopus', 'y', 'z');
  repo.run('checkout', '--quiet', '--orphan', 'second');
  repo.commit('second root');
  repo.run('checkout', '--quiet', 'main');
  repo.run('merge', '--quiet', '--allow-unrelated-histories', '-m', 'join', 'second');
  repo.run('update-index', '--chmod=+x', 'dir/b');
  repo.run('commit', '--quiet', '-m', 'mode');
}

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

test('commitFeed: replace refs and grafts are ignored', async (t) => {
  const rig = bench(t);
  tangle(rig);
  const count = rig.repo.run('rev-list', '--count', 'main');
  const rows = await everyRow(await feedOf(rig, ['main']));
  writeFileSync(join(rig.repo.dir, '.git/info/grafts'), `${rig.repo.run('rev-parse', 'main~1')}\n`);
  rig.repo.run('replace', '--graft', 'main');
  t.not(rig.repo.run('rev-list', '--count', 'main'), count);
  t.deepEqual(digests(await everyRow(await feedOf(rig, ['main']))), digests(rows));
  t.is(String(rows.size), count);
});

test('commitFeed: a commit whose blobs or tree are missing is lost, and the others are listed', async (t) => {
  const rig = bench(t);
  const {repo} = rig;
  for (const step of [1, 2, 3, 4, 5, 6]) {
    repo.write(`file-${step}`, `${'line\n'.repeat(50)}${step}\n`);
    if (step > 1) repo.run('rm', '--quiet', `file-${step - 1}`);
    repo.commit(`step ${step}`);
  }
  const whole = await everyRow(await feedOf(rig));
  const loose = (oid: string) => join(repo.dir, '.git/objects', oid.slice(0, 2), oid.slice(2));
  // The blob of step 2 was compared in steps 2 and 3; the tree of step 5 in 5 and 6.
  const [blob, tree] = [repo.run('rev-parse', 'HEAD~4:file-2'), repo.run('rev-parse', 'HEAD~1^{tree}')];
  const commits = repo.run('rev-list', '--reverse', 'HEAD').split('\n');
  rmSync(loose(blob));
  rmSync(loose(tree));
  const changes = await changesOf(await feedOf(rig), undefined);
  t.deepEqual(changes.map(({id}) => id), commits);
  t.deepEqual(changes.map(({digest}) => digest?.startsWith('lost:An object of this commit is missing')), [false, true, true, false, true, true]);
  t.deepEqual(changes[3], whole.get(commits[3] ?? ''));
});

test('commitFeed: a commit of thousands of files', async (t) => {
  const rig = bench(t);
  const files = Array.from({length: 30_000}, (_, at) => `M 644 inline some/long/folder/${String(at).padStart(6, '0')}\ndata 1\n${at % 10}\n`);
  rig.repo.bytes(['fast-import', '--quiet'], `commit refs/heads/main\ncommitter A <a> 1 +0000\ndata 1\nx\n${files.join('')}`);
  const [row] = await changesOf(await feedOf(rig), undefined);
  const {changes} = commitOf(row);
  t.deepEqual([changes.length, changes[29_999]?.path], [30_000, 'some/long/folder/029999']);
});

test('commitFeed: SHA-256 repositories', async (t) => {
  const rig = bench(t, ['--object-format=sha256']);
  for (const step of ['one', 'two']) {
    rig.repo.write(step, step);
    rig.repo.commit(step);
  }
  const mirror = await mirrorOf(rig);
  const snap = await snapshot(rig.git, mirror, ['HEAD'], never);
  const rows = await everyRow(commitFeed(rig.git, {mirror, tips: snap.selected.map(({oid}) => oid), merges: 'first-parent'}));
  t.is(snap.objectFormat, 'sha256');
  t.is(String(rows.size), rig.repo.run('rev-list', '--count', 'HEAD'));
  t.is(commitOf(rows.get(snap.head ?? '')).tree, rig.repo.run('rev-parse', 'HEAD^{tree}'));
});

test('commitFeed: a shallow clone loses the commits it was cut at, and nothing else', async (t) => {
  const rig = bench(t);
  for (const step of [1, 2, 3, 4]) {
    rig.repo.write('file', `${step}`);
    rig.repo.commit(`step ${step}`);
  }
  const clone = join(rig.root, 'clone');
  rig.repo.run('clone', '--quiet', '--depth=3', `file://${rig.repo.dir}`, clone);
  const options = {source: clone, dir: rig.mirrorDir};
  await t.throwsAsync(openMirror(rig.git, options, never), {message: /shallow clone.*fetch --unshallow/});
  const mirror = await openMirror(rig.git, {...options, shallow: 'drop-boundary'}, never);
  const tips = [rig.repo.run('rev-parse', 'HEAD')];
  const feed = commitFeed(rig.git, {mirror, tips, merges: 'first-parent'});
  const rows = await everyRow(feed);
  t.deepEqual([...rows.keys()], rig.repo.run('rev-list', '--reverse', '-2', 'HEAD').split('\n'));
  // Any other git command on the mirror sees the same cut.
  t.is(rig.repo.run(`--git-dir=${rig.mirrorDir}`, 'rev-list', '--count', ...tips), '3');
  t.deepEqual([...rows.values()].map((row) => commitOf(row).corrected), [1_500_010_800, 1_500_014_400]);
  const nothing = commitFeed(rig.git, {mirror, tips: [], merges: 'first-parent'});
  t.deepEqual((await changesOf(nothing, feed.state)).map(({id}) => id).sort(), [...rows.keys()].sort());
  rig.repo.run('-C', clone, 'fetch', '--quiet', '--unshallow');
  const healed = commitFeed(rig.git, {mirror: await openMirror(rig.git, options, never), tips, merges: 'first-parent'});
  await t.throwsAsync(changesOf(healed, feed.state), {instanceOf: StateLost});
  t.is((await everyRow(healed)).size, 4);
});

test('commitFeed: a partial clone lists every commit and fetches nothing', async (t) => {
  const rig = bench(t);
  tangle(rig);
  const clone = join(rig.root, 'clone');
  rig.repo.run('clone', '--quiet', '--bare', '--filter=blob:none', `file://${rig.repo.dir}`, clone);
  const packs = () => readdirSync(join(clone, 'objects/pack')).length;
  const before = packs();
  const mirror = await openMirror(rig.git, {source: clone, dir: rig.mirrorDir}, never);
  t.true(mirror.partial);
  const rows = await everyRow(commitFeed(rig.git, {mirror, tips: [rig.repo.run('rev-parse', 'main')], merges: 'first-parent'}));
  t.is(String(rows.size), rig.repo.run('rev-list', '--count', 'main'));
  t.true([...rows.values()].every((row) => commitOf(row).tree !== ''));
  t.is(packs(), before);
});

test('commitFeed: an abort ends it and its processes', async (t) => {
  const rig = bench(t);
  tangle(rig);
  const feed = await feedOf(rig);
  const abort = new AbortController();
  abort.abort(new Error('enough'));
  await t.throwsAsync(feed.changes(undefined, noPast, abort.signal)[Symbol.asyncIterator]().next(), {message: 'enough'});
});

test('streamGit: an abort kills a git that does not end, and a missing git is explained', async (t) => {
  const {git, root} = bench(t);
  const bin = join(root, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'git'), '#!/bin/sh\necho started\nexec tail -f /dev/null\n', {mode: 0o755});
  const abort = new AbortController();
  const output = streamGit({...git, path: `${bin}:${git.path}`}, ['log'], {gitDir: root}, abort.signal);
  t.is(String((await output.next()).value), 'started\n');
  abort.abort(new Error('enough'));
  await t.throwsAsync(output.next(), {message: 'enough'});
  await t.throwsAsync(streamGit({...git, path: '/nowhere'}, ['log'], {gitDir: root}, never).next(), {message: /Install git/});
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
