// Mirrors of every shape of repository, what is refused and why, and that nothing of a hostile source ever runs.
import {chownSync, existsSync, mkdirSync, readFileSync, renameSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {commitFeed} from '../../../../stages/source/git/commit-feed.ts';
import {openMirror} from '../../../../stages/source/git/mirror.ts';
import {snapshot} from '../../../../stages/source/git/snapshot.ts';
import {sourceAddress} from '../../../../stages/source/git/source-address.ts';
import {SourceFailure} from '../../../../stages/source/git/source-failure.ts';
import {bench, everyRow, never, repoAt, type Bench} from './rig.ts';

function insistOn(rows: ReadonlyMap<string, unknown>, head: string): void {
  if (!rows.has(head)) throw new Error('The mirror does not see the objects of its source');
}

async function headOf({git, mirrorDir}: Bench, source: string): Promise<string | undefined> {
  const mirror = await openMirror(git, {source, dir: mirrorDir}, never);
  const {head} = await snapshot(git, mirror, ['HEAD'], never);
  if (head !== undefined) insistOn(await everyRow(commitFeed(git, {mirror, tips: [head], merges: 'skip'})), head);
  return head;
}

test('openMirror: a worktree, a folder below it, a bare repository, one that borrows its objects, a linked worktree, a ".git" folder', async (t) => {
  const rig = bench(t);
  const {repo, root} = rig;
  repo.write('sub/folder/file', 'x');
  const head = repo.commit('one');
  repo.run('clone', '--quiet', '--bare', '.', join(root, 'bare'));
  repo.run('clone', '--quiet', '--shared', '.', join(root, 'shared'));
  repo.run('worktree', 'add', '--quiet', '--detach', join(root, 'linked'));
  repoAt(join(root, 'linked'), rig.git.home).commit('only in the linked worktree');
  const linked = repo.run('-C', join(root, 'linked'), 'rev-parse', 'HEAD');
  for (const [place, expected] of [['source', head], ['source/sub/folder', head], ['source/.git', head], ['bare', head], ['shared', head], ['linked', linked]] as const) {
    t.is(await headOf({...rig, mirrorDir: join(root, `mirror-${place.replaceAll('/', '-')}`)}, join(root, place)), expected, place);
  }
});

test('openMirror: a second opening costs no process and sees new commits', async (t) => {
  const rig = bench(t);
  rig.repo.commit('one');
  await headOf(rig, rig.repo.dir);
  const second = rig.repo.commit('two');
  const before = rig.git.work.gitProcesses;
  const mirror = await openMirror(rig.git, {source: rig.repo.dir, dir: rig.mirrorDir}, never);
  t.is(rig.git.work.gitProcesses, before);
  t.is((await snapshot(rig.git, mirror, ['HEAD'], never)).head, second);
  t.is(rig.git.work.gitProcesses, before + 2);
});

test('openMirror: a source that moved gets a new mirror; a folder with something else in it is left alone', async (t) => {
  const rig = bench(t);
  const head = rig.repo.commit('one');
  await headOf(rig, rig.repo.dir);
  renameSync(rig.repo.dir, join(rig.root, 'moved'));
  t.is(await headOf(rig, join(rig.root, 'moved')), head);
  await t.throwsAsync(openMirror(rig.git, {source: join(rig.root, 'moved'), dir: join(rig.root, 'moved')}, never), {message: /holds something else/});
  t.true(existsSync(join(rig.root, 'moved/.git')));
});

test('openMirror: an empty repository has no head and no rows', async (t) => {
  for (const format of ['sha1', 'sha256']) {
    const rig = bench(t, [`--object-format=${format}`]);
    const mirror = await openMirror(rig.git, {source: rig.repo.dir, dir: rig.mirrorDir}, never);
    const {objectFormat, head, selected, skipped} = await snapshot(rig.git, mirror, ['HEAD', 'refs/heads/*'], never);
    t.deepEqual([String(objectFormat), head, selected], [format, undefined, []]);
    t.deepEqual(skipped, [{name: 'HEAD', reason: 'No commit yet'}, {name: 'refs/heads/*', reason: 'Matches no reference'}]);
    t.is((await everyRow(commitFeed(rig.git, {mirror, tips: [], merges: 'skip'}))).size, 0);
  }
});

test('openMirror: what is not a repository says what, where and what to do', async (t) => {
  const rig = bench(t);
  mkdirSync(join(rig.root, 'plain'));
  const failure = await t.throwsAsync(openMirror(rig.git, {source: join(rig.root, 'plain'), dir: rig.mirrorDir}, never), {instanceOf: SourceFailure});
  t.is(failure.message, `Not a git repository: "${join(rig.root, 'plain')}". Name a folder inside a git repository, or a bare repository`);
  const misspelt = openMirror(rig.git, {source: join(rig.repo.dir, 'no-such-folder'), dir: rig.mirrorDir}, never);
  await t.throwsAsync(misspelt, {instanceOf: SourceFailure, message: /Not a git repository: ".*no-such-folder"/}, 'although it would lie within one');
});

test('openMirror: an address is cloned once, then fetched, pruned, and its default branch followed', async (t) => {
  const rig = bench(t, ['--object-format=sha256']);
  const {repo, git} = rig;
  repo.commit('one');
  repo.run('branch', 'gone');
  const options = {source: `file://${repo.dir}`, dir: rig.mirrorDir};
  const first = await openMirror(git, options, never);
  t.deepEqual((await snapshot(git, first, ['refs/heads/*'], never)).selected.map(({name}) => name), ['refs/heads/gone', 'refs/heads/main']);
  t.is(first.objectFormat, 'sha256');
  repo.run('branch', '-D', 'gone');
  repo.run('branch', '-m', 'main', 'trunk');
  const head = repo.commit('two');
  const second = await openMirror(git, options, never);
  const snap = await snapshot(git, second, ['refs/heads/*'], never);
  t.deepEqual([snap.head, snap.selected], [head, [{name: 'refs/heads/trunk', oid: head}]]);
  await t.throwsAsync(openMirror(git, {...options, source: `file://${repo.dir}/.git`}, never), {message: /holds the mirror of/});
});

test('openMirror: an address that cannot be reached fails with what git said, and leaves nothing behind', async (t) => {
  const rig = bench(t);
  await t.throwsAsync(openMirror(rig.git, {source: `file://${rig.root}/nowhere`, dir: rig.mirrorDir}, never), {name: 'GitFailure', message: /git clone.*nowhere.*Name a folder inside a git repository/s});
  t.false(existsSync(rig.mirrorDir));
});

test('openMirror: a folder of another user is read, and only its exact path is trusted', async (t) => {
  const rig = bench(t);
  const head = rig.repo.commit('one');
  if (process.getuid?.() !== 0) return t.pass('Only root can give a folder away');
  for (const place of ['', '.git']) chownSync(join(rig.repo.dir, place), 12_345, 12_345);
  t.is(await headOf({...rig, mirrorDir: `${rig.mirrorDir}-local`}, rig.repo.dir), head);
  t.false(existsSync(rig.git.globalConfig));
  const mirror = await openMirror(rig.git, {source: `file://${rig.repo.dir}`, dir: rig.mirrorDir}, never);
  t.is((await snapshot(rig.git, mirror, ['HEAD'], never)).head, head);
  t.regex(mirror.notes.join(), /belongs to another user/);
  t.regex(readFileSync(rig.git.globalConfig, 'utf8'), new RegExp(`^\\[safe\\]\n\tdirectory = "${rig.repo.dir}(?:/.git)?"\n$`));
  return undefined;
});

test('sourceAddress: only folders, https, ssh and file', (t) => {
  t.deepEqual(sourceAddress('/some/folder'), {kind: 'local', path: '/some/folder'});
  for (const [source, protocol] of [['https://example.org/a/b.git', 'https'], ['ssh://git@example.org/a', 'ssh'], ['git@example.org:a/b.git', 'ssh'], ['example.org:a', 'ssh'], ['file:///a/b', 'file']] as const) {
    t.deepEqual(sourceAddress(source), {kind: 'remote', url: source, protocol});
  }
  const refused = ['', '-oProxyCommand=x', '--upload-pack=x', 'ext::sh -c x', 'https::x', 'http://example.org/a', 'git://example.org/a', 'ftp://a/b', 'relative/folder', './a', 'a\nb', '/a\0b', 'ssh://-oProxyCommand=x/a', 'ssh://-x@host/a', 'git@-host:a', 'fd::17', 'HTTP://example.org'];
  for (const source of refused) t.throws(() => sourceAddress(source), {instanceOf: SourceFailure}, source);
  t.throws(() => sourceAddress('https://me:secret@example.org/a'), {message: /^(?!.*secret)/});
});
