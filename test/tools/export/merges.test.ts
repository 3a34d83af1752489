import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {commitsIn} from '../../../bench/patches/exported.ts';
import {gitIn} from '../../../bench/patches/git-says.ts';
import type {ExportReport} from '../../../tools/executors/export/export-dataset.ts';
import type {BuildReport} from '../../../tools/executors/build/build-report.ts';
import {random} from '../../graph/rig/random.ts';
import {recordsOf} from '../../mill/rig.ts';
import {wildHistory} from '../../mill/wild-history.ts';
import type {Repo} from '../../stages/source/git/rig.ts';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';

const combined = {commits: {merges: 'combined'}} as const;

/** With a path behind them where both sides renamed a file. */
const marks = /^([-+ ][<>]{7,}) .*$/gm;
const remerge = {commits: {merges: 'remerge'}} as const;

test('merges: remerge shows what people made of a conflict, and nothing of a clean merge', async (t) => {
  const place = commandBench(t);
  const {repo} = place;
  repo.write('a.rs', lines());
  repo.commit('first');
  merge(repo, 'clean', lines({3: 'ours'}), lines({20: 'theirs'}), lines({3: 'ours', 20: 'theirs'}));
  merge(repo, 'evil', lines({3: 'ours', 20: 'theirs'}), lines({3: 'ours', 20: 'theirs', 9: 'theirs'}), lines({3: 'ours', 20: 'theirs', 9: 'theirs', 28: 'nobody\'s'}));
  merge(repo, 'conflict', lines({3: 'ours again'}), lines({3: 'theirs again'}), lines({3: 'both'}));
  place.configure(remerge);
  const {to} = await place.ask<ExportReport>('export', 'commits-json');
  const told = Object.fromEntries(commitsIn(to).filter(({metadata: {is_merge}}) => is_merge).map(({metadata, diffs}) => [metadata.message, {evil: Reflect.get(metadata, 'is_evil_merge'), patches: diffs.map(({patch}) => patch.replaceAll(/[0-9a-f]{40}/g, 'OID'))}]));
  t.deepEqual(told, {
    'Merge clean': {evil: false, patches: []},
    'Merge evil': {evil: true, patches: ["@@ -26,5 +26,5 @@ line 24\n line 25\n line 26\n line 27\n-line 28\n+nobody's\n line 29\n"]},
    'Merge conflict': {evil: true, patches: ['@@ -1,11 +1,7 @@\n line 0\n line 1\n line 2\n-<<<<<<< OID\n-ours again\n-=======\n-theirs again\n->>>>>>> OID\n+both\n line 4\n line 5\n line 6\n']},
  });
  const report = await place.ask<BuildReport>('build');
  t.is(report.rows['samples.commit']?.stubs, 1);
  const verified = await place.run('verify');
  t.is(verified.code, 0, verified.out);
});

test('merges: what is made again of histories with every kind of change is what git log --remerge-diff shows, but for the names at the marks', async (t) => {
  const place = commandBench(t);
  wildHistory(place.repo, random(81), 200);
  place.configure(remerge);
  const {to} = await place.ask<ExportReport>('export', 'commits-json');
  const git = gitIn(join(place.repo.dir, '.git'));
  let files = 0;
  for (const {metadata: {hash, parents}, diffs} of commitsIn(to)) {
    if (parents.length !== 2) continue;
    const theirs = git(['show', '--remerge-diff', '--format=', '-p', '-M50%', '-l1000', hash]).toString('utf8').replaceAll(marks, '$1');
    const wanted = theirs.split(/^(?=diff --git )/m).filter((file) => file.includes('\n@@ '));
    const ours = diffs.filter(({patch}) => patch !== '').map(({patch}) => patch.replaceAll(marks, '$1'));
    // A file that became a link is two patches to git.
    if (diffs.some(({change_type}) => change_type === 'T')) continue;
    // Names of files bear the names at the marks, too, where a file and a folder met: so they stand in another order.
    t.deepEqual(ours.toSorted(), wanted.map((file) => file.slice(file.indexOf('\n@@ ') + 1)).toSorted(), hash);
    files += ours.length;
  }
  t.true(files > 3, `${files} files`);
});

/** What git shows of every merge against all its parents: file by file, from its head on. */
function byGit({repo}: CommandBench): ReadonlyMap<string, readonly string[]> {
  const text = gitIn(join(repo.dir, '.git'))(['log', '--merges', '--format=%x01%H', '--diff-merges=dense-combined', '-p', '--abbrev=7', '-M50%', '-l1000', '--no-ext-diff']).toString('utf8');
  return new Map(text.split('\x01').slice(1).map((one) => [one.slice(0, 40), one.slice(41).split(/^(?=diff --cc )/m).filter((file) => file.startsWith('diff --cc ')).map((file) => file.replace(/\n\n?$/, '\n'))]));
}

