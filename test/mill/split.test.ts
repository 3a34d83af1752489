// How a dataset is parted: by time and by change group, files by the trees that the parts end with; step by step as at once.
import test, {type ExecutionContext} from 'ava';
import {readFileSync} from 'node:fs';
import {chooseCuts, countParts} from '../../tools/executors/roll/choose-cuts.ts';
import type {SplitRules} from '../../stages/dataset/split/split-rules.ts';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import type {Repo} from '../stages/source/git/rig.ts';
import {random} from '../graph/rig/random.ts';
import {mill, type Milled} from './rig.ts';

interface Ends {readonly train: string; readonly val: string}

function byTime(repo: Repo, {train, val}: Ends): Partial<Dataset> {
  const cut = (oid: string) => ({oid, corrected: Number(repo.run('log', '-1', '--format=%ct', oid))});
  return parted({method: 'time', train: cut(train), val: cut(val)});
}

function parted(rules: SplitRules): Partial<Dataset> {
  return {groups: true, split: {rules}};
}

type Tallied = Readonly<Record<string, number>>;

function tallied({files}: Pick<Milled, 'files'>, kind: string): Tallied {
  return (JSON.parse(files['stats.json'] ?? '{}') as Readonly<Record<string, Tallied>>)[`splits.${kind}`] ?? {};
}

function change(repo: Repo, name: string, message = name): string {
  repo.write(name, `${name}\n`);
  return repo.commit(message);
}

/** Two commits in each part. */
function six(t: ExecutionContext) {
  const rig = mill(t);
  const oids = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => change(rig.repo, `${name}.txt`));
  return {...rig, oids, ends: {train: oids[1] ?? '', val: oids[3] ?? ''}};
}

test('commits go by their dates, files by the first tree that has them', async (t) => {
  const {repo, build, ends} = six(t);
  const built = await build(byTime(repo, ends));
  t.deepEqual(tallied(built, 'commit'), {documents: 6, test: 2, train: 2, val: 2});
  t.deepEqual(tallied(built, 'file'), {documents: 6, test: 2, train: 2, val: 2});
});

test('a file that changed is in train as it was, and later versions are of later parts; one that moved is where its content was first', async (t) => {
  const {repo, build, ends} = six(t);
  repo.write('a.txt', 'another\n');
  repo.run('mv', 'b.txt', 'moved.txt');
  repo.commit('edit and move');
  const built = await build(byTime(repo, ends));
  t.deepEqual(tallied(built, 'file'), {documents: 7, test: 3, train: 2, val: 2});
  t.deepEqual(built.ledger['files'], ['a.txt', 'a.txt\0test', 'b.txt', 'c.txt\0val', 'd.txt\0val', 'e.txt\0test', 'f.txt\0test']);
});

test('a pick after the cut takes what it was picked from along, with the file that that brought', async (t) => {
  const {repo, build, oids, ends} = six(t);
  repo.run('checkout', '--quiet', '-b', 'release', oids[0] ?? '');
  repo.run('cherry-pick', '-x', oids[1] ?? '');
  repo.run('checkout', '--quiet', 'main');
  repo.run('merge', '--quiet', '--no-ff', '-m', 'Merge release', 'release');
  const built = await build(byTime(repo, ends));
  t.deepEqual({alone: tallied(built, 'commit')['test, train alone'], train: tallied(built, 'commit')['train']}, {alone: 1, train: 1});
  t.deepEqual({alone: tallied(built, 'file')['test, train alone'], train: tallied(built, 'file')['train']}, {alone: 1, train: 1});
});

test('a branch that is older than a cut and merged after it is of the part that has its files first', async (t) => {
  const {repo, build} = mill(t);
  change(repo, 'a.txt');
  repo.run('checkout', '--quiet', '-b', 'side');
  const aside = change(repo, 'aside.txt');
  repo.run('checkout', '--quiet', 'main');
  const ends = {train: change(repo, 'b.txt'), val: change(repo, 'c.txt')};
  change(repo, 'd.txt');
  repo.run('merge', '--quiet', '--no-ff', '-m', 'Merge side', 'side');
  const built = await build(byTime(repo, ends));
  t.deepEqual({alone: tallied(built, 'commit')['test, train alone'], train: tallied(built, 'commit')['train']}, {alone: 1, train: 2}, `${aside} goes with its file`);
  t.deepEqual(tallied(built, 'file'), {documents: 5, test: 2, train: 2, val: 1});
});

test('content that comes back after a cut takes along who brought it first', async (t) => {
  const {repo, build} = mill(t);
  repo.write('a.txt', 'first\n');
  change(repo, 'beside.txt');
  repo.write('a.txt', 'second\n');
  const ends = {train: repo.commit('another'), val: change(repo, 'b.txt')};
  repo.write('a.txt', 'first\n');
  repo.commit('back');
  const built = await build(byTime(repo, ends));
  t.deepEqual(tallied(built, 'commit'), {'documents': 4, 'test': 2, 'test, train alone': 1, 'train': 1, 'val': 1});
  t.deepEqual(tallied(built, 'file'), {'documents': 4, 'test': 2, 'test, train alone': 1, 'train': 1, 'val': 1});
});

