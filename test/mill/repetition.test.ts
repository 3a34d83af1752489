// How often bytes are trained, counted by hand; and that no byte is trained more often than a budget says.
import test from 'ava';
import type {RepetitionRules} from '../../stages/dataset/repetition/repetition-rules.ts';
import type {RepetitionSummary} from '../../tools/executors/build/repetition-summary.ts';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import {random} from '../graph/rig/random.ts';
import {bringTo, forgeRules, plainForge} from './bring-to.ts';
import {byteCounts, outOf} from './byte-counts.ts';
import {step} from './random-history.ts';
import {mill, recordsOf, type Milled} from './rig.ts';

const forms: Partial<Dataset> = {commits: {merges: 'first-parent', forms: {kinds: ['patch', 'before-after', 'message-to-diff', 'diff-to-message']}}};
const kinds = ['file', 'commit', 'before-after', 'message-to-diff', 'diff-to-message'];
const counting: RepetitionRules = {as: 'context', first: []};

function told({files}: Pick<Milled, 'files'>): RepetitionSummary {
  return (JSON.parse(files['stats.json'] ?? '{}') as {readonly repetition: RepetitionSummary}).repetition;
}

for (const seed of process.env['GRISTMILL_LONG'] === '1' ? [1, 2, 3, 4, 5, 6, 7, 8] : [3]) {
  test(`the histogram is what a count of every byte gives, and no byte is trained more often than allowed (seed ${seed})`, async (t) => {
    const dice = random(seed);
    const {root, repo, build} = mill(t);
    repo.write('a.rs', 'fn main() {}\n');
    repo.commit('first');
    for (let count = 0; count < 8; count++) step(repo, dice, count);
    const countOf = (milled: Milled) => byteCounts({repo, out: outOf(root), milled, kinds});

    const free = await build({...forms, repetition: counting});
    const own = countOf(free);
    t.deepEqual(told(free), {bytes: own.bytes, times: own.times, kinds: own.kinds, repeated_by: own.repeatedBy, surplus: 0});
    t.true(own.most > 3);

    for (const most of [1, 2]) {
      const kept = await build({...forms, repetition: {...counting, most}});
      const counts = countOf(kept);
      t.is(counts.most, most);
      // Whatever is trained at all still is, as often as it may be.
      const capped: Record<string, number> = {};
      for (const [times, bytes] of Object.entries(own.times)) capped[Math.min(most, Number(times))] = (capped[Math.min(most, Number(times))] ?? 0) + bytes;
      t.deepEqual(counts.times, capped);
      t.like(told(kept), {times: counts.times, kinds: counts.kinds});
      t.deepEqual(kinds.map((kind) => recordsOf(kept, kind).map(({training_content: text}) => text)), kinds.map((kind) => recordsOf(free, kind).map(({training_content: text}) => text)));
      const {'0': _, ...trained} = countOf(await build({...forms, repetition: {as: 'drop', first: [], most}})).times;
      const {'0': __, ...wanted} = capped;
      t.deepEqual(trained, wanted);
    }
  });
}

test('of a squash and its request one has what they share, and the other says which', async (t) => {
  const {root, repo, build} = mill(t);
  const forge: Dataset['forge'] = {...plainForge, discussed: {kinds: ['pr_diff'], rules: forgeRules}};
  repo.write('a.rs', '1\n2\n3\n');
  const base = repo.commit('base');
  repo.run('checkout', '--quiet', '--detach');
  repo.write('a.rs', '1\nseven\n3\n');
  const head = repo.commit('work');
  repo.run('update-ref', 'refs/pull/7/head', head);
  repo.run('checkout', '--quiet', 'main');
  repo.run('cherry-pick', '--no-commit', head);
  const merged = repo.commit('Number 7 (#7)');
  repo.write('a.rs', 'all\nelse\n');
  repo.commit('later');
  const date = '2017-07-14T03:00:30Z';
  const request = {number: 7, title: 'Number 7', body: 'Why.', state: 'closed', created_at: date, updated_at: date, closed_at: date, merged_at: date, user: {login: 'ada'}, id: 7, node_id: 'PR_7', draft: false, merge_commit_sha: merged, head: {sha: head, ref: 'topic', repo: {full_name: 'a/b'}}, base: {sha: base, ref: 'main'}, pull_request: {}};
  await bringTo(root)([request]);
  const both = ['commit', 'pr_diff'];
  const count = (milled: Milled, of: readonly string[]) => byteCounts({repo, out: outOf(root), milled, kinds: of});
  const free = await build({forge, groups: true, repetition: counting});
  t.is(told(free).repeated_by['commit + pr_diff'], '1\n2\n3\nseven\n'.length);
  for (const [first, second] of [['commit', 'pr_diff'], ['pr_diff', 'commit']] as const) {
    const kept = await build({forge, groups: true, repetition: {as: 'context', first: [first], most: 1}});
    t.is(count(kept, both).most, 1);
    // Lines that the base had are trained with the base; what both bring is trained with the first of them.
    const by = (kind: string) => (recordsOf(kept, kind).find((record) => (record['commit_hash'] ?? merged) === merged)?.['repeated'] as {by: readonly string[]} | undefined)?.by ?? [];
    t.deepEqual([by(first).includes(`${second} ${merged}`), by(second).includes(`${first} ${merged}`)], [false, true]);
  }
});

test('a build that does not ask runs nothing of it, and one that only counts has the same samples', async (t) => {
  const {repo, build} = mill(t);
  repo.write('a.txt', 'the same words\n');
  repo.commit('first');
  const without = await build();
  t.deepEqual(Object.keys(without.ledger).filter((name) => /places|repe|surplus|sides/.test(name)), []);
  const counted = await build({repetition: counting});
  t.deepEqual(Object.keys(counted.ledger), ['places.commit', 'places.file', 'repetition', 'sides of commits', 'stats.repetition']);
  t.deepEqual((await build()).files, without.files);
});

test('a new commit touches the texts on its own sides and no others', async (t) => {
  const {repo, build} = mill(t);
  for (let at = 0; at < 20; at++) repo.write(`${at}.txt`, `text ${at}\nmore\n`);
  repo.commit('first');
  repo.write('3.txt', 'text 3\nother\n');
  const second = repo.commit('second');
  const budget: Partial<Dataset> = {repetition: {...counting, most: 1}};
  await build(budget);
  repo.write('3.txt', 'text 3\nand another\n');
  const third = repo.commit('third');
  const {ledger} = await build(budget);
  t.deepEqual(ledger['places.commit'], [third]);
  t.deepEqual(ledger['places.file'], ['3.txt']);
  // The texts before and after, and the message.
  t.is(ledger['repetition']?.length, 3);
  // The commit that wrote the line has it back from the file, which has another now.
  t.deepEqual(ledger['samples.commit'], [second, third].sort());
  t.deepEqual(ledger['samples.file'], ['3.txt']);
});
