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
