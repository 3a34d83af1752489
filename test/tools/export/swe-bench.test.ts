import {execFileSync} from 'node:child_process';
import {mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {ExportReport} from '../../../tools/executors/export/export-dataset.ts';
import {random} from '../../graph/rig/random.ts';
import {wildHistory} from '../../mill/wild-history.ts';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';

interface Row {
  readonly instance_id: string; readonly base_commit: string; readonly solved_commit: string; readonly patch: string; readonly test_patch: string;
  readonly problem_statement: string; readonly hints_text: string; readonly version: string; readonly created_at: string;
  readonly origin: string; readonly omitted?: readonly {readonly path: string}[];
}

const rowsIn = (folder: string): readonly Row[] => readFileSync(join(folder, 'swe_bench.jsonl'), 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));

/** The trees of a wild history, one after the other on one line, each as the squash of a request. */
function squashes(place: CommandBench, seed: number, commits: number): void {
  const {repo} = place;
  wildHistory(repo, random(seed), commits);
  let last: string | undefined;
  for (const [at, oid] of repo.run('rev-list', '--topo-order', '--reverse', 'main').split('\n').entries()) {
    const tree = repo.run('rev-parse', `${oid}^{tree}`);
    if (last !== undefined && tree === repo.run('rev-parse', `${last}^{tree}`)) continue;
    last = repo.run('commit-tree', tree, ...(last === undefined ? [] : ['-p', last]), '-m', `Change it (#${at + 1})`);
  }
  repo.run('update-ref', 'refs/heads/main', last ?? '');
}

/** The tree that patch and tests lead to from the base, by git; paths in which it is not the one that solved the problem. */
function differing({repo, root}: CommandBench, {base_commit, solved_commit, patch, test_patch}: Row): readonly string[] {
  const env = {...process.env, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_INDEX_FILE: join(root, 'judge.index')};
  const git = (args: readonly string[], input = '') => execFileSync('git', [...args], {cwd: repo.dir, env, input, stdio: ['pipe', 'pipe', 'pipe']}).toString('latin1');
  rmSync(env.GIT_INDEX_FILE, {force: true});
  git(['read-tree', base_commit]);
  for (const one of [patch, test_patch]) if (one !== '') git(['apply', '--cached', '--whitespace=nowarn', '-'], one);
  return git(['diff-tree', '-r', '-z', '--name-only', git(['write-tree']).trim(), solved_commit]).split('\0').filter((path) => path !== '');
}

test('export swe-bench: patch and tests lead git from the base to the tree that solved it, but for what a row says it lacks', async (t) => {
  const place = commandBench(t);
  squashes(place, 81, 90);
  place.configure({github: {repository: 'a/b', tests: ['päth/**']}});
  const {to} = await place.ask<ExportReport>('export', 'swe-bench');
  const rows = rowsIn(to);
  let [whole, parts, tests] = [0, 0, 0];
  for (const row of rows) {
    const paths = differing(place, row);
    const omitted = new Set((row.omitted ?? []).map(({path}) => Buffer.from(path, 'utf8').toString('latin1')));
    t.deepEqual(paths.filter((path) => !omitted.has(path)), [], row.instance_id);
    if (paths.length === 0) whole++;
    else parts++;
    if (row.test_patch !== '') tests++;
    for (const [, path = ''] of row.patch.matchAll(/^\+\+\+ b\/(.*)$/gm)) t.false(path.startsWith('päth/') && !row.patch.includes(`rename to ${path}`) && !row.patch.includes(`copy to ${path}`), path);
  }
  t.true(whole > 20 && tests > 2, `${whole} whole, ${parts} in part, ${tests} with tests`);
});