function merge(repo: Repo, name: string, ours: string, theirs: string, result: string): void {
  repo.run('checkout', '--quiet', '-b', name);
  repo.write('a.rs', theirs);
  repo.commit(`${name} of theirs`);
  repo.run('checkout', '--quiet', 'main');
  repo.write('a.rs', ours);
  repo.commit(`${name} of ours`);
  repo.run('merge', '--quiet', '--no-ff', '--no-commit', '-X', 'ours', name);
  repo.write('a.rs', result);
  repo.commit(`Merge ${name}`);
}

const lines = (change: Readonly<Record<number, string>> = {}) => Array.from({length: 30}, (_, at) => `${change[at] ?? `line ${at}`}\n`).join('');

test('merges: combined shows what a merge has of its own, tells an evil one, and nothing of a clean one', async (t) => {
  const place = commandBench(t);
  const {repo} = place;
  repo.write('a.rs', lines());
  repo.commit('first');
  merge(repo, 'clean', lines({3: 'ours'}), lines({20: 'theirs'}), lines({3: 'ours', 20: 'theirs'}));
  merge(repo, 'conflict', lines({3: 'ours again', 20: 'theirs'}), lines({3: 'theirs again', 20: 'theirs'}), lines({3: 'both', 20: 'theirs'}));
  place.configure(combined);
  const {to} = await place.ask<ExportReport>('export', 'commits-json');
  const told = Object.fromEntries(commitsIn(to).filter(({metadata: {is_merge}}) => is_merge).map(({metadata, diffs}) => [metadata.message, {evil: Reflect.get(metadata, 'is_evil_merge'), patches: diffs.map(({patch}) => patch), lines: metadata.insertions}]));
  t.deepEqual(told, {
    'Merge clean': {evil: false, patches: [], lines: 0},
    'Merge conflict': {evil: true, lines: 1, patches: ['@@@ -1,7 -1,7 +1,7 @@@\n  line 0\n  line 1\n  line 2\n- ours again\n -theirs again\n++both\n  line 4\n  line 5\n  line 6\n']},
  });
  const report = await place.ask<BuildReport>('build');
  t.deepEqual(report.rows['samples.commit']?.stubs, 1);
  const verified = await place.run('verify');
  t.is(verified.code, 0, verified.out);
});

test('merges: combined patches of histories with every kind of change are git\'s, and a build at once equals one by steps', async (t) => {
  const place = commandBench(t);
  wildHistory(place.repo, random(81), 200);
  place.configure(combined);
  const {to} = await place.ask<ExportReport>('export', 'commits-json');
  const theirs = byGit(place);
  let files = 0;
  for (const {metadata: {hash, is_merge, parents}, diffs} of commitsIn(to)) {
    if (!is_merge || parents.length > 20) continue;
    const wanted = theirs.get(hash) ?? [];
    const shown = diffs.filter(({is_submodule = false}) => !is_submodule);
    for (const {filename, patch} of shown.filter(({patch}) => patch !== '')) {
      files++;
      t.true(wanted.some((file) => file.endsWith(`\n${patch}`)), `${hash} ${filename}:\n${patch}\n${wanted.join('\n')}`);
    }
    t.is(shown.filter(({patch}) => patch !== '').length, wanted.filter((file) => file.includes('\n@@@') && !file.includes('Subproject commit')).length, `${hash}\n${JSON.stringify(diffs)}\n${wanted.join('')}`);
  }
  t.true(files > 5, `${files} files`);
});

test('merges: records of a dataset hold git\'s own combined diff', async (t) => {
  const place = commandBench(t);
  wildHistory(place.repo, random(81), 200);
  place.configure(combined);
  await place.ask('build');
  const theirs = byGit(place);
  const records = recordsOf({files: filesOf(place)}, 'commit').filter(({commit_hash}) => theirs.has(String(commit_hash)));
  t.true(records.length > 3);
  for (const {commit_hash, training_content} of records) {
    const wanted = theirs.get(String(commit_hash)) ?? [];
    if (wanted.some((file) => /Subproject commit|\n160000|,160000|\\ No newline/.test(file))) continue;
    t.true(String(training_content).includes(wanted.join('')), `${String(commit_hash)}\n${String(training_content)}\n=====\n${wanted.join('')}`);
  }
});

function filesOf({out}: CommandBench): Readonly<Record<string, string>> {
  const {shards}: {shards: readonly {file: string}[]} = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  return Object.fromEntries(['manifest.json', ...shards.map(({file}) => file)].map((file) => [file, readFileSync(join(out, file), 'utf8')]));
}
