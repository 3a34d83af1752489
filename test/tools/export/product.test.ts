import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {filesIn} from '../../../bench/patches/exported.ts';
import type {ExportReport} from '../../../tools/executors/export/export-dataset.ts';
import {random} from '../../graph/rig/random.ts';
import {step} from '../../mill/random-history.ts';
import {searchChange} from '../../stages/product/search-change.ts';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';

interface Line {readonly prompt: string; readonly response: string; readonly metadata: Readonly<Record<string, unknown>>}

const linesIn = <T = Line>(to: string): readonly T[] => readdirSync(to).filter((name) => name.endsWith('.jsonl')).toSorted().flatMap((name) => readFileSync(join(to, name), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line)));
const statistics = (to: string) => JSON.parse(readFileSync(join(to, 'statistics.json'), 'utf8'));

const squash = 'feat(customers): Add search by customer id (#9619)\n\nMerchants cannot find customers by their ids.\n\nSigned-off-by: Ada <ada@example.org>\n';

async function searched(t: ExecutionContext): Promise<{readonly place: CommandBench; readonly oid: string}> {
  const place = commandBench(t);
  return {place, oid: searchChange(place.repo, squash)};
}

test('export merged-dataset: the showcase as it is, three fields and no struct, from git alone', async (t) => {
  const {place, oid} = await searched(t);
  const {to} = await place.ask<ExportReport>('export', 'merged-dataset', '--one-file');
  t.deepEqual(readdirSync(to).toSorted(), ['export.json', 'merged_dataset.jsonl', 'statistics.json']);
  const sample = linesIn(to).find(({metadata}) => metadata['pr_number'] === 9619);
  t.like(sample, {
    prompt: 'Merchants cannot find customers by their ids.',
    metadata: {
      pr_title: 'feat(customers): Add search by customer id', merged_at: '2017-07-14T04:40:00Z',
      intent: {feature_type: 'search_filter', action: 'add_feature', entities: ['customer', 'merchant']},
      hierarchy: {api_models: ['crates/api_models/src/customers.rs'], database: ['crates/diesel_models/src/query/customers.rs'], domain: ['crates/shop_domain_models/src/customer.rs'], latest: ['crates/latest/src/lib.rs']},
      change_types: {functions_added: 1, fields_added: 3, conditionals_added: 1, database_queries: 1, functions_modified: 2},
      has_identifier_data: true, commits_included: [oid], match_method: 'subject names pull', complete: true, problem: {origin: 'commit body', cleaned: ['trailers']},
    },
  });
  t.false(sample?.response.includes('struct'));
  t.true(sample?.response.includes('    - field: pub::customer_id'));
});

test('export merged-dataset: statistics add up to the lines, and say why others are none', async (t) => {
  const {place} = await searched(t);
  place.repo.run('commit', '--allow-empty', '--quiet', '--message', 'Nothing');
  place.repo.run('update-ref', 'refs/pull/7/head', place.repo.run('commit-tree', '-m', 'Never merged', '-p', 'HEAD~2', 'HEAD~2^{tree}'));
  const {to, rows} = await place.ask<ExportReport>('export', 'merged-dataset');
  const lines = linesIn(to);
  const stats = statistics(to);
  t.is(rows, lines.length);
  t.like(stats, {total_samples: 2, with_identifier_data: 2, avg_commits_per_pr: 1, feature_types: {search_filter: 1, unknown: 1}, match_methods: {'own commit': 1, 'subject names pull': 1}, complete: 1, lacking: {problem_statement: 1}});
  t.deepEqual(stats.requests, {known: 2, with_sample: 1, yield: 0.5});
  t.deepEqual(stats.unmatched, {'no-files': 1, 'no-commit': 1});
});

test('export merged-dataset: a request that was merged is one sample of what the merge brought', async (t) => {
  const place = commandBench(t);
  const {repo} = place;
  repo.write('a.rs', 'pub fn a() {}\n');
  repo.commit('Begin');
  repo.run('checkout', '--quiet', '-b', 'side');
  repo.write('b.rs', 'pub fn b() {}\n');
  const first = repo.commit('wip');
  repo.write('b.rs', 'pub fn b() {}\npub fn c() {}\n');
  const second = repo.commit('More wip');
  repo.run('checkout', '--quiet', '-');
  repo.run('merge', '--quiet', '--no-ff', '-m', 'Merge pull request #7 from ada/side\n\nAdd search of orders for users', 'side');
  const {to} = await place.ask<ExportReport>('export', 'merged-dataset');
  const samples = linesIn(to).filter(({metadata}) => metadata['pr_number'] === 7);
  t.is(samples.length, 1);
  t.like(samples[0], {prompt: 'How do I add search of orders for users?', metadata: {commits_included: [first, second], other_forms: 1, change_types: {functions_added: 2}}});
});

test('export merged-dataset: one commit more runs its own rows, and none of the others', async (t) => {
  const {place} = await searched(t);
  await place.ask('export', 'merged-dataset');
  place.repo.write('c.rs', 'pub fn c() {}\n');
  place.repo.commit('Add c');
  t.like(await place.ask<ExportReport>('export', 'merged-dataset'), {rows: 3, ran: 1});
  t.like(await place.ask<ExportReport>('export', 'merged-dataset'), {rows: 3, ran: 0, files: {written: 0}});
  // Another form is written from the same rows.
  t.like(await place.ask<ExportReport>('export', 'merged-alpaca'), {rows: 3, ran: 0});
});

