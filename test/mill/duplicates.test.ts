// Copies in a build: what becomes of them, what runs again for what, and that a build without the option is what it was.
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {benchmarksOf} from '../../stages/dataset/duplicates/benchmarks/benchmarks.ts';
import {likeness} from '../../stages/dataset/duplicates/likeness.ts';
import {nearPresets} from '../../stages/dataset/duplicates/near-rules.ts';
import {runsOfWords} from '../../stages/dataset/duplicates/runs-of-words.ts';
import type {Manifest} from '../../tools/executors/build/manifest.ts';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import {random} from '../graph/rig/random.ts';
import type {Repo} from '../stages/source/git/rig.ts';
import {readNatively} from './native-reader.ts';
import {mill, recordsOf, type Milled} from './rig.ts';

const near: Partial<Dataset> = {duplicates: {as: 'drop', exact: true, near: nearPresets.starcoder2}};

const words = (from: number, to: number) => Array.from({length: to - from}, (_, at) => `word_${from + at}`).join('\n');
const paths = (milled: Pick<Milled, 'files'>) => recordsOf(milled, 'file').map(({path}) => path);

test('of equal files the first stays, whatever they are called, and of nearly equal ones too', async (t) => {
  const {repo, build} = mill(t);
  repo.write('b/one.txt', words(0, 200));
  repo.write('a/two.txt', words(0, 200));
  repo.write('near.txt', `${words(0, 198)}\nother\n`);
  repo.write('far.txt', `${words(0, 100)}\n${words(500, 600)}`);
  repo.write('short.md', 'a b\n');
  repo.write('short too.md', 'a b\n');
  repo.commit('first');
  const milled = await build(near);
  t.deepEqual(paths(milled), ['a/two.txt', 'far.txt', 'short too.md']);
  const {dropped, ...stats} = JSON.parse(milled.files['stats.json'] ?? '{}') as {readonly dropped: unknown; readonly [name: string]: unknown};
  t.deepEqual(dropped, {file: {'duplicate': 2, 'near-duplicate': 1}, commit: {}});
  t.deepEqual(stats['equal.file'], {'exact copies': 2, 'samples': 6, 'texts': 4, 'texts with copies': 2});
  t.deepEqual(stats['near.file'], {'clusters': 1, 'near copies': 1, 'texts in clusters': 2});
});

test('a copy that is kept as context stands where it stood, and no token of it is trained', async (t) => {
  const {root, repo, build} = mill(t);
  repo.write('a.txt', 'the same words\n');
  repo.write('b.txt', 'the same words\n');
  repo.commit('first');
  const milled = await build({duplicates: {as: 'context', exact: true}});
  const [first, second] = recordsOf(milled, 'file');
  t.deepEqual([first?.['path'], first?.['duplicate']], ['a.txt', undefined]);
  t.deepEqual([second?.['path'], second?.['duplicate']], ['b.txt', {of: 'file a.txt', percent: 100}]);
  const {tokenizers: [entry]} = JSON.parse(milled.files['manifest.json'] ?? '') as Manifest;
  const sequences = readNatively(join(root, 'own/out'), entry?.shards.filter(({kind}) => kind === 'file') ?? []).flat();
  t.deepEqual(sequences.map(({lossFrom, lossTo}) => lossTo - lossFrom), [sequences[0]?.ids.length, 0]);
  t.deepEqual(sequences.map(({weights}) => weights), [null, null]);
});

test('a build without the option runs nothing of it and gives the bytes it gave', async (t) => {
  const {repo, build} = mill(t);
  repo.write('a.txt', 'the same words\n');
  repo.write('b.txt', 'the same words\n');
  repo.commit('first');
  const without = await build();
  t.deepEqual(Object.keys(without.ledger).filter((name) => /contents|equal|bands|to compare/.test(name)), []);
  await build(near);
  t.deepEqual((await build()).files, without.files);
});

test('forms of commits are alike in what they change, not in the file that they show; and no form is a copy of another', async (t) => {
  const {repo, build} = mill(t);
  const text = (at: number, more = '') => `${words(0, 100)}\nline of ${at}\n${words(100, 200)}\n${more}`;
  for (let at = 0; at < 6; at++) {
    repo.write('one.txt', text(at));
    repo.commit(`Change number ${at} of the text that all others share, for reason ${at * 7}`);
  }
  // The same change of two files is one.
  const added = words(5000, 5400);
  repo.write('two.txt', `${words(900, 1100)}\nend\n`);
  repo.commit('Begin another text');
  for (const [path, before] of [['one.txt', text(5)], ['two.txt', `${words(900, 1100)}\nend\n`]] as const) {
    repo.write(path, `${before}${added}\n`);
    repo.commit(`Add what was asked for to ${path}`);
  }
  const milled = await build({...near, commits: {merges: 'first-parent', forms: {kinds: ['before-after', 'message-to-diff', 'diff-to-message']}}});
  const {dropped} = JSON.parse(milled.files['stats.json'] ?? '{}') as {readonly dropped: unknown};
  t.deepEqual(dropped, {'file': {}, 'before-after': {'near-duplicate': 1}, 'message-to-diff': {'near-duplicate': 1}, 'diff-to-message': {}});
  t.is(recordsOf(milled, 'before-after').length, 8);
});

