// The commit feed over what is odd or broken: replaced, missing, shallow, partial, aborted.
import {join} from 'node:path';
import {mkdirSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import test from 'ava';
import {StateLost} from '../../../../graph/feed.ts';
import {commitFeed} from '../../../../stages/source/git/commit-feed.ts';
import {streamGit} from '../../../../stages/source/git/git-process.ts';
import {openMirror} from '../../../../stages/source/git/mirror.ts';
import {snapshot} from '../../../../stages/source/git/snapshot.ts';
import {bench, changesOf, commitOf, digests, everyRow, never, noPast} from './rig.ts';
import {dropTangle, feedOf, mirrorOf, tangle} from './tangle.ts';

test.after.always(dropTangle);

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
