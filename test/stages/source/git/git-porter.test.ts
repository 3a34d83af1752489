import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {gitPorter, type Porter} from '../../../../stages/source/git/git-porter.ts';
import {GitFailure} from '../../../../stages/source/git/git-failure.ts';
import {runGit, type Git} from '../../../../stages/source/git/git-process.ts';
import {objectReader} from '../../../../stages/source/git/object-reader.ts';
import {bench, never, type Bench} from './rig.ts';

async function ported(t: ExecutionContext): Promise<Bench & {readonly through: Git; readonly porter: Porter}> {
  const rig = bench(t);
  const porter = await gitPorter(rig.git.home);
  if (porter === undefined) throw new Error('There is no porter');
  t.teardown(() => porter[Symbol.asyncDispose]());
  return {...rig, porter, through: {...rig.git, porter}};
}

test('gitPorter() gives git what it is told and gives back what it prints, many at once, each its own', async (t) => {
  const {through, git, repo} = await ported(t);
  for (const name of ['a', 'b', 'c']) {
    repo.write(name, name.repeat(300_000));
    repo.commit(name);
  }
  const gitDir = join(repo.dir, '.git');
  const oids = ['HEAD', 'HEAD~1', 'HEAD~2'].map((name) => repo.run('rev-parse', name));
  // Half of them are told something.
  const asks = Array.from({length: 40}, (_, at): readonly [readonly string[], string] => (at % 2 === 0 ? [['rev-list', '--stdin'], `${oids[at % 3]}\n`] : [['cat-file', 'blob', `HEAD:${'abc'[at % 3]}`], '']));
  const told = (by: Git) => Promise.all(asks.map(([args, input]) => runGit(by, args, {gitDir, input}, never)));
  t.deepEqual(await told(through), await told(git));
  const reader = objectReader(through, {gitDir});
  const [commit] = await reader.read([oids[0] ?? ''], never);
  t.is(commit !== undefined && 'type' in commit ? commit.type : undefined, 'commit');
  await reader.close();
  // No connection is left behind.
  while (openSockets() > 1) await new Promise<void>((resolve) => void setImmediate(resolve));
  t.pass();
});

function openSockets(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'PipeWrap').length - before;
}

/** Those of the test process itself. */
const before = process.getActiveResourcesInfo().filter((kind) => kind === 'PipeWrap').length;

test('gitPorter() tells how git ended, what it complained of, and keeps what it printed before it ended without reading on', async (t) => {
  const {through, repo} = await ported(t);
  repo.commit('One');
  const gitDir = join(repo.dir, '.git');
  const failure = await t.throwsAsync(runGit(through, ['rev-list', 'nothing'], {gitDir}, never), {instanceOf: GitFailure});
  t.regex(failure?.stderr ?? '', /nothing/);
  t.is((await runGit(through, ['show-ref', 'nothing'], {gitDir, answers: [1]}, never)).length, 0);
  // It ends before it reads any of a megabyte.
  const early = await runGit(through, ['version'], {gitDir, input: Buffer.alloc(1 << 20)}, never);
  t.regex(early.toString(), /^git version/);
});

test('gitPorter() ends git with the signal, and git is started as ever once the porter has gone', async (t) => {
  const {through, porter, repo} = await ported(t);
  repo.commit('One');
  const gitDir = join(repo.dir, '.git');
  const stop = new AbortController();
  const endless = runGit(through, ['cat-file', '--batch'], {gitDir, input: ''}, stop.signal);
  stop.abort(new Error('Enough'));
  await t.throwsAsync(endless, {message: 'Enough'});
  await porter[Symbol.asyncDispose]();
  t.is(porter.start({args: ['version'], env: {}, cwd: '/', input: false}), undefined);
  t.is((await runGit(through, ['rev-parse', 'HEAD'], {gitDir}, never)).toString().trim(), repo.run('rev-parse', 'HEAD'));
});

test('gitPorter() is none where the name of the folder leaves no room for a socket', async (t) => {
  const {root} = bench(t);
  const long = join(root, 'x'.repeat(100));
  mkdirSync(long);
  t.is(await gitPorter(long), undefined);
});
