import {existsSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {createConnection} from 'node:net';
import {once} from 'node:events';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import test from 'ava';
import type {BuildReport} from '../../../tools/executors/build/build-report.ts';
import {smallDisk} from '../../cache/small-disk.ts';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';
import {watching} from './rig.ts';

/** What a clean build of the same world has: in another store, into another folder. */
async function cleanRoot({ask, root}: CommandBench): Promise<string> {
  return (await ask<BuildReport>('build', '--store', join(root, 'clean', 'store'), '--out', join(root, 'clean', 'out'))).root;
}

test('A watch builds what is there and what comes, says which root became which, and what it ends with is what a clean build has', async (t) => {
  const bench = commandBench(t);
  const {repo, root, out} = bench;
  repo.write('a.rs', 'fn main() {}\n');
  repo.commit('One');
  const watch = watching(t, root);
  t.like(await watch.next('watching'), {source: repo.dir, out, refs: ['HEAD']});
  const first = await watch.next('built');
  t.like(first, {from: null, generation: 1, changed: {commits: 1, files: 1, discussions: 0}});
  const switched = () => JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).root;
  t.is(switched(), first.to);
  repo.write('b.rs', 'fn b() {}\n');
  repo.commit('Two');
  t.like(await watch.next('moved'), {because: ['references']});
  const second = await watch.next('built');
  t.like(second, {from: first.to, changed: {commits: 1, files: 1}});
  t.is(switched(), second.to);
  // Nothing that has a place in the dataset moves: references are packed, objects are, a branch and a tag stand where HEAD does, a worktree comes and goes.
  for (const nothing of [['pack-refs', '--all'], ['gc', '--quiet', '--prune=now'], ['branch', 'deep/er/branch'], ['tag', 'v1'], ['worktree', 'add', '--quiet', join(root, 'tree'), 'deep/er/branch'], ['worktree', 'remove', join(root, 'tree')]]) repo.run(...nothing);
  repo.run('checkout', '--quiet', '-b', 'side', 'HEAD~1');
  const third = await watch.next('built');
  t.is(third.to, first.to, 'the same world has the same root');
  t.is(watch.events.filter(({kind}) => kind === 'moved').length, 3);
  repo.run('reset', '--quiet', '--hard', 'main');
  const last = await watch.next('built');
  t.is(last.to, second.to);
  const {code, said} = await watch.stop();
  t.is(code, 0);
  t.deepEqual(watch.events.at(-1), {kind: 'stopped'});
  t.is(last.to, await cleanRoot(bench));
  // For people it is a line for each thing that happened, and never a sign that moves a cursor.
  t.regex(said, /^Watching HEAD of source\. The dataset is in out\nBuilt in .*: 1 commit, 1 file → \d+ rows → \d+ shards → [\d,]+ tokens \(root [0-9a-f]{12}\)\n/);
  t.false(/[\r\x1b]/.test(said));
});

test('A watch waits for a repository that is gone, in whatever shape it comes back', async (t) => {
  const bench = commandBench(t);
  const {repo, root} = bench;
  repo.commit('One');
  const watch = watching(t, root);
  const first = await watch.next('built');
  renameSync(repo.dir, `${repo.dir}.gone`);
  t.like(await watch.next('waiting'), {for: 'repository', code: 'GM2002'});
  renameSync(`${repo.dir}.gone`, repo.dir);
  repo.commit('Two');
  t.deepEqual(await watch.next('resumed'), {kind: 'resumed', after: 'repository'});
  t.is((await watch.next('built', ({changed}) => changed.commits === 1)).from, first.to);
  // Hints go on in the folder that is new.
  repo.commit('Three');
  const {to} = await watch.next('built');
  await watch.stop();
  t.is(to, await cleanRoot(bench));
});

test('A watch takes up another configuration, says what is wrong with one, and goes on when that is mended', async (t) => {
  const bench = commandBench(t);
  const {repo, root} = bench;
  repo.write('a.rs', 'fn main() {}\n');
  repo.write('b.md', 'text\n');
  repo.commit('One');
  const watch = watching(t, root);
  await watch.next('built');
  bench.configure({files: {exclude: ['*.md']}});
  t.like(await watch.next('moved'), {because: ['configuration']});
  const {to} = await watch.next('built');
  t.is(to, await cleanRoot(bench));
  writeFileSync(join(root, 'dataset.config.json'), '{"files": 3}');
  t.like(await watch.next('waiting'), {for: 'change', code: 'GM1111'});
  bench.configure({files: {exclude: ['*.rs']}});
  await watch.next('resumed');
  const mended = await watch.next('built');
  await watch.stop();
  t.is(mended.to, await cleanRoot(bench));
});