test('one more commit asks for its own side and for the files it changed; other cuts are told from the same rows', async (t) => {
  const {repo, build, ends, oids} = six(t);
  await build(byTime(repo, ends));
  const oid = change(repo, 'g.txt');
  const {ledger} = await build(byTime(repo, ends));
  t.deepEqual({commits: ledger['splits.commit'], files: ledger['splits.file'], listed: ledger['files'], tokens: ledger['tokens.commit']}, {commits: [oid], files: ['g.txt\0test'], listed: ['g.txt\0test'], tokens: [oid]});
  t.deepEqual({documents: ledger['documents in parts.commit'], groups: ledger['groups in parts.commit'], files: ledger['documents in parts.file'], byFiles: ledger['groups in parts.file']}, {documents: [oid], groups: [`commit ${oid}`], files: ['g.txt\0test'], byFiles: [`commit ${oid}`]}, 'whether a change is parted is asked of what changed');
  const rolled = await build(byTime(repo, {train: ends.val, val: oids[5] ?? ''}));
  t.is(rolled.ledger['tokens.commit'], undefined, 'nothing is tokenized again because it moved');
  t.deepEqual(tallied(rolled, 'commit'), {documents: 7, test: 1, train: 4, val: 2});
});

for (const method of ['random', 'path'] as const) {
  test(`by ${method}, a group is on one side, whatever comes later`, async (t) => {
    const {repo, build, oids} = six(t);
    for (const at of [1, 2, 3]) change(repo, `folder${at}/file.txt`);
    repo.run('revert', '--no-edit', oids[5] ?? '');
    const rules = parted({method, shares: {train: 1, val: 1, test: 1}, seed: 'b'});
    const before = tallied(await build(rules), 'commit');
    t.is((before['train'] ?? 0) + (before['val'] ?? 0) + (before['test'] ?? 0), 10);
    t.true(Object.values(before).filter((count) => count > 0).length >= 3, JSON.stringify(before));
    change(repo, 'a.txt/../h.txt');
    const {ledger} = await build(rules);
    t.is(ledger['splits.commit']?.length, 1);
  });
}

for (const seed of [1, 2, 3, 4, 5, 6]) {
  test(`parted step by step is parted at once (seed ${seed})`, async (t) => {
    const {repo, build} = mill(t);
    const dice = random(seed);
    const oids = [change(repo, 'first.txt'), change(repo, 'second.txt')];
    for (let step = 0; step < 5; step++) {
      for (let left = 1 + dice.int(3); left > 0; left--) {
        const [name, other] = [`${'abc'[dice.int(3)]}.txt`, `${'abc'[dice.int(3)]}.txt`];
        repo.write(name, `${dice.int(4)}\n`);
        if (dice.int(4) === 0) repo.write(`dir/${other}`, readFileSync(`${repo.dir}/${name}`, 'utf8'));
        if (repo.run('status', '--porcelain') !== '') oids.push(repo.commit(`step ${step}`));
      }
      if (dice.int(3) === 0) oids.push(repo.commit(`This reverts commit ${oids[dice.int(oids.length)] ?? ''}.`));
      const train = dice.int(oids.length);
      const rules = dice.int(4) === 0 ? parted({method: 'path', shares: {train: 2, val: 1, test: 1}, seed: `${dice.int(2)}`}) : byTime(repo, {train: oids[train] ?? '', val: oids[train + dice.int(oids.length - train)] ?? ''});
      const incremental = await build(rules);
      const clean = await build(rules, `clean ${step}`);
      t.deepEqual(incremental.files, clean.files, `step ${step}`);
    }
  });
}

test('chooseCuts() ends parts at commits of the main line, as near to the shares as they allow', (t) => {
  const commits = Array.from({length: 100}, (_, at) => ({oid: String(at).padStart(40, '0'), corrected: at}));
  const name = (at: number) => commits[at]?.oid ?? '';
  const cuts = chooseCuts(commits, new Set([3, 60, 69, 70, 84, 90, 99].map(name)), {train: 70, val: 15, test: 15});
  t.deepEqual(cuts, {train: {oid: name(69), corrected: 69}, val: {oid: name(84), corrected: 84}});
  t.deepEqual(cuts && countParts(commits, cuts), {train: 70, val: 15, test: 15});
  t.is(chooseCuts(commits, new Set(), {train: 1, val: 0, test: 0}), undefined);
  t.is(chooseCuts(commits, new Set([name(50)]), {train: 1, val: 0, test: 9})?.train.oid, name(50), 'nothing is no part');
});
