import {chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {repoAt} from '../stages/source/git/rig.ts';
import {commandBench} from '../tools/rig/command-bench.ts';
import {mill, recordsOf, type Milled} from './rig.ts';

function filesOf(built: Milled): Readonly<Record<string, unknown>> {
  return Object.fromEntries(recordsOf(built, 'file').map(({path, training_content}) => [String(path), training_content]));
}

test('Files of a work tree are in the dataset as they lie there; what was committed after is the same dataset, and clean it is that of a build without', async (t) => {
  const {repo, build} = mill(t);
  repo.write('.gitignore', 'ignored/\n');
  for (const name of ['a.rs', 'b.rs', 'deep/c.rs']) repo.write(name, `fn ${name.replace(/\W/g, '_')}() {}\n`);
  repo.commit('One');
  const plain = await build();
  const same = await build({uncommitted: true});
  t.is(same.report.root, plain.report.root);
  t.is(same.report.uncommitted, 0);
  repo.write('a.rs', 'fn changed() {}\n');
  repo.write('new "file"\\ of\nmine.rs', 'fn new() {}\n');
  repo.write('ignored/d.rs', 'fn d() {}\n');
  rmSync(join(repo.dir, 'deep/c.rs'));
  const dirty = await build({uncommitted: true});
  t.is(dirty.report.uncommitted, 3);
  const texts = JSON.stringify(filesOf(dirty));
  t.true(texts.includes('fn changed()') && texts.includes('fn new()'));
  t.false(/deep_c_rs|a_rs|fn d\(\)/.test(texts));
  // A row for each file that differs, and no commit.
  t.deepEqual(dirty.ledger['commits'], undefined);
  t.is(dirty.ledger['files']?.length, 2);
  t.is((await build({uncommitted: true}, 'clean')).report.root, dirty.report.root);
  t.true((await build({uncommitted: true})).report.upToDate);
  repo.commit('Two');
  const committed = await build({uncommitted: true});
  t.is(committed.report.uncommitted, 0);
  t.deepEqual(filesOf(committed), filesOf(dirty));
  t.is((await build({}, 'other')).report.root, committed.report.root);
});

test('Before the first commit there are only the files that lie there', async (t) => {
  const {repo, build} = mill(t);
  repo.write('a.rs', 'fn a() {}\n');
  t.deepEqual(Object.values(filesOf(await build({uncommitted: true}))).length, 1);
});

test('No program of a repository is started for its work tree, and no link leads out of it', async (t) => {
  const {root, repo, build} = mill(t);
  const trap = join(root, 'trap.sh');
  const sprung = join(root, 'sprung');
  writeFileSync(trap, `#!/bin/sh\ntouch '${sprung}'\ncat\n`);
  chmodSync(trap, 0o755);
  repo.write('.gitattributes', '*.big filter=trap\n');
  repo.write('a.big', 'pointer\n');
  repo.write('b.rs', 'fn b() {}\n');
  repo.commit('One');
  const inner = repoAt(join(repo.dir, 'inner'), root);
  inner.run('init', '--quiet', '.');
  inner.write('x.rs', 'fn x() {}\n');
  inner.commit('Inner');
  repo.run('add', 'inner');
  repo.commit('With a submodule');
  for (const one of [repo, inner]) {
    for (const [key, value] of [['core.fsmonitor', trap], ['filter.trap.clean', trap], ['filter.trap.process', trap], ['core.hooksPath', root], ['core.sshCommand', trap], ['diff.external', trap]] as const) one.run('config', key, value);
  }
  inner.write('x.rs', 'fn changed() {}\n');
  inner.run('-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', 'commit', '--quiet', '--all', '-m', 'Moved');
  rmSync(sprung, {force: true});
  repo.write('a.big', 'what the filter would have made small\n');
  repo.write('b.rs', 'fn changed() {}\n');
  writeFileSync(join(root, 'secret.rs'), 'fn secret() {}\n');
  symlinkSync(join(root, 'secret.rs'), join(repo.dir, 'link.rs'));
  mkdirSync(join(repo.dir, 'folder'));
  symlinkSync(root, join(repo.dir, 'folder/out'));
  const built = await build({uncommitted: true});
  t.false(existsSync(sprung));
  const texts = JSON.stringify(built.files);
  t.true(texts.includes('fn changed()'));
  t.false(texts.includes('fn secret()') || texts.includes('would have made small'));
});

test('A build of what is not committed can be verified while its mirror is there', async (t) => {
  const {repo, configure, ask, run} = commandBench(t);
  repo.write('a.rs', 'fn a() {}\n');
  repo.commit('One');
  repo.write('a.rs', 'fn changed() {}\n');
  repo.write('b.rs', 'fn b() {}\n');
  configure({uncommitted: true});
  await ask('build');
  repo.write('a.rs', 'fn and_again() {}\n');
  const {rebuilt, findings} = await ask<{rebuilt: {same: boolean}; findings: readonly unknown[]}>('verify');
  t.deepEqual(findings, []);
  t.true(rebuilt.same);
  configure({uncommitted: true, split: true});
  t.regex((await run('build')).err, /uncommitted: expected a dataset without "split", whose parts are of commits/);
});
