// Which commits a build is frozen to.
import {chmodSync, mkdirSync, writeFileSync} from 'node:fs';
import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import test from 'ava';
import {GitFailure} from '../../../../stages/source/git/git-failure.ts';
import {openMirror} from '../../../../stages/source/git/mirror.ts';
import {selectRefs} from '../../../../stages/source/git/select-refs.ts';
import {snapshot} from '../../../../stages/source/git/snapshot.ts';
import {terminalSafe} from '../../../../stages/source/git/terminal-safe.ts';
import {bench, never, type Bench} from './rig.ts';

async function frozen({git, repo, mirrorDir}: Bench, patterns: readonly string[]) {
  return await snapshot(git, await openMirror(git, {source: repo.dir, dir: mirrorDir}, never), patterns, never);
}

test('snapshot: branches, tags of every kind, a detached HEAD and a commit', async (t) => {
  const rig = bench(t);
  const {repo} = rig;
  repo.write('a', 'a');
  const one = repo.commit('one');
  repo.run('tag', 'light');
  repo.run('tag', '-m', 'annotated', 'heavy');
  repo.run('tag', '-m', 'tag of a tag', 'heavier', 'heavy');
  repo.run('tag', 'tree', 'HEAD^{tree}');
  const two = repo.commit('two');
  repo.run('checkout', '--quiet', '--detach', one);
  const snap = await frozen(rig, ['HEAD', 'main', 'heavier', 'refs/tags/*', one]);
  t.is(snap.head, one);
  t.deepEqual(snap.selected, [
    {name: one, oid: one},
    {name: 'HEAD', oid: one},
    {name: 'refs/heads/main', oid: two},
    {name: 'refs/tags/heavier', oid: one},
    {name: 'refs/tags/heavy', oid: one},
    {name: 'refs/tags/light', oid: one},
  ].sort((a, b) => (a.name < b.name ? -1 : 1)));
  t.deepEqual(snap.skipped, [{name: 'refs/tags/tree', reason: 'Stands at a tree, not a commit'}]);
});

test('snapshot: an unborn HEAD beside other branches', async (t) => {
  const rig = bench(t);
  const one = rig.repo.commit('one');
  rig.repo.run('symbolic-ref', 'HEAD', 'refs/heads/unborn');
  const snap = await frozen(rig, ['HEAD', 'main']);
  t.deepEqual([snap.head, snap.selected, snap.skipped], [undefined, [{name: 'refs/heads/main', oid: one}], [{name: 'HEAD', reason: 'No commit yet'}]]);
});

test('snapshot: what does not exist is refused with the nearest names', async (t) => {
  const rig = bench(t);
  rig.repo.commit('one');
  rig.repo.run('branch', 'feature/parser');
  await t.throwsAsync(frozen(rig, ['feature/parse']), {message: /No reference or commit "feature\/parse".*Nearest are "feature\/parser", "main"/});
  await t.throwsAsync(frozen(rig, ['ab'.repeat(20)]), {message: /No commit "abab/});
});

test('snapshot: refs are read until two reads agree', async (t) => {
  const rig = bench(t);
  rig.repo.commit('one');
  const mirror = await openMirror(rig.git, {source: rig.repo.dir, dir: rig.mirrorDir}, never);
  const real = execFileSync('sh', ['-c', 'command -v git'], {encoding: 'utf8'}).trim();
  const bin = join(rig.root, 'bin');
  mkdirSync(bin);
  // Every reading up to the third finds a branch that the one before did not.
  writeFileSync(join(bin, 'git'), `#!/bin/sh\nn=$(ls "${bin}" | wc -l)\nif [ "$n" -le 3 ]; then : > "${bin}/$n"; "${real}" -C "${rig.repo.dir}" branch "b$n" main; fi\nexec "${real}" "$@"\n`);
  chmodSync(join(bin, 'git'), 0o755);
  const before = rig.git.work.gitProcesses;
  const snap = await snapshot({...rig.git, path: `${bin}:${rig.git.path}`}, mirror, ['b*'], never);
  t.deepEqual(snap.selected.map(({name}) => name), ['refs/heads/b1', 'refs/heads/b2', 'refs/heads/b3']);
  t.is(rig.git.work.gitProcesses - before, 4);
});

test('snapshot: refs that never rest are a failure, a broken ref too', async (t) => {
  const rig = bench(t);
  rig.repo.commit('one');
  const mirror = await openMirror(rig.git, {source: rig.repo.dir, dir: rig.mirrorDir}, never);
  const bin = join(rig.root, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'git'), `#!/bin/sh\n: > "$(mktemp -p "${bin}")"\necho "${'a'.repeat(40)} refs/heads/$(ls "${bin}" | wc -l)"\n`);
  chmodSync(join(bin, 'git'), 0o755);
  await t.throwsAsync(snapshot({...rig.git, path: `${bin}:${rig.git.path}`}, mirror, ['HEAD'], never), {message: /kept moving.*Build again/});
  writeFileSync(join(rig.repo.dir, '.git/refs/heads/broken'), `${'ab'.repeat(20)}\n`);
  const failure = await t.throwsAsync(frozen(rig, ['HEAD']), {instanceOf: GitFailure});
  t.regex(failure.message, /show-ref.*ended with code 128.*broken.*git fsck/s);
});

test('selectRefs: a short name means what it means to git, and * stands for any characters', (t) => {
  const oid = 'c'.repeat(40);
  const list = {head: undefined, refs: new Map(['refs/heads/v1', 'refs/tags/v1', 'refs/heads/a/b/c', 'refs/pull/7/head', 'refs/remotes/origin/main'].map((name) => [name, oid]))};
  const names = (...patterns: string[]) => selectRefs(list, patterns, 'here').selected.map(({name}) => name);
  t.deepEqual(names('v1'), ['refs/tags/v1']);
  t.deepEqual(names('heads/v1'), ['refs/heads/v1']);
  t.deepEqual(names('origin/main', 'pull/7/head'), ['refs/pull/7/head', 'refs/remotes/origin/main']);
  t.deepEqual(names('refs/heads/*'), ['refs/heads/a/b/c', 'refs/heads/v1']);
  t.deepEqual(names('v*', 'a/*/c'), ['refs/heads/a/b/c', 'refs/heads/v1', 'refs/tags/v1']);
  t.deepEqual(names('*v1*1'), []);
  t.deepEqual(names('refs/*/7/*ad'), ['refs/pull/7/head']);
});

test('terminalSafe: escape sequences, controls and direction overrides are gone, text stays', (t) => {
  t.is(terminalSafe('\x1b]0;title\x07\x1b[2J\x1b[31mred\x1b[0m\u202e é漢\tx\ny\r\x9b1m\0'), 'red é漢\tx\ny1m');
  const failure = new GitFailure({command: 'git show-ref', code: 1, stderr: 'fatal: \x1b[2Jbad'});
  t.is(failure.message, 'Git failed: "git show-ref" ended with code 1: fatal: bad. Run the command by hand to see more');
});
