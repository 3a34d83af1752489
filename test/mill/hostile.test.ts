import {chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import {checkOutputs, filesBelow} from './counted.ts';
import {reportOf, start} from './binary.ts';
import {hostileTree} from './hostile-tree.ts';
import {mill, recordsOf} from './rig.ts';

/** The vocabulary of bytes is exact and slow: one test tokenizes, the others look at texts. */
const plain: Partial<Dataset> = {tokenizer: {kind: 'none'}};
const wide: Partial<Dataset> = {shards: {targetBytes: 1 << 20}, files: {include: ['**'], exclude: [], keep: ['vendored', 'generated', 'minified', 'lock'], maxBytes: 2 << 20}};

test('hostile names, contents and messages: the build ends, JSONL is strict, every row is a document or was dropped for a reason', async (t) => {
  const {root, repo, build} = mill(t);
  hostileTree(repo);
  const before = filesBelow(root).filter((file) => !file.startsWith('own/'));
  const built = await build(wide);
  const {stats} = checkOutputs(t, join(root, 'own/out'));
  t.deepEqual(filesBelow(root).filter((file) => !file.startsWith('own/')), before, 'nothing is written outside');
  t.deepEqual(filesBelow(join(root, 'own/out')).filter((file) => !/^(?:manifest\.json|stats\.json|NOTICE|shards\/(?:file|commit)-[0-9a-f]{20}\.jsonl|shards\/([0-9a-f]{2})\/\1[0-9a-f]{62}\.(?:bin|idx|doc))$/.test(file)), [], 'no path of the repository names a file');
  const rows = repo.bytes(['ls-tree', '-r', '-z', 'main']).toString('latin1').split('\0').length - 1;
  t.is(recordsOf(built, 'file').length + Object.values(stats.dropped['file'] ?? {}).reduce((sum, count) => sum + count, 0), rows);
  t.like(stats.dropped['file'], {submodule: 1, symlink: 3, 'too-large': 2});
  // The commit of huge files is left out; one with a message of 15 MB has a record and no tokens.
  t.deepEqual(stats.dropped['commit'], {'too-large': 1});
  t.deepEqual(stats.untokenized['commit'], {'too-long': 1});
  t.is(recordsOf(built, 'commit').length, 11);
});

test('hostile contents: what a text field shows of bytes that are not UTF-8', async (t) => {
  const {repo, build} = mill(t);
  hostileTree(repo);
  const texts = new Map(recordsOf(await build({...wide, ...plain}), 'file').map((record) => [record['path'], String(record['training_content'])]));
  t.is(texts.get('utf16.txt'), `// File: utf16.txt\n\n${'x = 1;\n'.repeat(40)}`);
  t.is(texts.get('latin1.txt'), '// File: latin1.txt\n\nnaïve café\n');
  t.is(texts.get('carriage.txt'), '// File: carriage.txt\n\na\r\nb\rc\n');
  t.is(texts.get('separators.txt'), '// File: separators.txt\n\na\u2028b\u2029c\u0085d\n');
  t.true(texts.get('invalid-utf8.txt')?.includes('\ufffd'));
  t.false(texts.has('nuls.txt'));
  t.is(texts.get('latin-%E9.rs'), '// File: latin-%E9.rs\n\nx = 1;\n');
});

test('hostile repository: an edit after it is built upon, and gives what a clean build gives', async (t) => {
  const {repo, build} = mill(t);
  const head = hostileTree(repo);
  await build({...wide, ...plain});
  const tree = repo.run('rev-parse', `${head}^{tree}`);
  const next = repo.run('commit-tree', tree, '-p', head, '-p', `${head}~2`, '-m', 'merge of horrors');
  repo.run('update-ref', 'refs/heads/main', next);
  const edited = await build({...wide, ...plain});
  const clean = await build({...wide, ...plain}, 'clean');
  t.is(edited.report.root, clean.report.root);
  t.deepEqual(edited.files, clean.files);
  t.is(edited.report.rows['commits']?.ran, 1);
});

test('hostile configuration, hooks and scripts of the source: nothing of it is executed, nothing of it is shown to a terminal', async (t) => {
  const {root, repo} = mill(t);
  hostileTree(repo);
  const script = join(root, 'evil.sh');
  writeFileSync(script, `#!/bin/sh\ntouch "${join(root, 'RAN')}"\n`);
  chmodSync(script, 0o755);
  const hooks = join(repo.dir, '.git/hooks');
  mkdirSync(hooks, {recursive: true});
  for (const hook of ['post-checkout', 'reference-transaction', 'pre-auto-gc', 'post-index-change']) writeFileSync(join(hooks, hook), readFileSync(script), {mode: 0o755});
  for (const [key, value] of Object.entries({
    'core.fsmonitor': script, 'core.pager': script, 'core.sshCommand': script, 'core.hooksPath': hooks, 'diff.external': script, 'filter.evil.clean': script, 'filter.evil.smudge': script, 'filter.evil.process': script,
    'diff.evil.textconv': script, 'diff.evil.command': script, 'alias.log': `!${script}`, 'core.alternateRefsCommand': script, 'uploadpack.packObjectsHook': script, 'gpg.program': script, 'log.showSignature': 'true', 'core.askPass': script,
  })) repo.run('config', key, value);
  writeFileSync(join(repo.dir, 'dataset.config.ts'), `import {writeFileSync} from 'node:fs';\nwriteFileSync(${JSON.stringify(join(root, 'RAN'))}, '');\nexport default {};\n`);
  for (const [at, source] of [repo.dir, `file://${repo.dir}`].entries()) {
    const out = join(root, `out-${at}`);
    const args = ['build', source, '--threads', '2', '--tokenizer', 'none', '--store', join(root, `store-${at}`), '--out', out];
    const {code, stdout, stderr} = await start(args, {home: join(root, 'home'), cwd: repo.dir}).ended;
    t.is(code, 0, stderr);
    t.notRegex(stdout + stderr, /[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]/);
    checkOutputs(t, out);
    t.true((await reportOf(start([...args, '--json'], {home: join(root, 'home'), cwd: repo.dir}))).upToDate);
  }
  t.false(existsSync(join(root, 'RAN')));
  t.deepEqual(readdirSync(root).sort(), ['bytes.tokenizer.json', 'evil.sh', 'home', 'out-0', 'out-1', 'source', 'store-0', 'store-1']);
});