test('A module of a configuration is read again when it changed, and a mistake at the start is a failure', async (t) => {
  const {repo, root, store, out} = commandBench(t);
  repo.write('a.rs', 'fn main() {}\n');
  repo.commit('One');
  const write = (more: string) => writeFileSync(join(root, 'dataset.config.mjs'), `export default {source: ${JSON.stringify(repo.dir)}, store: ${JSON.stringify(store)}, out: ${JSON.stringify(out)}, tokenizer: 'none'${more}};\n`);
  write(', files: 3');
  const refused = watching(t, root, ['--config', 'dataset.config.mjs']);
  await t.throwsAsync(refused.next('built'), {message: /GM1111/});
  write('');
  const watch = watching(t, root, ['--config', 'dataset.config.mjs']);
  const {to} = await watch.next('built');
  write(", files: {exclude: ['*.rs']}");
  t.not((await watch.next('built')).to, to);
  write('');
  t.is((await watch.next('built')).to, to);
  await watch.stop();
});

test('Whoever connects to the socket is told what holds, and then every event; nobody else may connect, and the socket goes with the watch', async (t) => {
  const {repo, root} = commandBench(t);
  repo.commit('One');
  const watch = watching(t, root, ['--listen', 'events.sock', '--builds', '2']);
  const {to} = await watch.next('built');
  const path = join(root, 'events.sock');
  const [early, late] = [createConnection(path), createConnection(path)];
  await Promise.all([once(early, 'connect'), once(late, 'connect')]);
  // One that never reads is in nobody's way.
  late.pause();
  const told = createInterface({input: early})[Symbol.asyncIterator]();
  const line = async () => JSON.parse((await told.next()).value ?? 'null');
  t.like(await line(), {kind: 'watching'});
  t.like(await line(), {kind: 'built', to});
  const second = watching(t, root, ['--listen', 'events.sock']);
  await t.throwsAsync(second.next('built'), {message: /GM1117.*Another watch listens there/});
  repo.commit('Two');
  t.like(await line(), {kind: 'moved'});
  t.like(await line(), {kind: 'built', from: to});
  t.deepEqual(await line(), {kind: 'stopped'});
  t.true((await told.next()).done);
  t.is(await watch.over(), 0);
  t.false(existsSync(path));
});

test('A watch waits for room on a full disk, and ends with what a clean build has', async (t) => {
  const bench = commandBench(t);
  const {repo, root} = bench;
  repo.write('a.rs', 'fn main() {}\n');
  repo.commit('One');
  const disk = smallDisk(t, 32 * 1024 * 1024);
  const [store, out] = [join(disk.dir, 'store'), join(disk.dir, 'out')];
  const watch = watching(t, root, ['--store', store, '--out', out]);
  const first = await watch.next('built');
  disk.leave(100_000);
  repo.write('a.rs', 'fn main() { more(); }\n');
  repo.commit('Two');
  t.like(await watch.next('waiting'), {for: 'room', code: 'GM3001'});
  t.is(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).root, first.to);
  disk.relieve();
  t.deepEqual(await watch.next('resumed'), {kind: 'resumed', after: 'room'});
  const second = await watch.next('built');
  await watch.stop();
  t.is(second.to, await cleanRoot(bench));
});

test('A watch of a work tree takes files before they are committed, and says how many there are', async (t) => {
  const bench = commandBench(t);
  const {repo, root} = bench;
  repo.write('.gitignore', 'target/\n');
  repo.write('a.rs', 'fn main() {}\n');
  repo.commit('One');
  repo.write('target/big.rs', 'fn ignored() {}\n');
  // What is made of files lies among them.
  bench.configure({uncommitted: true, out: join(repo.dir, 'out')});
  const watch = watching(t, root);
  t.like(await watch.next('built'), {changed: {uncommitted: 0}});
  repo.write('deep/er/b.rs', 'fn b() {}\n');
  t.like(await watch.next('moved'), {because: ['files']});
  const dirty = await watch.next('built');
  t.like(dirty, {changed: {commits: 0, files: 1, uncommitted: 1}});
  repo.write('target/more.rs', 'fn more() {}\n');
  repo.write('deep/er/b.rs', 'fn b() { changed(); }\n');
  const again = await watch.next('built');
  t.like(again, {from: dirty.to, changed: {files: 1, uncommitted: 1}});
  t.is((await bench.ask<BuildReport>('build', '--store', join(root, 'clean', 'store'))).root, again.to);
  const {said} = await watch.stop();
  t.regex(said, /1 file, 1 file uncommitted → /);
});

test('A repository elsewhere is asked what it has, and fetched when that moved', async (t) => {
  const bench = commandBench(t);
  const {repo, root} = bench;
  repo.commit('One');
  bench.configure({source: `file://${repo.dir}`});
  const watch = watching(t, root, ['--every', '1']);
  const {to} = await watch.next('built');
  repo.commit('Two');
  t.like(await watch.next('built'), {from: to, changed: {commits: 1}});
  await watch.stop();
  t.deepEqual(watch.events.filter(({kind}) => kind === 'waiting' || kind === 'note'), []);
  t.deepEqual(watch.events.map(({kind}) => kind), ['watching', 'moved', 'built', 'moved', 'built', 'stopped']);
});