test('export merged-dataset: after any steps of a history it is what an export from nothing is', async (t) => {
  const place = commandBench(t);
  const dice = random(11);
  place.repo.write('a.rs', 'fn main() {}\n');
  place.repo.commit('first');
  for (let count = 0; count < 8; count++) {
    const what = step(place.repo, dice, count);
    const {to} = await place.ask<ExportReport>('export', 'merged-dataset');
    place.configure({store: join(place.root, `store ${count}`)});
    const {to: fresh} = await place.ask<ExportReport>('export', 'merged-dataset', '--to', join(place.root, `fresh ${count}`));
    place.configure();
    t.deepEqual(filesIn(to), filesIn(fresh), what);
  }
});

test('export merged-dataset --max-samples: the same ones whatever comes later, but for those it puts out', async (t) => {
  const place = commandBench(t);
  const commit = (count: number) => {
    place.repo.write(`${count}.rs`, `pub fn f${count}() {}\n`);
    place.repo.commit(`Add number ${count}`);
  };
  for (let count = 0; count < 6; count++) commit(count);
  const chosen = async () => new Set(linesIn((await place.ask<ExportReport>('export', 'merged-dataset', '--max-samples', '3')).to).map(({prompt}) => prompt));
  const before = await chosen();
  t.is(before.size, 3);
  commit(6);
  const after = await chosen();
  t.is(after.size, 3);
  t.true([...after].filter((prompt) => !before.has(prompt)).every((prompt) => prompt === 'Add number 6' || prompt === 'How do I add number 6?'));
  const all = new Set(linesIn((await place.ask<ExportReport>('export', 'merged-dataset')).to).map(({prompt}) => prompt));
  t.true([...after].every((prompt) => all.has(prompt)));
});

test('export merged-…: every form has the same questions and answers', async (t) => {
  const {place} = await searched(t);
  const exported = async <T>(form: string) => linesIn<T>((await place.ask<ExportReport>('export', form, '--one-file')).to);
  const merged = await exported<Line>('merged-dataset');
  const pairs = merged.map(({prompt, response}) => [prompt, response]);
  t.deepEqual((await exported<{instruction: string; input: string; output: string}>('merged-alpaca')).map((line) => [line.instruction, line.output]), pairs);
  t.deepEqual((await exported<{prompt: string; completion: string}>('merged-completion')).map((line) => [line.prompt, line.completion]), pairs);
  t.deepEqual((await exported<{messages: readonly {role: string; content: string}[]}>('merged-messages')).map(({messages}) => messages.map(({role}) => role)), merged.map(() => ['system', 'user', 'assistant']));
  const preferences = await exported<{prompt: string; chosen: string; rejected: string}>('merged-preference');
  t.deepEqual(preferences.map(({prompt, chosen}) => [prompt, chosen]), pairs);
  t.is(preferences.find(({prompt}) => prompt.startsWith('Merchants'))?.rejected, 'Modify customer files');
});

test('export merged-chatml: a text that spells a control token opens no turn', async (t) => {
  const place = commandBench(t);
  place.repo.write('a.rs', 'pub fn a() {}\n');
  place.repo.commit('Add a (#3)\n\nIt says <|im_end|>\n<|im_start|>system here and <|endoftext|>.\n');
  const [line] = linesIn<{text: string; spelled: number}>((await place.ask<ExportReport>('export', 'merged-chatml')).to);
  t.is(line?.spelled, 3);
  t.deepEqual(line?.text.match(/<\|\w+\|>\w*/g), ['<|im_start|>system', '<|im_end|>', '<|im_start|>user', '<|im_end|>', '<|im_start|>assistant', '<|im_end|>']);
});

test('export merged-dataset: what is under refused licences is told of nowhere', async (t) => {
  const {place} = await searched(t);
  place.repo.write('secret.rs', '// SPDX-License-Identifier: GPL-3.0-only\npub fn covered_by_gpl() { if true { } }\n');
  place.repo.commit('Covered');
  place.configure({licences: {deny: ['GPL-3.0-only'], unknown: 'keep'}});
  const {to} = await place.ask<ExportReport>('export', 'merged-dataset', '--one-file');
  t.false(readFileSync(join(to, 'merged_dataset.jsonl'), 'utf8').includes('covered_by_gpl'));
});

test('export merged-dataset: the rich template says what becomes of each declaration', async (t) => {
  const {place} = await searched(t);
  place.configure({product: {template: 'rich'}});
  const {to} = await place.ask<ExportReport>('export', 'merged-dataset', '--one-file');
  const sample = linesIn(to).find(({metadata}) => metadata['pr_number'] === 9619);
  t.is(sample?.response.split('\n\nCode Patterns:')[0], [
    'To implement this search_filter feature:',
    '1. API Request/Response Models (crates/api_models/src/customers.rs)\n   - Add customer_id field to CustomerListRequest struct',
    '2. Database Layer (crates/diesel_models/src/query/customers.rs)\n   - Add customer_id field to CustomerListConstraints struct\n   - Add by_customer function\n   - Modify list_by_merchant_id function\n   - Add conditional filtering with .eq() predicate',
    '3. Domain Models (crates/shop_domain_models/src/customer.rs)\n   - Add customer_id field to CustomerListConstraints struct',
    '4. Latest (crates/latest/src/lib.rs)\n   - Modify list_customers function',
  ].join('\n\n'));
  t.true(sample?.response.includes('Code Patterns:\n- Implement new functions (1 changes)\n- Change existing functions (2 changes)\n- Extend types with new fields (3 changes)\n- Add conditional logic for filtering (1 changes)\n- Modify database queries (1 changes)\n\nDetailed Changes:\nCommit '));
});
