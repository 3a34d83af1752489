import test, {type ExecutionContext} from 'ava';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import type {Repo} from '../stages/source/git/rig.ts';
import {mill} from './rig.ts';

/** A repository of three files and three commits, built once; then a change, and what ran. */
async function after(t: ExecutionContext, change: (repo: Repo) => void, configuration: Partial<Dataset> = {}) {
  const {repo, build} = mill(t);
  repo.write('a.rs', 'fn a() {}\n');
  repo.write('b.ts', 'let b = 1;\n');
  repo.commit('first');
  repo.write('a.rs', 'fn a() { 1 }\n');
  const second = repo.commit('second');
  repo.write('c.md', '# c\n');
  const third = repo.commit('third');
  await build();
  change(repo);
  const {ledger, report} = await build(configuration);
  const head = () => repo.run('rev-parse', 'HEAD');
  const blob = (spec: string) => repo.run('rev-parse', spec);
  return {ledger, report, repo, head, blob, second, third};
}

const always = ['stats.commit', 'stats.tokens.commit'];
/** Sums over all rows, and what is only handed on: never recorded, so there is nothing to recall. */
const sums = /^(?:stats\.|attributions?$|notice$|licences\.stated$)/;

function only(ledger: Readonly<Record<string, readonly string[]>>, ...names: string[]) {
  return Object.fromEntries(Object.entries(ledger).filter(([name]) => names.includes(name)));
}

test('nothing: no row runs, no blob is read, two git processes', async (t) => {
  const {ledger, report} = await after(t, () => {});
  t.deepEqual(ledger, {});
  t.true(report.upToDate);
  t.is(report.work.blobReads, 0);
  t.true(report.work.gitProcesses <= 2, `${report.work.gitProcesses} git processes`);
  t.deepEqual(report.shards.written, 0);
});

test('an edited file: its rows, one commit, one edit', async (t) => {
  const {ledger, head, blob} = await after(t, (repo) => {
    repo.write('b.ts', 'let b = 2;\n');
    repo.commit('edit');
  });
  const pair = `b.ts:${blob('HEAD~1:b.ts')}..${blob('HEAD:b.ts')}`;
  t.deepEqual(only(ledger, 'files', 'profiles', 'commits', 'edits', 'licences', 'samples.file', 'samples.commit', 'tokens.file', 'tokens.commit'), {
    commits: [head()],
    edits: [pair],
    files: ['b.ts'],
    'samples.commit': [head()],
    'samples.file': ['b.ts'],
    'tokens.commit': [head()],
    profiles: ['b.ts'],
    'tokens.file': ['b.ts'],
  });
});

test('an edited file among many: the shards take the other documents from their former bytes, and no object of those is read', async (t) => {
  const many = (repo: Repo) => Array.from({length: 40}, (_, at) => repo.write(`many/${at}.ts`, `let value = ${at};\n`));
  const {repo, build} = mill(t);
  many(repo);
  repo.commit('many');
  for (let at = 0; at < 20; at++) {
    repo.write(`many/${at}.ts`, `let value = -${at};\n`);
    repo.commit(`change ${at}`);
  }
  const {report: {work: {blobReads: ofAll}}} = await build();
  repo.write('many/7.ts', 'let value = 7.5;\n');
  repo.commit('edit');
  const {ledger, report} = await build();
  t.deepEqual([ledger['shards.file']?.length, ledger['shards.commit']?.length], [1, 1]);
  t.true(report.work.blobReads <= 8, `${report.work.blobReads} of ${ofAll} objects were read`);
});

test('an amended message: the commit alone, every edit recalled', async (t) => {
  const {ledger, head} = await after(t, (repo) => void repo.run('commit', '--quiet', '--amend', '-m', 'third, better said'));
  t.deepEqual(only(ledger, 'files', 'profiles', 'edits', 'commits', 'samples.commit', 'tokens.commit', 'samples.file'), {commits: [head()], 'samples.commit': [head()], 'tokens.commit': [head()]});
});

test('a renamed file: the file under its new name, a commit without an edit', async (t) => {
  const {ledger, head} = await after(t, (repo) => {
    repo.run('mv', 'b.ts', 'moved.ts');
    repo.commit('rename');
  });
  t.deepEqual(only(ledger, 'files', 'edits', 'commits', 'samples.commit', 'samples.file', 'tokens.file'), {
    commits: [head()],
    files: ['moved.ts'],
    'samples.commit': [head()],
    'samples.file': ['moved.ts'],
    'tokens.file': ['moved.ts'],
  });
});

