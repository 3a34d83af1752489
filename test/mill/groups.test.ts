import test from 'ava';
import {begun, evidence, grouped, records, request, together} from './groups-rig.ts';
import {recordsOf, type Milled} from './rig.ts';

test('a squash is found by its number, its tree and its whole patch; without any of these it is alone', async (t) => {
  const {repo, change, build, first} = begun(t);
  request(repo, 1, () => [change('a', 'half of a'), change('b', 'half of b')]);
  repo.run('merge', '--quiet', '--squash', 'refs/pull/1/head');
  const treeAndPatch = repo.commit('All of it');
  request(repo, 2, () => [change('c', 'c'), change('d', 'd')]);
  const between = change('e', 'between');
  repo.run('merge', '--quiet', '--squash', 'refs/pull/2/head');
  const patch = repo.commit('All of it again (#2)');
  const milled = await build(grouped);
  t.deepEqual(evidence(milled, treeAndPatch), ['patch of pull', 'tree of pull']);
  t.deepEqual(evidence(milled, patch), ['patch of pull', 'subject names pull']);
  t.deepEqual([first, between].map((oid) => records(milled).get(oid)?.change_group), [undefined, undefined]);
});

test('a merge has the commits it brought, and those of a merge among them are that one’s', async (t) => {
  const {repo, change, build} = begun(t);
  repo.run('checkout', '--quiet', '-b', 'outer');
  const a = change('a', 'a');
  repo.run('checkout', '--quiet', '-b', 'inner');
  const b = change('b', 'b');
  repo.run('checkout', '--quiet', 'outer');
  repo.run('merge', '--quiet', '--no-ff', '-m', 'Merge pull request #2 from x/inner', 'inner');
  const inner = repo.run('rev-parse', 'HEAD');
  repo.run('checkout', '--quiet', 'main');
  const apart = change('z', 'meanwhile');
  repo.run('checkout', '--quiet', 'outer');
  repo.run('merge', '--quiet', '-m', "Merge branch 'main' into outer", 'main');
  const caughtUp = repo.run('rev-parse', 'HEAD');
  repo.run('checkout', '--quiet', 'main');
  const last = change('y', 'last before');
  repo.run('merge', '--quiet', '--no-ff', '-m', 'Merge pull request #1 from x/outer', 'outer');
  const outer = repo.run('rev-parse', 'HEAD');
  t.deepEqual(together(await build(grouped), {a, b, i: inner, o: outer, u: caughtUp, z: apart, l: last}), ['aou', 'bi', 'l', 'z']);
});

test('a pick, a revert and what lands again are one change, and say so', async (t) => {
  const {repo, change, build, first} = begun(t);
  const a = change('a', 'a');
  repo.run('revert', '--no-edit', a);
  const undone = repo.run('rev-parse', 'HEAD');
  repo.run('revert', '--no-edit', undone);
  const again = repo.run('rev-parse', 'HEAD');
  repo.run('checkout', '--quiet', '-b', 'old', first);
  change('o', 'old line');
  repo.run('cherry-pick', '-x', a);
  const picked = repo.run('rev-parse', 'HEAD');
  const milled = await build({...grouped, refs: ['main', 'old']});
  t.deepEqual(together(milled, {a, u: undone, r: again, p: picked, f: first}), ['aurp', 'f']);
  const [ofA, ofUndone, ofAgain] = [a, undone, again].map((oid) => records(milled).get(oid));
  t.deepEqual([ofA?.['reverted_by'], ofA?.['relanded_by']], [[undone], [again]]);
  t.deepEqual([ofUndone?.['reverts'], ofUndone?.['reverted_by']], [[a], [again]]);
  t.deepEqual(ofAgain?.['relands'], [a]);
  t.deepEqual(evidence(milled, picked), ['cherry-picked from', 'same patch']);
});

test('a claim that names nothing, or two things, or itself, links nothing', async (t) => {
  const {repo, change, build} = begun(t);
  const a = change('a', 'a');
  const claims = [`This reverts commit ${'0'.repeat(40)}.`, `(cherry picked from commit ${'f'.repeat(40)})`, `This reverts commit ${a.slice(0, 12)}${'0'.repeat(28)}.`, 'This reverts commit 1234567.'];
  for (const claim of claims) repo.commit(`claim\n\n${claim}`);
  const milled = await build(grouped);
  t.deepEqual([...records(milled).values()].filter(({change_group}) => change_group !== undefined), []);
  const short = repo.commit(`claim\n\nThis reverts commit ${a.slice(0, 9)}.`);
  t.deepEqual(together(await build(grouped), {a, s: short}), ['as']);
});

test('what many have in common links none of them, and is counted', async (t) => {
  const {repo, build} = begun(t);
  for (let count = 0; count < 70; count++) {
    repo.write('switch.txt', count % 2 === 0 ? 'on\n' : 'off\n');
    repo.commit(`turn (#5)`);
    repo.commit('nothing');
  }
  const milled = await build(grouped);
  const {groups, patches} = JSON.parse(milled.files['stats.json'] ?? '{}') as Readonly<Record<string, Readonly<Record<string, number>>>>;
  // On and off again 35 times each, and 70 claims of one request: the first are few enough to be copies of one another.
  t.deepEqual([groups?.['groups'], groups?.['commits'], groups?.['requests']], [2, 69, 0]);
  t.deepEqual([patches?.['patches'], patches?.['commits']], [4, 71]);
});