/** Rows that ran for one change of 20 files that are pairwise unlike. */
async function ranFor(t: ExecutionContext, change: (repo: Repo) => void) {
  const {repo, build} = mill(t);
  for (let at = 0; at < 20; at++) repo.write(`${at}.txt`, words(at * 50, at * 50 + 40));
  repo.commit('first');
  await build(near);
  change(repo);
  repo.commit('change');
  const {ledger} = await build(near);
  return Object.fromEntries(['contents.file', 'equal.file', 'candidates.file', 'runs.file', 'likeness.file', 'alike.file', 'near copies.file', 'samples.file'].map((name) => [name, ledger[name] ?? []]));
}

test('a new file that is like no other touches its own bands and no other text', async (t) => {
  const ran = await ranFor(t, (repo) => repo.write('new.txt', words(9000, 9040)));
  t.deepEqual(ran['contents.file'], ['new.txt']);
  t.deepEqual(ran['samples.file'], ['new.txt']);
  t.is(ran['equal.file']?.length, 1);
  t.deepEqual([ran['runs.file'], ran['likeness.file'], ran['alike.file']], [[], [], []]);
});

test('a new file that is like another is compared with that one alone', async (t) => {
  const ran = await ranFor(t, (repo) => repo.write('new.txt', `${words(100, 140)}\nmore\n`));
  t.deepEqual([ran['runs.file']?.length, ran['likeness.file']?.length, ran['near copies.file']?.length], [2, 1, 1]);
  t.deepEqual(ran['samples.file'], ['new.txt']);
});

test('an earlier copy that comes back takes the place of the later one, and of that one alone', async (t) => {
  const ran = await ranFor(t, (repo) => repo.write('0 before.txt', words(250, 290)));
  t.deepEqual(ran['samples.file'], ['0 before.txt', '5.txt']);
});

test('a file that evolved over 500 versions does not collapse into its first one', async (t) => {
  const {repo, build} = mill(t);
  const dice = random(5);
  const lines = Array.from({length: 60}, (_, at) => `line ${at} of the first text`);
  const texts = new Map<string, string>();
  for (let version = 0; version < 500; version++) {
    lines[dice.int(60)] = `line of version ${version}, which is another`;
    const path = `v/${String(version).padStart(3, '0')}.txt`;
    texts.set(path, lines.join('\n'));
    repo.write(path, lines.join('\n'));
  }
  repo.commit('all versions');
  const records = recordsOf(await build({duplicates: {as: 'context', exact: true, near: nearPresets.starcoder2}, tokenizer: {kind: 'none'}}), 'file');
  const staying = records.filter(({duplicate}) => duplicate === undefined);
  t.is(records.length, 500);
  t.true(staying.length > 20, `${staying.length} stay`);
  const runs = (path: string) => runsOfWords(Buffer.from(texts.get(path) ?? ''), nearPresets.starcoder2);
  const paths = new Set(staying.map(({path}) => String(path)));
  for (const {path, duplicate} of records) {
    if (duplicate === undefined) continue;
    const {of, percent} = duplicate as {readonly of: string; readonly percent: number};
    const original = of.slice('file '.length);
    t.true(paths.has(original), `${String(path)} is called a copy of ${original}, which does not stay`);
    t.is(likeness(runs(original), runs(String(path))), percent);
    t.true(percent >= 70, `${percent} %`);
  }
  // What all pairs say: nothing that stays is like what stayed before it.
  const kept = [...paths].map(runs);
  t.deepEqual(kept.flatMap((own, at) => kept.slice(0, at).filter((before) => likeness(own, before) >= 70)), []);
});

test('a text of a benchmark is in no sample of any kind, and what is beside it stays', async (t) => {
  const {repo, build} = mill(t);
  const problem = 'return the sum of all even numbers in a list that is given';
  repo.write('solution.py', `def f(numbers):\r\n    """Return the sum of ALL even\r\n       numbers in a list that is given."""\r\n`);
  repo.write('other.py', 'def g():\n    return 1\n');
  repo.commit('first');
  repo.write('other.py', 'def g():\n    return 2\n');
  const second = repo.commit('second');
  const benchmarks = benchmarksOf([{name: 'problems.jsonl', texts: [problem]}]);
  const milled = await build({benchmarks, duplicates: {as: 'drop', exact: false, benchmarks: benchmarks.digest}, threads: 2});
  t.deepEqual([paths(milled), recordsOf(milled, 'commit').map(({commit_hash: hash}) => hash)], [['other.py'], [second]]);
  const {dropped} = JSON.parse(milled.files['stats.json'] ?? '{}') as {readonly dropped: unknown};
  t.deepEqual(dropped, {file: {benchmark: 1}, commit: {benchmark: 1}});
  for (const text of Object.values(milled.files)) t.notRegex(text, /numbers in a list/);
});
