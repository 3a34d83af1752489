import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import type {ExportReport} from '../../../tools/executors/export/export-dataset.ts';
import {bringTo} from '../../mill/bring-to.ts';
import {searchChange} from '../../stages/product/search-change.ts';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';

interface Line {readonly prompt: string; readonly metadata: Readonly<Record<string, unknown>>}

const forge = {api: 'https://api.github.com', repository: 'org/shop'};
const said = (number: number, more: object) => ({number, state: 'closed', created_at: '2017-07-01T00:00:00Z', updated_at: '2017-07-01T00:00:00Z', user: {login: 'ada'}, ...more});
const request = (number: number, more: object = {}) => said(number, {title: 'feat(customers): Add search by id', body: `Closes #9642. It is asked of the list.`, merged_at: '2017-07-20T00:00:00Z', closed_at: '2017-07-20T00:00:00Z', merge_commit_sha: null, draft: false, base: {ref: 'main', sha: '1'.repeat(40)}, head: {ref: 'x', sha: '2'.repeat(40), repo: {full_name: 'org/shop'}}, ...more});

async function discussed(t: ExecutionContext): Promise<{readonly place: CommandBench; readonly bring: (...things: readonly object[]) => Promise<void>; readonly exported: () => Promise<{readonly lines: readonly Line[]; readonly report: ExportReport; readonly stats: Readonly<Record<string, unknown>>}>}> {
  const place = commandBench(t);
  searchChange(place.repo, 'feat(customers): Add search by id (#9619)\n');
  place.configure({github: {repository: 'org/shop'}});
  const bring = bringTo(place.root, {store: place.store, forge});
  return {
    place,
    bring: async (...things) => void (await bring(things)),
    async exported() {
      const report = await place.ask<ExportReport>('export', 'merged-dataset', '--one-file');
      const read = (name: string) => readFileSync(join(report.to, name), 'utf8');
      return {report, stats: JSON.parse(read('statistics.json')), lines: read('merged_dataset.jsonl').trimEnd().split('\n').map((line) => JSON.parse(line))};
    },
  };
}

const sampleOf = (lines: readonly Line[], number: number) => lines.find(({metadata}) => metadata['pr_number'] === number);

test('an issue asks for what the request that closes it did', async (t) => {
  const {bring, exported} = await discussed(t);
  await bring(request(9619), said(9642, {title: 'No search', body: '<!-- Describe it -->\n### Description\nMerchants cannot find customers by their ids.\n', labels: [{name: 'bug'}]}));
  const {lines, stats} = await exported();
  t.like(sampleOf(lines, 9619), {
    prompt: 'Merchants cannot find customers by their ids.',
    metadata: {pr_title: 'feat(customers): Add search by id', merged_at: '2017-07-20T00:00:00Z', issues: [{number: 9642, evidence: 'keyword of the request'}], problem: {origin: 'issue', number: 9642}, complete: true, intent: {action: 'fix_bug'}},
  });
  t.like(stats, {requests: {known: 1, with_sample: 1, yield: 1}});
});

test('requests that have no sample are told apart by how they ended', async (t) => {
  const {bring, exported} = await discussed(t);
  await bring(request(9619), request(5, {body: 'Not in this history.'}), request(6, {merged_at: null}), request(7, {merged_at: null, state: 'open', closed_at: null}), said(8, {title: 'An issue', body: 'Of nobody.'}));
  const {stats} = await exported();
  t.deepEqual(stats['requests'], {known: 4, with_sample: 1, yield: 0.25});
  t.deepEqual(stats['unmatched'], {'no-commit': 1, 'not-merged': 1, 'open': 1});
});

test('what is said later of one issue makes the sample of its change again, and no other', async (t) => {
  const {place, bring, exported} = await discussed(t);
  place.repo.write('other.rs', 'pub fn other() {}\n');
  place.repo.commit('Add other (#12)');
  await bring(request(9619), request(12, {title: 'Add other', body: 'Another thing that is asked for.'}), said(9642, {title: 'No search', body: 'Merchants cannot find customers.'}));
  await exported();
  await bring(said(9642, {title: 'No search', body: 'Merchants cannot find any customers at all.', updated_at: '2017-07-02T00:00:00Z'}));
  const {lines, report} = await exported();
  t.is(report.ran, 1);
  t.is(sampleOf(lines, 9619)?.prompt, 'Merchants cannot find any customers at all.');
  t.is(sampleOf(lines, 12)?.prompt, 'Another thing that is asked for.');
});
