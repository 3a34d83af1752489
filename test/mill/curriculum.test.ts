// Everything that orders and thins out a dataset at once, with tokens: one more commit costs its own rows and about one shard a document, and gives what a clean build gives.
import test from 'ava';
import {seedPhases} from '../../stages/dataset/phases/phase-rules.ts';
import {nearPresets} from '../../stages/dataset/duplicates/near-rules.ts';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import {mill} from './rig.ts';

test('one commit on a dataset with parts, phases, duplicates, test pairs and tokens', async (t) => {
  const {repo, build} = mill(t);
  for (let at = 0; at < 12; at++) {
    repo.write(`src/f${at}.rs`, `pub fn f${at}() -> usize {\n${`    g${at}(${at});\n`.repeat(3 + at)}    ${at}\n}\n`);
    repo.write(`tests/f${at}.rs`, `use own::f${at};\n#[test]\nfn works() { assert_eq!(f${at}::f${at}(), ${at}); }\n`);
    repo.commit(`add ${at}`);
  }
  const cut = (back: number) => ({oid: repo.run('rev-parse', `HEAD~${back}`), corrected: Number(repo.run('log', '-1', '--format=%ct', `HEAD~${back}`))});
  const all: Partial<Dataset> = {groups: true, split: {rules: {method: 'time', train: cut(5), val: cut(2)}}, phases: seedPhases, testPairs: true, duplicates: {as: 'drop', exact: true, near: nearPresets.starcoder2}, outlines: {history: false, calls: true}};
  await build(all);
  const files = ['src/f1.rs', 'src/f2.rs', 'src/f3.rs', 'src/f4.rs', 'src/f5.rs'];
  for (const file of files) repo.write(file, `${repo.run('show', `HEAD:${file}`)}\n// one more line of ${file}\n`);
  const oid = repo.commit('one more');
  const {ledger, files: outputs, report} = await build(all);
  t.deepEqual(outputs, (await build(all, 'clean')).files);
  const rows = files.map((file) => `${file}\0test`);
  for (const name of ['files', 'profiles', 'outlines.asked', 'file samples', 'contents.file', 'splits.file', 'tokens.file']) t.deepEqual(ledger[name], rows, name);
  // What is told of the tree that a part ends with is told by path.
  for (const name of ['test: outlines', 'test: pairings', 'usages']) t.deepEqual(ledger[name], files, name);
  for (const name of ['commits', 'commit samples', 'contents.commit', 'splits.commit', 'samples.commit', 'tokens.commit', 'sections.commit']) t.deepEqual(ledger[name], [oid], name);
  // A band of a text that went is looked at, too, and one that it had before: of each document at most twice the bands of a text.
  t.true((ledger['bands.file'] ?? []).length <= 5 * 25 * 2 && ledger['bands.commit']?.length === 25);
  // Eleven documents changed, each with its text and its tokens: five files, their pairs with tests, and the commit.
  t.true(report.shards.written <= 2 * (11 + 1), `${report.shards.written} shards`);
  for (const [name, ran] of Object.entries(ledger)) if (!/^(?:bands|stats|shards)/.test(name)) t.true(ran.length <= 12, `${name}: ${ran.length}`);
});
