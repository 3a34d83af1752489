import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {ExportReport} from '../../../tools/executors/export/export-dataset.ts';
import {commandBench} from '../rig/command-bench.ts';

const date = '2024-01-02T03:04:05Z';
const topic = (number: number, more: object = {}) => ({number, title: `Number ${number}`, body: '', state: 'open', created_at: date, updated_at: date, user: {login: 'ada'}, labels: [], ...more});

test('export prs-jsonl, issues-jsonl and summary-json: the keys of the seed, in its order', async (t) => {
  const place = commandBench(t);
  place.configure({github: {repository: 'a/b'}});
  place.repo.write('a.rs', 'fn a() {}\n');
  const oid = place.repo.commit('Mend it');
  const [end, dump] = [{ref: 'main', sha: oid, repo: {full_name: 'a/b'}}, join(place.root, 'dump.json')];
  const pull = (number: number, more: object) => [topic(number, {pull_request: {url: 'x'}, ...more}), {...topic(number, more), draft: false, base: end, head: {...end, ref: 'mend'}, merged_at: null, ...more}];
  writeFileSync(dump, JSON.stringify([topic(1), topic(2, {user: null, state: 'closed', closed_at: date}), ...pull(3, {state: 'closed', closed_at: date, merged_at: date, merge_commit_sha: oid, body: '<!-- x -->Closes #1, see #2, fixes #3', labels: [{name: 'bug'}]}), ...pull(4, {})]));
  t.is((await place.run('sync', '--import', dump)).code, 0);
  const read = async (format: string, file: string, ...more: readonly string[]) => readFileSync(join((await place.ask<ExportReport>('export', format, ...more)).to, file), 'utf8');
  const lines = (text: string) => text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);

  const [open, merged] = lines(await read('prs-jsonl', 'prs.jsonl'));
  t.like(open, {number: 4, state: 'open', merged_at: null, linked_issues: []});
  t.deepEqual(Object.keys(merged ?? {}), ['number', 'title', 'body', 'state', 'created_at', 'merged_at', 'base_ref', 'head_ref', 'user', 'labels', 'patch', 'commits', 'files_changed', 'linked_issues']);
  t.like(merged, {number: 3, body: 'Closes #1, see #2, fixes #3', merged_at: date, base_ref: 'main', head_ref: 'mend', user: 'ada', labels: ['bug'], linked_issues: [1]});
  t.deepEqual(lines(await read('prs-jsonl', 'prs.jsonl', '--max-prs', '1')).map(({number}) => number), [4]);
  t.deepEqual(lines(await read('issues-jsonl', 'issues.jsonl')).map(({number, user, closed_at}) => [number, user, closed_at]), [[2, 'ghost', date], [1, 'ada', null]]);
  t.deepEqual(JSON.parse(await read('summary-json', 'summary.json')), {repository: 'a/b', scraped_at: null, total_issues: 2, total_prs: 2, prs_merged: 1});
});

test('export prs-jsonl: of a dataset that asks no forge, says so', async (t) => {
  const place = commandBench(t);
  place.repo.write('a.rs', 'fn a() {}\n');
  place.repo.commit('One');
  const {code, err} = await place.run('export', 'prs-jsonl');
  t.not(code, 0);
  t.regex(err, /GM6001 Could not tell which repository of a forge/);
});

test('export prs-jsonl: the whole patch and what became of each file, from git, with messages of commits that no line has', async (t) => {
  const place = commandBench(t);
  const {repo} = place;
  repo.write('a.rs', 'fn a() {}\n');
  repo.write('old.rs', '1\n2\n3\n4\n5\n6\n7\n8\n');
  repo.write('gone.rs', 'gone\n');
  const base = repo.commit('base');
  repo.run('checkout', '--quiet', '-b', 'topic');
  repo.write('a.rs', 'fn a() {}\nfn b() {}\nfn c() {}\n');
  const own = repo.commit('Draft of it');
  repo.run('mv', 'old.rs', 'new.rs');
  repo.run('rm', '--quiet', 'gone.rs');
  repo.write('b.rs', 'fn d() {}\n');
  const head = repo.commit('The rest\n\nReally.');
  repo.run('checkout', '--quiet', 'main');
  repo.run('merge', '--quiet', '--squash', 'topic');
  const oid = repo.commit('Mend it (#3)');
  repo.run('update-ref', 'refs/pull/3/head', head);
  repo.run('branch', '-D', 'topic');
  const lines = async (...more: readonly string[]) => readFileSync(join((await place.ask<ExportReport>('export', 'prs-jsonl', ...more)).to, 'prs.jsonl'), 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);

  // What git alone tells, before anything is mirrored.
  place.configure({github: {repository: 'a/b'}});
  const patch = repo.bytes(['diff', '--abbrev=7', '-M50%', base, oid]).toString('utf8');
  const [told] = await lines();
  t.like(told, {number: 3, title: 'Mend it', patch, commits: [{sha: own, message: 'Draft of it\n'}, {sha: head, message: 'The rest\n\nReally.\n'}]});
  t.deepEqual(told?.['files_changed'], [
    {filename: 'a.rs', status: 'modified', additions: 2, deletions: 0}, {filename: 'b.rs', status: 'added', additions: 1, deletions: 0},
    {filename: 'gone.rs', status: 'removed', additions: 0, deletions: 1}, {filename: 'new.rs', status: 'renamed', additions: 0, deletions: 0, previous_filename: 'old.rs'},
  ]);

  const dump = join(place.root, 'dump.json');
  const facts = (number: number, created: string) => [{...topic(number, {pull_request: {}}), created_at: created, draft: false, base: {ref: 'main', sha: base, repo: {full_name: 'a/b'}}, head: {ref: 'mend', sha: number === 3 ? head : '5'.repeat(40), repo: null}, merged_at: number === 3 ? date : null, merge_commit_sha: number === 3 ? oid : null}];
  writeFileSync(dump, JSON.stringify([...facts(3, '2023-05-01T00:00:00Z'), ...facts(4, '2024-05-01T00:00:00Z')]));
  t.is((await place.run('sync', '--import', dump)).code, 0);
  // One whose head is nowhere has neither.
  t.deepEqual((await lines()).map(({number, patch: own, files_changed}) => [number, own === patch, files_changed === null]), [[4, false, true], [3, true, false]]);
  t.deepEqual([(await lines('--since', '2024-01-01')).length, (await lines('--until', '2024-01-01', '--since', '2023-05-01')).map(({number}) => number)], [1, [3]]);
  t.is((await place.ask<ExportReport>('export', 'prs-jsonl', '--until', '2024-01-01', '--since', '2023-05-01')).files.written, 0);
});
