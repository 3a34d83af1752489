import {existsSync, renameSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {repoAt} from '../stages/source/git/rig.ts';
import {checkOutputs} from './counted.ts';
import {mill, recordsOf, type Milled} from './rig.ts';

/** Three commits of two files on one branch, a tag on the second, and a side branch. */
function usual(t: ExecutionContext, init: readonly string[] = []) {
  const made = mill(t, init);
  const {repo} = made;
  repo.write('a.rs', 'fn a() {}\n');
  const first = repo.commit('first');
  repo.write('sub/b.ts', 'let b = 1;\n');
  const second = repo.commit('second');
  repo.run('tag', '-a', '-m', 'a tag', 'v1', 'HEAD');
  repo.run('branch', 'side');
  repo.write('a.rs', 'fn a() { 1 }\n');
  const third = repo.commit('third');
  return {...made, first, second, third, clone: (to: string, ...args: string[]) => (repo.run('clone', '--quiet', ...args, join(made.root, to)), join(made.root, to))};
}

const commitsOf = (built: Milled) => recordsOf(built, 'commit').map((record) => record['commit_hash']);
const pathsOf = (built: Milled) => recordsOf(built, 'file').map((record) => record['path']);

test('a work tree, a folder below it, bare, linked work tree, borrowed objects, address: one dataset', async (t) => {
  const {root, repo, build, clone, third} = usual(t);
  const plain = await build();
  repo.run('worktree', 'add', '--quiet', join(root, 'linked'), 'side');
  repo.run('-C', join(root, 'linked'), 'reset', '--quiet', '--hard', third);
  const sources = [join(repo.dir, 'sub'), clone('bare', '--bare', '.'), join(root, 'linked'), clone('borrows', '--shared', '.'), `file://${repo.dir}`];
  for (const [at, source] of sources.entries()) {
    const other = await build({source}, `place-${at}`);
    t.is(other.report.root, plain.report.root, source);
    t.deepEqual(other.files, plain.files, source);
  }
});

test('what lies uncommitted in a work tree is no part of the dataset', async (t) => {
  const {repo, build} = usual(t);
  const before = await build();
  repo.write('a.rs', 'half-written');
  repo.write('new.rs', 'fn new() {}\n');
  repo.run('add', 'new.rs');
  const after = await build();
  t.true(after.report.upToDate);
  t.deepEqual(after.files, before.files);
});

test('a SHA-256 repository: names of 64 digits, and git\'s own patches', async (t) => {
  const {repo, build, third} = usual(t, ['--object-format=sha256']);
  const built = await build();
  t.is(third.length, 64);
  t.is(commitsOf(built).at(-1), third);
  const text = String(recordsOf(built, 'commit').at(-1)?.['training_content']);
  t.true(text.endsWith(repo.bytes(['show', '--format=', '--abbrev=7', third]).toString('utf8')));
});

for (const [name, arrange] of [['an empty repository', []], ['an unborn HEAD beside another branch', ['other']]] as const) {
  test(`${name}: a dataset of no rows, and then of some`, async (t) => {
    const {root, repo, build} = mill(t);
    for (const branch of arrange) {
      repo.write('x.rs', 'x\n');
      repo.commit('there');
      repo.run('checkout', '--quiet', '--orphan', `not-${branch}`);
      repo.run('rm', '-r', '--quiet', '--cached', '.');
    }
    const empty = await build();
    t.deepEqual([commitsOf(empty), pathsOf(empty)], [[], []]);
    t.like(checkOutputs(t, join(root, 'own/out')).manifest.totals, {documents: 0, samples: 0, bytes: 0, tokens: 0});
    t.true((await build()).report.upToDate);
    repo.write('a.rs', 'fn a() {}\n');
    repo.commit('born');
    const born = await build();
    t.true(pathsOf(born).includes('a.rs'));
    t.is(born.report.root, (await build({}, 'clean')).report.root);
  });
}

test('a detached HEAD, a branch, a tag and the name of a commit: the history and files of that commit', async (t) => {
  const {repo, build, first, second, third} = usual(t);
  repo.run('checkout', '--quiet', '--detach', first);
  const expected = {HEAD: [first], main: [first, second, third], side: [first, second], v1: [first, second], 'refs/tags/v1': [first, second], 'heads/side': [first, second], [second]: [first, second]};
  for (const [ref, commits] of Object.entries(expected)) {
    const built = await build({refs: [ref]});
    t.deepEqual(commitsOf(built), commits, ref);
    t.deepEqual(pathsOf(built), commits.length === 1 ? ['a.rs'] : ['a.rs', 'sub/b.ts'], ref);
  }
});

test('several references: all their commits once, and the files of the first', async (t) => {
  const {repo, build, first, second, third} = usual(t);
  repo.run('branch', 'alpha', first);
  for (const ref of ['main', 'heads/main', third]) {
    const built = await build({refs: [ref, 'alpha', 'side', 'v1']});
    t.deepEqual(commitsOf(built), [first, second, third], ref);
    t.true(recordsOf(built, 'file').some((record) => String(record['training_content']).endsWith('fn a() { 1 }\n')), ref);
  }
});

test('a tag and a branch of one name: git means the tag, and so do the files', async (t) => {
  const {repo, build, first} = usual(t);
  repo.run('tag', 'twin', first);
  repo.run('branch', 'twin', 'main');
  const built = await build({refs: ['twin', 'refs/heads/*']});
  t.deepEqual(pathsOf(built), ['a.rs']);
});

test('a reference that does not exist is refused with the nearest name', async (t) => {
  const {build} = usual(t);
  await t.throwsAsync(build({refs: ['mian']}), {name: 'SourceFailure', message: /No reference or commit "mian".*"main"/});
});

test('a shallow clone: refused with what to do; told to drop its edge, it is built, and deepened it is the whole', async (t) => {
  const {root, repo, build, clone, third} = usual(t);
  const whole = await build();
  const source = clone('shallow', '--depth=2', `file://${repo.dir}`);
  await t.throwsAsync(build({source}, 'shallow'), {name: 'SourceFailure', message: /shallow clone.*--unshallow.*drop-boundary/s});
  const cut = await build({source, shallow: 'drop-boundary'}, 'shallow');
  t.deepEqual([commitsOf(cut), pathsOf(cut)], [[third], ['a.rs', 'sub/b.ts']]);
  repoAt(source, join(root, 'home')).run('fetch', '--quiet', '--unshallow');
  const deepened = await build({source}, 'shallow');
  t.is(deepened.report.root, whole.report.root);
  t.deepEqual(deepened.files, whole.files);
});

test('a partial clone: what is missing is said, nothing is fetched, and once it is there the build is whole', async (t) => {
  const {root, repo, build, clone} = usual(t);
  repo.run('config', 'uploadpack.allowFilter', 'true');
  const source = clone('partial', '--bare', '--filter=blob:none', `file://${repo.dir}`);
  const built = await build({source}, 'partial');
  t.deepEqual(pathsOf(built), []);
  const {stats} = checkOutputs(t, join(root, 'partial/out'));
  t.deepEqual(stats.dropped['file'], {missing: 2});
  t.deepEqual(recordsOf(built, 'commit').map((record) => Array.isArray(record['omitted']) && record['omitted'].length), [1, 1, 1]);
  t.is(repoAt(source, join(root, 'home')).run('rev-list', '--objects', '--all', '--missing=print').match(/^\?/gm)?.length, 3);
  const partial = repoAt(source, join(root, 'home'));
  partial.run('fetch', '--quiet', '--refetch', '--no-filter', 'origin', '+refs/heads/*:refs/heads/*');
  const later = await build({source}, 'partial');
  const clean = await build({source}, 'clean');
  t.is(later.report.root, clean.report.root);
  t.deepEqual(later.files, clean.files);
  t.deepEqual(pathsOf(later), ['a.rs', 'sub/b.ts']);
});

test('a work tree that lacks one blob: a stub for that file alone, whole again when it is back', async (t) => {
  const {repo, build} = usual(t);
  const blob = repo.run('rev-parse', 'HEAD:sub/b.ts');
  const file = join(repo.dir, '.git/objects', blob.slice(0, 2), blob.slice(2));
  t.true(existsSync(file));
  renameSync(file, `${file}-hidden`);
  t.deepEqual(pathsOf(await build()), ['a.rs']);
  renameSync(`${file}-hidden`, file);
  const again = await build();
  const clean = await build({}, 'clean');
  t.is(again.report.root, clean.report.root);
  t.deepEqual(again.files, clean.files);
});

test('replaced objects and grafts are ignored', async (t) => {
  const {repo, build, second, third} = usual(t);
  const plain = await build();
  repo.run('replace', '--graft', third);
  repo.run('replace', second, third);
  t.true((await build()).report.upToDate);
  t.is((await build({}, 'clean')).report.root, plain.report.root);
});

test('a branch that is deleted takes its commits along, and what other branches share stays', async (t) => {
  const {repo, build, first, second, third} = usual(t);
  repo.run('checkout', '--quiet', 'side');
  repo.write('only.rs', 'fn side() {}\n');
  const only = repo.commit('on the side');
  repo.run('checkout', '--quiet', 'main');
  const refs = ['main', 'refs/heads/*'];
  t.deepEqual([...commitsOf(await build({refs}))].sort(), [first, second, third, only].sort());
  repo.run('branch', '-D', 'side');
  const less = await build({refs});
  t.deepEqual(commitsOf(less), [first, second, third]);
  t.is(less.report.root, (await build({refs}, 'clean')).report.root);
});