test('export swe-bench --trees: each base as a repository with one commit and nothing of any other time', async (t) => {
  const place = commandBench(t);
  const {repo} = place;
  repo.write('Cargo.toml', '[package]\nname = "a"\nversion = "0.3.1"\n');
  repo.write('a.rs', '1\n');
  const base = repo.commit('base');
  repo.write('a.rs', 'the answer\n');
  repo.commit('Mend it (#7)');
  repo.run('tag', 'later');
  place.configure({github: {repository: 'a/b'}});
  const {to} = await place.ask<ExportReport>('export', 'swe-bench', '--trees');
  const [row] = rowsIn(to);
  t.like(row, {instance_id: 'a__b-7', base_commit: base, version: '0.3.1', problem_statement: 'Mend it', origin: 'title', hints_text: ''});
  t.deepEqual(readdirSync(to).sort(), [`base-${base}.bundle`, 'export.json', 'swe_bench.jsonl']);

  const [clone, home] = [join(place.root, 'clone'), join(place.root, 'empty home')];
  mkdirSync(home);
  const git = (...args: string[]) => execFileSync('git', args, {env: {PATH: process.env['PATH'] ?? '', HOME: home, GIT_CONFIG_NOSYSTEM: '1'}, input: args.includes('apply') ? row?.patch : '', stdio: ['pipe', 'pipe', 'pipe']}).toString().trim();
  git('clone', '--quiet', join(to, `base-${base}.bundle`), clone);
  git('-C', clone, 'fsck', '--strict', '--full');
  t.is(git('-C', clone, 'rev-parse', 'HEAD^{tree}'), repo.run('rev-parse', `${base}^{tree}`));
  t.is(git('-C', clone, 'rev-list', '--all', '--reflog', '--count'), '1');
  // The commit, its tree and two files: not the answer, and no tag.
  t.is(git('-C', clone, 'cat-file', '--batch-all-objects', '--batch-check').split('\n').length, 4);
  git('-C', clone, 'apply', '-');
  t.is(readFileSync(join(clone, 'a.rs'), 'utf8'), 'the answer\n');

  // The same bytes again, and not even written.
  t.is((await place.ask<ExportReport>('export', 'swe-bench', '--trees')).files.written, 0);
  const bundle = readFileSync(join(to, `base-${base}.bundle`));
  rmSync(to, {recursive: true});
  await place.ask<ExportReport>('export', 'swe-bench', '--trees');
  t.deepEqual(readFileSync(join(to, `base-${base}.bundle`)), bundle);
});

test('export swe-bench --trees: refused where rules would take something out of texts, and where there are no problems', async (t) => {
  const place = commandBench(t);
  place.repo.write('a.rs', '1\n');
  place.repo.commit('base');
  place.configure({github: {repository: 'a/b'}, clean: true, licences: {deny: ['GPL-3.0-only']}});
  t.regex((await place.run('export', 'swe-bench', '--trees')).err, /--trees: expected a dataset without rules about texts, because trees have everything that the repository has, got clean, licences/);
  t.regex((await place.run('export', 'prs-jsonl', '--trees')).err, /--trees: expected "swe-bench", got "prs-jsonl"/);
  t.regex((await place.run('export', 'swe-bench', '--since', '2024-02-31')).err, /--since: expected a day such as 2024-05-31, or a time such as 2024-05-31T12:00:00Z, got "2024-02-31"/);
});

test('export swe-bench: the issue asks with what was said of it before anybody began, and --since and --until choose by when a request was opened', async (t) => {
  const place = commandBench(t);
  const {repo} = place;
  repo.write('a.rs', '1\n');
  const base = repo.commit('base');
  const oids = [7, 8].map((number) => {
    repo.write('a.rs', `${number}\n`);
    return repo.commit(`Say ${number} (#${number})`);
  });
  place.configure({github: {repository: 'a/b'}});
  const at = (second: number) => new Date((1_500_000_000 + second) * 1000).toISOString().replace('.000Z', 'Z');
  const topic = (number: number, second: number, more: object) => ({number, title: `Number ${number}`, body: '', state: 'closed', created_at: at(second), updated_at: at(second), closed_at: at(400_000), user: {login: 'ada'}, labels: [], ...more});
  const pull = (number: number, second: number, oid: string | undefined, more: object) => topic(number, second, {pull_request: {}, draft: false, merged_at: at(400_000), merge_commit_sha: oid, base: {ref: 'main', sha: base}, head: {ref: 'x', sha: oid, repo: {full_name: 'a/b'}}, ...more});
  const comment = (id: number, second: number, body: string) => ({id, body, user: {login: 'bob'}, created_at: at(second), updated_at: at(second), issue_url: 'https://api.github.com/repos/a/b/issues/3'});
  writeFileSync(join(place.root, 'dump.json'), JSON.stringify([topic(3, 10, {body: 'It says 1.'}), comment(1, 20, 'Where?'), comment(2, 80_000, 'It should say 7.'), pull(7, 4000, oids[0], {body: 'Fixes #3'}), pull(8, 86_400 * 2, oids[1], {body: 'Because.'})]));
  t.is((await place.run('sync', '--import', join(place.root, 'dump.json'))).code, 0);
  const asked = async (...more: readonly string[]) => rowsIn((await place.ask<ExportReport>('export', 'swe-bench', ...more)).to);
  const [seven, eight] = await asked();
  t.like(seven, {instance_id: 'a__b-7', problem_statement: 'Number 3\nIt says 1.', hints_text: 'Where?', origin: 'issue', created_at: at(4000)});
  t.like(eight, {instance_id: 'a__b-8', problem_statement: 'Number 8\nBecause.', hints_text: '', origin: 'request'});
  t.deepEqual((await asked('--since', '2017-07-15')).map(({instance_id}) => instance_id), ['a__b-8']);
  t.deepEqual((await asked('--until', at(4000))).length, 0);
  t.deepEqual((await asked('--until', at(4001))).map(({instance_id}) => instance_id), ['a__b-7']);
  t.is((await asked('--max-samples', '1')).length, 1);
});
