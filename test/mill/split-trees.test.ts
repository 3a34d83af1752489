// What a version of a file is shown of others in a split by time: its own tree's versions, whole and as they were, and nothing of a later one.
import {join} from 'node:path';
import test from 'ava';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import type {Manifest} from '../../tools/executors/build/manifest.ts';
import type {Repo} from '../stages/source/git/rig.ts';
import {readNatively} from './native-reader.ts';
import {mill, recordsOf, type Milled} from './rig.ts';

const fn = (name: string, ...calls: readonly string[]) => `export function ${name}(): void {\n${calls.map((call) => `  ${call}();\n`).join('')}}\n`;

/** `a.ts` is called by `b.ts` in train, by `c.ts` in val, which calls another name, and by nobody in test, where it is gone. */
function threeTrees(repo: Repo): Partial<Dataset> {
  const cut = (oid: string) => ({oid, corrected: Number(repo.run('log', '-1', '--format=%ct', oid))});
  repo.write('a.ts', fn('first'));
  repo.write('b.ts', `import {first} from './a.ts';\n\n${fn('b', 'first')}`);
  repo.write('same.ts', fn('same'));
  const train = repo.commit('train');
  repo.write('a.ts', fn('second'));
  repo.write('b.ts', `${fn('b')}// Calls nobody.\n`);
  repo.write('c.ts', `import {second} from './a.ts';\nimport {same} from './same.ts';\n\n${fn('c', 'second', 'same')}`);
  const val = repo.commit('val');
  repo.run('rm', '--quiet', 'a.ts');
  repo.write('c.ts', `import {same} from './same.ts';\n\n${fn('c', 'same')}// A third one.\n`);
  repo.commit('test');
  return {groups: true, outlines: {history: false, calls: true, graph: 'before'}, split: {rules: {method: 'time', train: cut(train), val: cut(val)}}};
}

const graphs = (milled: Pick<Milled, 'files'>) => Object.fromEntries(recordsOf(milled, 'file').map(({path, training_content: text, calls, called_by: callers}) => [`${path}: ${/function (\w+)/.exec(String(text))?.[1]}${/\/\/ (?:A|Calls) .*/.exec(String(text))?.[0] ?? ''}`, {calls, callers}]));

test('calls around a version are those of its tree', async (t) => {
  const {repo, build} = mill(t);
  const rules = threeTrees(repo);
  const built = await build(rules);
  t.deepEqual(graphs(built), {
    'a.ts: first': {calls: {}, callers: {first: ['b.ts#b']}},
    'a.ts: second': {calls: {}, callers: {second: ['c.ts#c']}},
    'b.ts: b': {calls: {b: ['a.ts#first']}, callers: {}},
    'b.ts: b// Calls nobody.': {calls: {}, callers: {}},
    'c.ts: c': {calls: {c: ['a.ts#second', 'same.ts#same']}, callers: {}},
    'c.ts: c// A third one.': {calls: {c: ['same.ts#same']}, callers: {}},
    'same.ts: same': {calls: {}, callers: {}},
  });
  // The tree as it stands is what statistics tell of.
  t.like(JSON.parse(built.files['stats.json'] ?? ''), {calls: {files: 3}});

  // One more commit asks for its own tree; the others are as they were.
  repo.write('d.ts', `import {same} from './same.ts';\n\n${fn('d', 'same')}`);
  repo.commit('more');
  const second = await build(rules);
  t.deepEqual([second.ledger['calls'], second.ledger['train: calls'], second.ledger['val: calls'], second.ledger['calls by tree']], [['d.ts'], undefined, undefined, ['d.ts\0test']]);
  t.deepEqual(second.files, (await build(rules, 'clean')).files);

  // Without a split, the same names are of the same tree.
  const whole = await build({groups: true, outlines: {history: false, calls: true, graph: 'before'}});
  t.deepEqual(whole.files, (await build({groups: true, outlines: {history: false, calls: true, graph: 'before'}}, 'whole')).files);
});

