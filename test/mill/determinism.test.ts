import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {random} from '../graph/rig/random.ts';
import {manifestIn, ranRows, reportOf, start, type Circumstances} from './binary.ts';
import {plainHistory} from './fast-history.ts';
import {mill} from './rig.ts';
import {wildHistory} from './wild-history.ts';
import {readStrictly} from './strict-reader.ts';

test('the same bytes with 1, 2, 3 and 8 threads', async (t) => {
  const {repo, build} = mill(t);
  plainHistory(repo, random(1), {commits: 300});
  const one = await build({shards: {targetBytes: 50_000}}, 'one');
  for (const threads of [2, 3, 8]) {
    const many = await build({shards: {targetBytes: 50_000}, threads}, `threads-${threads}`);
    t.is(many.report.root, one.report.root, `${threads} threads`);
    t.deepEqual(many.files, one.files, `${threads} threads`);
    // A thread that ran has a reader of objects of its own. The last one waits until the main thread has time to spare, and may wait for ever.
    if (threads > 2) t.true(many.report.work.gitProcesses > one.report.work.gitProcesses);
  }
});

test('the same bytes in another folder, time zone, language and mask, from another clone into another store', async (t) => {
  const {root, repo} = mill(t);
  wildHistory(repo, random(2), 40);
  const tokenizer = join(root, 'bytes.tokenizer.json');
  const clone = join(root, 'elsewhere', 'der Klon ü');
  repo.run('clone', '--quiet', '--bare', '.', clone);
  mkdirSync(join(root, 'home2'));
  const circumstances: readonly (Circumstances & {source: string; threads: number})[] = [
    {home: join(root, 'home'), source: repo.dir, threads: 1},
    {
      home: join(root, 'home2'), cwd: root, source: clone, threads: 2, umask: '077',
      env: {TZ: 'Pacific/Chatham', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', GIT_DIR: '/nowhere', GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.abbrev', GIT_CONFIG_VALUE_0: '12', NODE_ENV: 'production', FORCE_COLOR: '1'},
    },
  ];
  writeFileSync(join(root, 'home2', '.gitconfig'), '[diff]\n\talgorithm = patience\n\tnoprefix = true\n\trenames = copies\n[core]\n\tquotePath = true\n\tabbrev = 20\n');
  const manifests: string[] = [];
  for (const [at, {source, threads, ...around}] of circumstances.entries()) {
    const out = join(root, `out-${at}`);
    const report = await reportOf(start(['build', source, '--json', '--ref', 'main', '--store', join(root, `store-${at}`), '--out', out, '--threads', String(threads), '--tokenizer', tokenizer], around));
    t.true(ranRows(report) > 100);
    manifests.push(manifestIn(out));
    const {shards} = JSON.parse(manifestIn(out)) as {shards: readonly {file: string; sha256: string}[]};
    const truths = readStrictly(out, shards.map(({file}) => file));
    for (const {file, sha256} of shards) t.is(truths[file]?.sha256, sha256);
  }
  t.is(manifests[1], manifests[0]);
});
