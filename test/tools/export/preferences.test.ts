import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {ExportReport} from '../../../tools/executors/export/export-dataset.ts';
import {commandBench} from '../rig/command-bench.ts';

interface Row {readonly prompt: string; readonly chosen: string; readonly rejected: string; readonly metadata: Readonly<Record<string, unknown>>}

const at = (second: number) => new Date((1_500_000_000 + second) * 1000).toISOString().replace('.000Z', 'Z');
const topic = (number: number, second: number, more: object) => ({number, title: `Number ${number}`, body: '', state: 'closed', created_at: at(second), updated_at: at(second), closed_at: at(400_000), user: {login: 'ada'}, labels: [], ...more});

test('export preferences: patches that were taken and turned down, each by itself, from one issue and from one request', async (t) => {
  const place = commandBench(t);
  const {repo} = place;
  repo.write('a.rs', '1\n2\n3\n');
  const base = repo.commit('base');
  const version = (from: string, text: string) => {
    repo.run('checkout', '--quiet', '--detach', from);
    repo.write('a.rs', `1\n${text}\n3\n`);
    return repo.commit(`say ${text}`);
  };
  const [other, first] = [version(base, 'eight'), version(base, 'one')];
  const second = version(first, 'seven');
  repo.run('update-ref', 'refs/pull/8/head', other);
  repo.run('update-ref', 'refs/pull/7/head', second);
  repo.run('checkout', '--quiet', 'main');
  repo.write('a.rs', '1\nseven\n3\n');
  const oid = repo.commit('Seven (#7)');
  place.configure({github: {repository: 'a/b'}});
  const pull = (number: number, head: string, more: object) => topic(number, 4000, {pull_request: {}, draft: false, body: 'Fixes #3', merged_at: null, base: {ref: 'main', sha: base}, head: {ref: 'x', sha: head, repo: {full_name: 'a/b'}}, ...more});
  const review = {id: 11, node_id: 'R', state: 'CHANGES_REQUESTED', body: 'No.', commit_id: first, user: {login: 'bob'}, submitted_at: at(5000), pull_request_url: 'https://api.github.com/repos/a/b/pulls/7', html_url: 'https://github.com/a/b/pull/7#pullrequestreview-11'};
  writeFileSync(join(place.root, 'dump.json'), JSON.stringify([topic(3, 10, {body: 'It says 2.'}), pull(7, second, {merged_at: at(400_000), merge_commit_sha: oid}), pull(8, other, {}), review]));
  t.is((await place.run('sync', '--import', join(place.root, 'dump.json'))).code, 0);
  const rows = async (...more: readonly string[]): Promise<readonly Row[]> => readFileSync(join((await place.ask<ExportReport>('export', 'preferences', ...more)).to, 'preferences.jsonl'), 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
  const [versions, rivals] = await rows();
  const diff = (from: string, to: string) => repo.bytes(['diff', '--abbrev=7', from, to]).toString('utf8');
  t.deepEqual([versions?.chosen, versions?.rejected, rivals?.chosen, rivals?.rejected], [diff(base, oid), diff(base, first), diff(base, oid), diff(base, other)]);
  t.deepEqual([versions?.prompt, rivals?.prompt], ['Title: Number 7\n\nFixes #3', 'Number 3\nIt says 2.']);
  t.like(versions?.metadata, {pr_number: 7, because: 'changes_requested', rejected: first});
  t.like(rivals?.metadata, {pr_number: 7, because: 'closed_unmerged', rejected_request: 8, issue: 3});
  t.is((await rows('--since', '2018-01-01')).length, 0);
});
