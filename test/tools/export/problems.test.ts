import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {readProblems} from '../../../stages/source/problems/read-problems.ts';
import type {ExportReport} from '../../../tools/executors/export/export-dataset.ts';
import {searchChange} from '../../stages/product/search-change.ts';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';

interface Line {readonly prompt: string; readonly metadata: Readonly<Record<string, unknown>>}

const statement = '### Feature Description\n\nMerchants want to find customers by their ids.\n\n### Possible Implementation\nNone\n';

async function searched(t: ExecutionContext, message: string): Promise<{readonly place: CommandBench; readonly pose: (...rows: readonly object[]) => Promise<readonly Line[]>; readonly patch: (what: string) => string}> {
  const place = commandBench(t);
  searchChange(place.repo, message);
  place.configure({product: {problems: ['problems.jsonl']}});
  return {
    place,
    patch: (what) => place.repo.bytes(['diff', 'HEAD~', 'HEAD', '--', what]).toString('utf8'),
    async pose(...rows) {
      writeFileSync(join(place.root, 'problems.jsonl'), rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'));
      const {to} = await place.ask<ExportReport>('export', 'merged-dataset', '--one-file');
      return readFileSync(join(to, 'merged_dataset.jsonl'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
    },
  };
}

// As in seed B: the data set numbers its instance by the issue, the squash names the request, and only the patch says that they are one.
test('problems of a data set ask for the change that has their patch, whatever they are numbered by', async (t) => {
  const {patch, pose, place} = await searched(t, 'feat(customers): Add search by id (#9619)\n');
  const oid = place.repo.run('rev-parse', 'HEAD');
  const lines = await pose({instance_id: 'org__shop-9642', problem_statement: statement, patch: patch('crates/api_models') + patch('crates/latest'), test_patch: patch('crates/diesel_models') + patch('crates/shop_domain_models'), base_commit: 'x'});
  t.like(lines.find(({metadata}) => metadata['pr_number'] === 9619), {
    prompt: 'Merchants want to find customers by their ids.',
    metadata: {commits_included: [oid], issues: [{number: 9642, evidence: 'same patch', instance: 'org__shop-9642'}], problem: {origin: 'issue', number: 9642, cleaned: ['description']}, complete: true},
  });
});

test('without the patch, a number speaks for the request of that number and for no other', async (t) => {
  const {pose} = await searched(t, 'feat(customers): Add search by id (#9619)\n');
  const row = {problem_statement: statement, patch: 'diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n'};
  t.like((await pose({instance_id: 'org__shop-9642', ...row})).find(({metadata}) => metadata['pr_number'] === 9619), {metadata: {issues: [], problem: {origin: 'commit subject'}}});
  t.like((await pose({instance_id: 'org__shop-9619', ...row})).find(({metadata}) => metadata['pr_number'] === 9619), {metadata: {issues: [{number: 9619, evidence: 'same number'}], problem: {origin: 'issue'}}});
  // What is not posed any more is not asked.
  t.like((await pose()).find(({metadata}) => metadata['pr_number'] === 9619), {metadata: {issues: []}});
});

test('a patch that spells the beginning of another one takes no other\'s place', async (t) => {
  const {patch, pose} = await searched(t, 'feat: Add search (#1)\n');
  const forged = `diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\ncommit ${'2'.padStart(40, '0')}\n\ndiff --git a/y b/y\n--- a/y\n+++ b/y\n@@ -1 +1 @@\n-c\n+d\n`;
  const lines = await pose({instance_id: 'org__shop-5', problem_statement: 'Forged problem of nobody', patch: forged}, {instance_id: 'org__shop-6', problem_statement: statement, patch: patch('.')});
  t.like(lines.find(({metadata}) => metadata['pr_number'] === 1), {metadata: {issues: [{number: 6, evidence: 'same patch'}]}});
});

test('statements are cleaned as all texts are', async (t) => {
  const {patch, pose, place} = await searched(t, 'feat: Add search (#1)\n');
  place.configure({product: {problems: ['problems.jsonl']}, clean: {salt: 'a salt of sixteen characters'}});
  const lines = await pose({instance_id: 'org__shop-6', problem_statement: 'Mail somebody.real@company.dev about the search of customers', patch: patch('.')});
  t.false(JSON.stringify(lines).includes('somebody.real@company.dev'));
  t.like(lines.find(({metadata}) => metadata['pr_number'] === 1), {metadata: {problem: {origin: 'issue'}}});
});

test('a file of problems that is not there is said', async (t) => {
  const {place} = await searched(t, 'feat: Add search (#1)\n');
  const {code, err} = await place.run('export', 'merged-dataset');
  t.is(code, 2);
  t.regex(err, /product\.problems: expected paths of files that can be read, got ".*problems\.jsonl"/);
});

test('readProblems() takes whole rows, the first of a name, and counts the others', (t) => {
  const row = {instance_id: 'a__b-1', problem_statement: 's', patch: 'p'};
  const text = [row, {...row, patch: 'q'}, {...row, instance_id: '../x-2 y'}, {...row, instance_id: 'a__b-3', patch: undefined}, {...row, instance_id: 'a__b-4', test_patch: 't'}, []].map((one) => JSON.stringify(one)).join('\n');
  const {rows, refused} = readProblems(`${text}\nnot JSON\n\n`);
  t.deepEqual(rows.map(({instance, number, patch}) => [instance, number, patch]), [['a__b-1', 1, 'p\n'], ['a__b-4', 4, 'p\nt\n']]);
  t.is(refused, 5);
});