test('an amended message and a new commit: their claims are asked, and no group but theirs is found again', async (t) => {
  const {repo, change, build} = begun(t);
  const a = change('a', 'a (#1)');
  change('b', 'b (#2)');
  repo.run('revert', '--no-edit', a);
  change('c', 'c');
  await build(grouped);
  repo.run('commit', '--quiet', '--amend', '-m', 'c (#3)');
  const c = repo.run('rev-parse', 'HEAD');
  const amended = await build(grouped);
  const only = (ledger: Milled['ledger'], ...names: string[]) => Object.fromEntries(Object.entries(ledger).filter(([name]) => names.includes(name)));
  const asked = ['claims', 'patch-ids', 'linked', 'groups', 'samples.commit', 'commit samples', 'edits'];
  t.deepEqual(only(amended.ledger, ...asked), {claims: [c], 'patch-ids': [c], linked: [`commit ${c}`], groups: [`commit ${c}`], 'commit samples': [c], 'samples.commit': [c]});
  repo.run('revert', '--no-edit', 'HEAD~2');
  const d = repo.run('rev-parse', 'HEAD');
  const undo = await build(grouped);
  const group = [...records(undo).values()].filter(({change_group}) => change_group?.id === records(undo).get(d)?.change_group?.id).map(({commit_hash}) => commit_hash).sort();
  t.true(group.length === 2 && group.includes(d));
  const {linked, ...rest} = only(undo.ledger, ...asked);
  t.deepEqual(linked, [`commit ${group[0]}`]);
  t.deepEqual(rest['commit samples'], [d]);
  t.deepEqual(rest['samples.commit'], group);
});

test('a file is of the group of the commit that introduced it as it is, wherever that commit came in', async (t) => {
  const {repo, change, build, first} = begun(t);
  const before = change('a', 'a');
  repo.run('checkout', '--quiet', '-b', 'work');
  repo.write('a.txt', 'better\n');
  const better = repo.commit('better');
  repo.run('checkout', '--quiet', 'main');
  change('z', 'meanwhile');
  repo.run('merge', '--quiet', '--no-ff', '-m', 'Merge pull request #1 from x/work', 'work');
  const files = (milled: Milled) => new Map(recordsOf(milled, 'file').map((record) => [record['path'], [record['introduced_by'], (record['change_group'] as {id: string} | undefined)?.id]]));
  const milled = await build(grouped);
  t.deepEqual(files(milled).get('a.txt'), [better, records(milled).get(better)?.change_group?.id]);
  t.deepEqual(files(milled).get('first.txt'), [first, `commit ${first}`]);
  repo.run('revert', '--no-edit', '-m', '1', 'HEAD');
  const undone = await build(grouped);
  t.deepEqual(files(undone).get('a.txt'), [before, `commit ${before}`]);
  t.deepEqual(undone.ledger['file samples'], ['a.txt']);
  t.deepEqual(undone.ledger['samples.file'], ['a.txt']);
});

test('heads of requests may stand at anything, and bring only commits', async (t) => {
  const {repo, change, build, first} = begun(t);
  const a = change('a', 'a');
  repo.run('tag', '-a', 'of-a-file', '-m', 'no commit', `${a}:a.txt`);
  for (const [number, to] of [[1, `${a}:a.txt`], [2, `${a}^{tree}`], [3, 'of-a-file'], [4, first], [5, a]] as const) repo.run('update-ref', `refs/pull/${number}/head`, repo.run('rev-parse', to));
  repo.run('update-ref', 'refs/pull/6/head', repo.run('commit-tree', '-m', 'of another root', `${a}^{tree}`));
  repo.run('update-ref', 'refs/pull/07/head', a);
  const milled = await build(grouped);
  t.deepEqual([...records(milled).values()].flatMap(({change_group}) => change_group?.requests ?? []), []);
  request(repo, 8, () => [change('b', 'b')]);
  repo.run('cherry-pick', '--no-commit', 'refs/pull/8/head');
  const squashed = repo.commit('b, in other words');
  t.deepEqual(records(await build(grouped)).get(squashed)?.change_group?.requests, ['pull 8']);
});

test('without change groups nothing of them runs, and a dataset is what it was before they were asked for', async (t) => {
  const {change, build} = begun(t);
  change('a', 'a (#1)');
  const plain = await build({tokenizer: {kind: 'none'}});
  t.deepEqual(Object.keys(plain.ledger).filter((name) => /claims|patch|linked|groups|brought|known/.test(name)), []);
  await build(grouped);
  const again = await build({tokenizer: {kind: 'none'}});
  t.is(again.report.root, plain.report.root);
  t.deepEqual(again.files, plain.files);
});
