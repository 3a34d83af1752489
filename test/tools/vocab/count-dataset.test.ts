import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import type {BuildEvent} from '../../../graph/event.ts';
import {preTokenCountsCodec} from '../../../stages/tokenize/learn/pre-token-counts-codec.ts';
import {entriesOf} from '../../../stages/tokenize/learn/pre-token-counts.ts';
import {learnTokenizer} from '../../../stages/tokenize/learn/learn-tokenizer.ts';
import type {Dataset} from '../../../tools/executors/build/contract.ts';
import type {LearnedChoice} from '../../../tools/executors/build/tokenizer-choice.ts';
import {countDataset} from '../../../tools/executors/vocab/count-dataset.ts';
import {random} from '../../graph/rig/random.ts';
import {ledgerOf} from '../../mill/rig.ts';
import {wildHistory} from '../../mill/wild-history.ts';
import {bench} from '../../stages/source/git/rig.ts';

const options = {size: 400, pattern: 'cl100k', minFrequency: 2, controls: []} as const;

/** A repository, and what counting it takes and gives. */
function counter(t: ExecutionContext) {
  const {root, repo} = bench(t);
  async function count(place = 'own', threads = 1) {
    const events: BuildEvent[] = [];
    const choice: LearnedChoice = {kind: 'learned', name: 'vocabulary', configFile: join(root, 'dataset.config.json'), folder: root, options};
    const dataset: Dataset = {
      source: repo.dir, refs: ['HEAD'], store: join(root, place, 'store'), out: join(root, place, 'out'), target: 'test', threads,
      files: {include: [], exclude: [], keep: ['vendored'], maxBytes: 1_000_000}, commits: {merges: 'first-parent'}, tokenizer: choice, profile: {name: 'plain', unknownMarks: 'refuse'}, shards: {targetBytes: 2000}, shallow: 'refuse',
    };
    const surroundings = {path: process.env['PATH'] ?? '', home: join(root, 'home'), signal: new AbortController().signal, progress: () => {}, event: (event: BuildEvent) => void events.push(event)};
    const counted = await countDataset(dataset, choice, surroundings);
    const merges = events.flatMap((event) => (event.kind === 'rows-ran' && event.task === 'sum of pre-tokens' ? event.ids : []));
    return {...counted, ledger: ledgerOf(events), merges, wire: Buffer.from(preTokenCountsCodec.encode(counted.counts)).toString('hex')};
  }
  return {repo, count};
}

test('countDataset() counts the text that a dataset shows', async (t) => {
  const {repo, count} = counter(t);
  repo.write('a.txt', 'cat cat\n');
  repo.commit('cat');
  const {counts, commits} = await count();
  const words = new Map(entriesOf(counts));
  t.deepEqual(commits, [repo.run('rev-parse', 'HEAD')]);
  t.is(counts.documents, 2);
  // In the file once, and in the patch of the commit as "+cat".
  t.deepEqual([words.get('cat'), words.get('+cat'), words.get(' cat')], [1, 1, 3]);
});

test('countDataset(): one edited file counts two documents, and adds one path of sums for each kind', async (t) => {
  const {repo, count} = counter(t);
  for (let at = 0; at < 1500; at++) repo.write(`src/${at % 30}/file-${at}.ts`, `export const number${at} = ${at};\n`);
  repo.commit('Many files');
  const first = await count();
  t.is(first.ledger['pre-tokens.file']?.length, 1500);
  t.true(first.merges.length > 4);
  repo.write('src/7/file-7.ts', 'export const number7 = "another";\n');
  const oid = repo.commit('Edit one');
  const {ledger, merges} = await count();
  t.deepEqual(ledger['pre-tokens.file'], ['src/7/file-7.ts']);
  t.deepEqual(ledger['pre-tokens.commit'], [oid]);
  t.deepEqual([ledger['vocabulary.file']?.filter((id) => id.includes('/')), ledger['samples.file']], [['src/7/file-7.ts'], ['src/7/file-7.ts']]);
  // Fan-out is about 256: 1,500 files lie two levels deep, the commits in one chunk.
  t.true(merges.length <= 4, merges.join());
  const again = await count();
  t.deepEqual(again.ledger, {});
});

test('countDataset(): counts step by step are the counts at once, with any number of threads', async (t) => {
  const {repo, count} = counter(t);
  const chance = random(11);
  for (let step = 0; step < 4; step++) {
    wildHistory(repo, chance, 15);
    const grown = await count();
    const clean = await count(`clean ${step}`, 2);
    t.is(grown.wire, clean.wire, `step ${step}`);
    t.is(grown.root, clean.root, `step ${step}`);
    t.deepEqual(learnTokenizer(grown.counts, options), learnTokenizer(clean.counts, options));
  }
});

test('countDataset() accounts for every byte of hostile text', async (t) => {
  const {repo, count} = counter(t);
  repo.write('a.txt', `${'='.repeat(300)}\n${'漢'.repeat(100)} \x1b[31m <|endoftext|>\n`);
  repo.write('b.txt', '\ufffd\ud7ff\u{10ffff} constructor __proto__\n');
  repo.commit('Hostile');
  const {counts} = await count();
  t.like(counts, {documents: 3, missing: 0});
  // Both long words stand in the file, and after a "+" in the patch.
  t.is(counts.longBytes, 301 + 302 + 300 + 301);
  let counted = 0;
  for (const [piece, times] of entriesOf(counts)) counted += piece.length * times;
  t.is(counted + counts.longBytes, counts.textBytes);
});
