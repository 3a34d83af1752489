// The file feed against `git ls-tree`, and against itself over random trees.
import test from 'ava';
import {StateLost} from '../../../../graph/feed.ts';
import {fileFeed} from '../../../../stages/source/git/file-feed.ts';
import {nameBytes} from '../../../../stages/source/git/file-name.ts';
import {openMirror} from '../../../../stages/source/git/mirror.ts';
import {random} from '../../../graph/rig/random.ts';
import {bench, changesOf, digests, everyRow, fileOf, never, rowsAfter, type Bench, type Rows} from './rig.ts';

async function feedAt({git, repo, mirrorDir}: Bench, commit: string | undefined) {
  return fileFeed(git, {mirror: await openMirror(git, {source: repo.dir, dir: mirrorDir}, never), commit});
}

/** One tree through `git mktree`, so that names may be any bytes; its blobs hold the names. */
function commitOfNames(repo: Bench['repo'], names: readonly Buffer[]): string {
  const lines = names.map((name) => {
    const oid = repo.bytes(['hash-object', '-w', '--stdin'], name).toString('latin1').trim();
    return Buffer.concat([Buffer.from(`100644 blob ${oid}\t`), name, Buffer.from([0])]);
  });
  const tree = repo.bytes(['mktree', '-z'], Buffer.concat(lines)).toString('latin1').trim();
  return repo.run('commit-tree', '-m', 'names', tree);
}

/** Rows as `git ls-tree -r -z` prints them. */
function listed(rows: Rows): readonly string[] {
  const types = {file: 'blob', symlink: 'blob', submodule: 'commit'};
  return [...rows.values()].map((row) => {
    const entry = fileOf(row);
    return `${entry.mode} ${types[entry.kind]} ${entry.oid}\t${nameBytes(entry).toString('latin1')}`;
  }).sort();
}

function judge(repo: Bench['repo'], commit: string): readonly string[] {
  return repo.bytes(['ls-tree', '-r', '-z', '--full-tree', commit]).toString('latin1').split('\0').filter((line) => line !== '').sort();
}

test('fileFeed: files, executables, symlinks, submodules and LFS pointers are what git lists', async (t) => {
  const rig = bench(t);
  const {repo} = rig;
  repo.write('deep/er/file', 'x');
  repo.write('lfs', 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n');
  repo.commit('one');
  const link = repo.bytes(['hash-object', '-w', '--stdin'], '../../etc/passwd').toString('latin1').trim();
  repo.run('update-index', '--add', '--cacheinfo', `120000,${link},link`, '--cacheinfo', `160000,${'ab'.repeat(20)},sub`, '--cacheinfo', `100755,${link},run`);
  repo.run('commit', '--quiet', '-m', 'two');
  const commit = repo.run('rev-parse', 'HEAD');
  const rows = await everyRow(await feedAt(rig, commit));
  t.deepEqual(listed(rows), judge(repo, commit));
  t.deepEqual(['link', 'sub', 'run', 'lfs'].map((id) => fileOf(rows.get(id)).kind), ['symlink', 'submodule', 'file', 'file']);
  t.deepEqual([fileOf(rows.get('run')).blob?.digest, fileOf(rows.get('sub')).blob], [`git:${link}`, undefined]);
});

test('fileFeed: names of any bytes are rows of their own', async (t) => {
  const rig = bench(t);
  const names = ['new\nline', 'tab\there', '"quote"', '\x1b[31mred', '-dash', ' space', 'a%FF', 'a\xff', '\xfe\xfe', 'plain'].map((name) => Buffer.from(name, 'latin1'));
  names.push(Buffer.from('ünï/'.slice(0, 3)), Buffer.from('e\u0301'), Buffer.from('\u00e9'), Buffer.from('\u202egnp.exe'));
  const commit = commitOfNames(rig.repo, names);
  const rows = await everyRow(await feedAt(rig, commit));
  t.is(rows.size, names.length);
  t.deepEqual(listed(rows), judge(rig.repo, commit));
  t.deepEqual([fileOf(rows.get('a%FF')).pathBytes, fileOf(rows.get('\0a%FF')).pathBytes], [undefined, Buffer.from('a\xff', 'latin1').toString('base64')]);
});

test('fileFeed: unborn, born, unborn again', async (t) => {
  const rig = bench(t);
  const unborn = await feedAt(rig, undefined);
  t.deepEqual(await changesOf(unborn, undefined), []);
  t.is(rig.git.work.gitProcesses, 2);
  rig.repo.write('a', 'a');
  const born = await feedAt(rig, rig.repo.commit('one'));
  const rows = await rowsAfter(born, unborn.state, new Map());
  t.deepEqual([...rows.keys()], ['a']);
  t.deepEqual([...(await rowsAfter(unborn, born.state, rows)).keys()], []);
  t.deepEqual(await changesOf(born, born.state), []);
});

test('fileFeed: a former commit that is gone asks for everything', async (t) => {
  const rig = bench(t);
  const feed = await feedAt(rig, rig.repo.commit('one'));
  await t.throwsAsync(changesOf(feed, Buffer.from('ab'.repeat(20))), {instanceOf: StateLost});
  await t.throwsAsync(changesOf(await feedAt(rig, 'ab'.repeat(20)), undefined), {name: 'GitFailure'});
});

test('fileFeed: SHA-256 repositories', async (t) => {
  const rig = bench(t, ['--object-format=sha256']);
  rig.repo.write('a', 'a');
  const commit = rig.repo.commit('one');
  t.deepEqual(listed(await everyRow(await feedAt(rig, commit))), judge(rig.repo, commit));
});

test('fileFeed: over random trees, the changes since any former commit lead to everything', async (t) => {
  const seed = 909;
  t.log(`seed ${seed}`);
  const {int, pick, chance} = random(seed);
  const rig = bench(t);
  const {repo} = rig;
  const place = () => pick(['a', 'b', 'a/c', 'a/d/e', '"f\\377g"', '"f%FFg"']);
  const commits: string[] = [];
  for (let step = 0; step < 25; step++) {
    const moves = Array.from({length: 1 + int(4)}, () => (chance(4) ? `D ${place()}\n` : `M ${pick(['644', '755', '120000'])} inline ${place()}\ndata 1\n${int(10)}\n`));
    repo.bytes(['fast-import', '--quiet', '--force'], `commit refs/heads/main\ncommitter A <a> ${step} +0000\ndata 1\nm\n${commits.length > 0 ? `from ${commits.at(-1)}\n` : ''}${moves.join('')}\n`);
    commits.push(repo.run('rev-parse', 'main'));
  }
  for (let round = 0; round < 25; round++) {
    const [from, to] = [await feedAt(rig, pick(commits)), await feedAt(rig, pick(commits))];
    const expected = await everyRow(to);
    t.deepEqual(digests(await rowsAfter(to, from.state, await everyRow(from))), digests(expected), `round ${round}`);
    t.deepEqual(listed(expected), judge(repo, Buffer.from(to.state).toString()));
  }
});