test('test pairs are of one tree each: what a part is the first to have is trained, and the rest of the pair is shown', async (t) => {
  const {root, repo, build} = mill(t);
  const cut = (oid: string) => ({oid, corrected: Number(repo.run('log', '-1', '--format=%ct', oid))});
  for (const name of ['old', 'both', 'code', 'check', 'gone']) {
    repo.write(`${name}.py`, `def ${name}():\n    return 1\n`);
    repo.write(`test_${name}.py`, `from ${name} import ${name}\n\ndef test_it():\n    assert ${name}() == 1\n`);
  }
  const train = repo.commit('train');
  repo.write('both.py', 'def both():\n    return 2\n');
  repo.write('test_both.py', 'from both import both\n\ndef test_it():\n    assert both() == 2\n');
  repo.write('code.py', 'def code():\n    return 2\n');
  repo.write('test_check.py', 'from check import check\n\ndef test_it():\n    assert check() < 2\n');
  repo.write('gone.py', 'def gone():\n    return 2\n');
  repo.run('rm', '--quiet', 'test_gone.py');
  repo.commit('test');
  const rules: Partial<Dataset> = {groups: true, testPairs: true, split: {rules: {method: 'time', train: cut(train), val: cut(train)}}};
  const built = await build(rules);
  const {tokenizers: [entry], shards} = JSON.parse(built.files['manifest.json'] ?? '') as Manifest;
  const later = shards.filter(({kind, split}) => kind === 'test-pair' && split === 'test').flatMap(({file}) => (built.files[file] ?? '').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>));
  t.deepEqual(later.map(({impl_file: file}) => file).sort(), ['both.py', 'check.py', 'code.py']);
  const sequences = readNatively(join(root, 'own/out'), entry?.shards.filter(({kind, split}) => kind === 'test-pair' && split === 'test') ?? []).flat();
  const trained = sequences.map(({ids, lossFrom, lossTo}) => Buffer.from(ids.slice(lossFrom, lossTo)).toString('utf8')).sort();
  t.deepEqual(trained.map((text) => [/return 2|return 1/.exec(text)?.[0], /assert \w+\(\) \S+ \d/.exec(text)?.[0]]), [[undefined, 'assert check() < 2'], ['return 2', 'assert both() == 2'], ['return 2', undefined]]);
  t.is(shards.filter(({kind, split}) => kind === 'test-pair' && split === 'train').length, 1);
  t.deepEqual(built.files, (await build(rules, 'clean')).files);
});

test('by chance, nothing of a later part is in a pair, and what an earlier one has is not trained again', async (t) => {
  const {repo, build} = mill(t);
  for (const name of 'abcdefgh') {
    repo.write(`${name}.py`, `def ${name}():\n    return 1\n`);
    repo.commit(`Add ${name}`);
    repo.write(`test_${name}.py`, `from ${name} import ${name}\n\ndef test_it():\n    assert ${name}() == 1\n`);
    repo.commit(`Test ${name}`);
  }
  const rules: Partial<Dataset> = {groups: true, testPairs: true, split: {rules: {method: 'random', shares: {train: 1, val: 1, test: 1}, seed: 'a'}}};
  const built = await build(rules);
  const {shards} = JSON.parse(built.files['manifest.json'] ?? '') as Manifest;
  const order = ['train', 'val', 'test'];
  const placed = (kind: string): readonly {readonly [key: string]: unknown; readonly split: number}[] => shards.filter((shard) => shard.kind === kind).flatMap(({file, split = ''}) => (built.files[file] ?? '').split('\n').filter((line) => line !== '').map((line) => ({...(JSON.parse(line) as Record<string, unknown>), split: order.indexOf(split)})));
  const partOf = new Map(placed('file').map(({path, split}) => [path, split]));
  const pairs = placed('test-pair');
  for (const {split, impl_file: code, test_file: own} of pairs) t.true(partOf.get(code) === split && (partOf.get(own) ?? 9) <= split, `${String(code)} ${String(own)}`);
  const kept = [...'abcdefgh'].filter((name) => (partOf.get(`test_${name}.py`) ?? 9) <= (partOf.get(`${name}.py`) ?? 0));
  t.deepEqual(pairs.map(({impl_file: code}) => code).sort(), kept.map((name) => `${name}.py`));
  t.true(kept.length > 0 && kept.length < 8, kept.join());
});
