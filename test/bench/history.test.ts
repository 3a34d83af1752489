import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {borrowedRepository, lender} from '../../bench/borrowed-repository.ts';
import {changedBlobs} from '../../bench/changed-blobs.ts';
import {firstTenth} from '../../bench/first-tenth.ts';
import {growHistory} from '../../bench/grow-history.ts';
import {patchesOnly} from '../../bench/patches-only.ts';
import {mill} from '../mill/rig.ts';
import {bench, never, repoAt} from '../stages/source/git/rig.ts';

/** Thirty commits: ten of a branch that was merged, and a file that was renamed and changed on the way. */
async function worked(t: ExecutionContext) {
  const {root, git, repo} = bench(t);
  for (let at = 0; at < 8; at++) repo.write(`src/file-${at}.txt`, `Line of ${at}\n`.repeat(30));
  repo.write('binary', '\0'.repeat(500));
  repo.commit('First');
  repo.run('checkout', '-q', '-b', 'side');
  for (let at = 0; at < 10; at++) repo.commit(`Side ${at}`);
  repo.run('checkout', '-q', 'main');
  for (let at = 0; at < 17; at++) {
    repo.write('src/file-1.txt', `Other ${at}\n${'Line of 1\n'.repeat(30)}`);
    repo.commit(`Main ${at}`);
  }
  repo.run('merge', '-q', '--no-ff', '-m', 'Merge', 'side');
  repo.run('mv', 'src/file-2.txt', 'moved');
  repo.commit('Move');
  const from = await lender(git, repo.dir, never);
  return {root, git, repo, from, copy: await borrowedRepository(git, from, {dir: join(root, 'copy.git'), head: from.head}, never)};
}

test('growHistory() adds the commits asked for, each changing so many files, and leaves the lender as it was', async (t) => {
  const {root, git, repo, from, copy} = await worked(t);
  const before = [repo.run('rev-parse', 'HEAD'), repo.run('count-objects', '-v'), repo.run('for-each-ref')];
  const grow = growHistory(git, copy);
  await grow({commits: 3, filesEach: 5}, never);
  await grow({commits: 2, filesEach: 4}, never);
  const ours = repoAt(copy, join(root, 'home'));
  const commits = ours.run('rev-list', '--reverse', `${from.head}..HEAD`).split('\n');
  t.deepEqual(commits.map((oid) => ours.run('diff-tree', '-r', '--numstat', '--no-commit-id', oid).split('\n').map((line) => line.slice(0, 4))), [5, 5, 5, 4, 4].map((files) => Array(files).fill('1\t0\t')));
  ours.run('fsck', '--strict');
  t.deepEqual([repo.run('rev-parse', 'HEAD'), repo.run('count-objects', '-v'), repo.run('for-each-ref')], before);
});

test('firstTenth() finds the last commit of the main line with a tenth of the commits', async (t) => {
  const {git, repo, copy} = await worked(t);
  t.is(repo.run('rev-list', '--count', 'HEAD'), '30');
  t.is(await firstTenth(git, copy, never), repo.run('log', '--format=%H', '--grep=^Main 1$'));
});

test('changedBlobs() names every blob that a commit made, each once, those of a path together', async (t) => {
  const {git, repo, copy} = await worked(t);
  const blobs = await changedBlobs(git, copy, never);
  const all = repo.run('rev-list', '--objects', '--no-object-names', '--filter=object:type=blob', '--filter-provided-objects', 'HEAD').split('\n');
  t.deepEqual(blobs.toSorted(), all.toSorted());
  const first = blobs.findIndex((oid) => repo.run('cat-file', 'blob', oid).startsWith('Other'));
  t.is(blobs.slice(first, first + 17).filter((oid) => repo.run('cat-file', 'blob', oid).startsWith('Other')).length, 17);
});

test('lender() refuses a folder without history, and a shallow clone', async (t) => {
  const {root, git, repo} = await worked(t);
  repo.run('clone', '-q', '--depth=1', `file://${repo.dir}`, join(root, 'shallow'));
  mkdirSync(join(root, 'empty'));
  await t.throwsAsync(lender(git, join(root, 'empty'), never), {message: /is not a git repository/});
  await t.throwsAsync(lender(git, join(root, 'shallow'), never), {message: /is a shallow clone; run "git fetch --unshallow"/});
});

test('patchesOnly() runs the rows that a whole build runs on the way to its patches, and none after', async (t) => {
  const {repo, root, build} = mill(t);
  for (let at = 0; at < 5; at++) {
    repo.write(`file-${at % 2}`, `Line ${at}\n`);
    repo.commit(`Commit ${at}`);
  }
  const whole = await build({commits: {merges: 'skip'}});
  const dataset = {source: repo.dir, refs: ['HEAD'], store: join(root, 'patches'), out: '', target: 'patches', threads: 1, files: {include: [], exclude: [], keep: [], maxBytes: 0}, commits: {merges: 'skip'}, tokenizer: {kind: 'none'}, profile: {name: 'plain', unknownMarks: 'refuse'}, shards: {targetBytes: 1}, shallow: 'refuse'} as const;
  const report = await patchesOnly(dataset, process.env['PATH'] ?? '', never);
  t.deepEqual(Object.keys(report.rows), ['commits', 'pairs', 'edits']);
  for (const [name, {ran}] of Object.entries(report.rows)) t.is(ran, whole.ledger[name]?.length ?? 0, name);
  t.true((report.rows['edits']?.ran ?? 0) > 0);
  t.is((await patchesOnly(dataset, process.env['PATH'] ?? '', never)).rows['edits']?.ran, 0);
});