test('a deleted file: a commit and its edit, no row of a file', async (t) => {
  const {ledger, head, blob} = await after(t, (repo) => {
    repo.run('rm', '--quiet', 'b.ts');
    repo.commit('delete');
  });
  const pair = `b.ts:${blob('HEAD~1:b.ts')}..`;
  t.deepEqual(only(ledger, 'files', 'edits', 'commits', 'samples.commit', 'samples.file', 'tokens.file'), {commits: [head()], edits: [pair], 'samples.commit': [head()]});
});

test('a revert: a commit, and the way back as an edit of its own', async (t) => {
  const {ledger, head, blob} = await after(t, (repo) => void repo.run('revert', '--no-edit', 'HEAD~1'));
  const pair = `a.rs:${blob('HEAD~1:a.rs')}..${blob('HEAD:a.rs')}`;
  t.deepEqual(only(ledger, 'commits', 'edits', 'samples.commit', 'samples.file'), {commits: [head()], edits: [pair], 'samples.commit': [head()], 'samples.file': ['a.rs']});
});

test('a cherry-picked commit on another branch: no edit runs, and back again nothing but the reading', async (t) => {
  const {ledger, head} = await after(t, (repo) => {
    repo.run('checkout', '--quiet', '-b', 'side', 'HEAD~2');
    repo.run('cherry-pick', '--allow-empty', 'main');
  });
  t.deepEqual(only(ledger, 'commits', 'edits', 'samples.commit'), {commits: [head()], 'samples.commit': [head()]});
});

test('a force push that drops commits: plain removal, nothing of theirs runs', async (t) => {
  const {ledger} = await after(t, (repo) => void repo.run('reset', '--quiet', '--hard', 'HEAD~1'));
  t.deepEqual(Object.keys(ledger).filter((name) => !always.includes(name) && !sums.test(name) && !name.startsWith('shards')), []);
});

test('a branch switched back: only the source rows are read again', async (t) => {
  const {repo, build} = mill(t);
  repo.write('a.rs', 'fn a() {}\n');
  repo.commit('first');
  await build();
  repo.run('checkout', '--quiet', '-b', 'side');
  repo.write('b.rs', 'fn b() {}\n');
  repo.commit('side');
  const side = await build();
  repo.run('checkout', '--quiet', 'main');
  await build();
  repo.run('checkout', '--quiet', 'side');
  const again = await build();
  t.deepEqual(Object.keys(again.ledger).filter((name) => !sums.test(name)), ['commits', 'files']);
  t.is(again.report.root, side.report.root);
});

test('a merge: the merge and what came with it', async (t) => {
  const {ledger, head, repo} = await after(t, (repo) => {
    repo.run('checkout', '--quiet', '-b', 'side', 'HEAD~1');
    repo.write('d.rs', 'fn d() {}\n');
    repo.commit('on the side');
    repo.run('checkout', '--quiet', 'main');
    repo.run('merge', '--quiet', '--no-ff', '-m', 'merge', 'side');
  });
  const side = repo.run('rev-parse', 'HEAD^2');
  t.deepEqual(ledger['commits'], [head(), side].sort());
  t.deepEqual(ledger['edits']?.length, 1); // the merge brings the very edit its second parent made
  t.deepEqual(ledger['files'], ['d.rs']);
});

test('another rule for files: samples of files, no commit', async (t) => {
  const {ledger} = await after(t, () => {}, {files: {include: [], exclude: ['*.md'], keep: ['vendored'], maxBytes: 1_000_000}});
  t.deepEqual(Object.keys(ledger).filter((name) => !sums.test(name)), ['samples.file', 'shards.file', 'shards.tokens.file']);
});

test('another tokenizer: tokens alone, every shard kept', async (t) => {
  const {ledger, report} = await after(t, () => {}, {tokenizer: {kind: 'none'}});
  t.deepEqual(ledger, {});
  t.is(report.shards.written, 0);
});

test('another profile: tokens and their shards alone, every shard of text kept', async (t) => {
  const {ledger, report} = await after(t, () => {}, {profile: {name: 'starcoder2', unknownMarks: 'add'}});
  t.deepEqual(Object.keys(ledger), ['shards.tokens.commit', 'shards.tokens.file', 'stats.tokens.commit', 'stats.tokens.file', 'tokens.commit', 'tokens.file']);
  t.is(ledger['tokens.file']?.length, 3);
  t.is(report.shards.written, (ledger['shards.tokens.commit']?.length ?? 0) + (ledger['shards.tokens.file']?.length ?? 0));
});
