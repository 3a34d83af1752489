// Files with their tests in a build: the seed's text, which rule pairs what, and that no byte is trained twice.
import {join} from 'node:path';
import test from 'ava';
import {testName} from '../../stages/sample/test-pair/test-names.ts';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import type {Manifest} from '../../tools/executors/build/manifest.ts';
import {readNatively} from './native-reader.ts';
import {mill, recordsOf, type Milled} from './rig.ts';

const pairs: Partial<Dataset> = {testPairs: true};
const line = '='.repeat(80);
const shown = (milled: Pick<Milled, 'files'>) => recordsOf(milled, 'test-pair').map(({impl_file: file, test_file: own, rule}) => [file, own, rule].join(' < '));

test('a test pair: its members, and its text as the seed writes it', async (t) => {
  const {repo, build} = mill(t);
  repo.write('src/pay.rs', 'pub fn pay() {}\n');
  repo.write('tests/pay.rs', 'use a::pay;\n');
  repo.commit('first');
  t.deepEqual(recordsOf(await build(pairs), 'test-pair'), [{
    type: 'test_pair', test_file: 'tests/pay.rs', impl_file: 'src/pay.rs', rule: 'tests/*, same place',
    training_content: `Test-Implementation Pair\n\nImplementation: src/pay.rs\n${line}\npub fn pay() {}\n\n\nTests: tests/pay.rs\n${line}\nuse a::pay;\n`,
  }]);
});

test('tests inside of a file are taken out of its code, and every byte of the file is there once', async (t) => {
  const {repo, build} = mill(t);
  const code = '// é\npub fn one() -> u8 {\n    1\n}\n\n';
  const tests = '#[cfg(test)]\nmod tests {\n    use super::*;\n\n    #[test]\n    fn is_one() {\n        assert_eq!(one(), 1);\n    }\n}';
  repo.write('src/lib.rs', `${code}${tests}\n\npub fn last() {}\n`);
  repo.commit('first');
  const [record, ...more] = recordsOf(await build(pairs), 'test-pair');
  t.deepEqual(more, []);
  t.is(record?.['rule'], 'inline');
  t.is(record?.['training_content'], `Test-Implementation Pair\n\nImplementation: src/lib.rs\n${line}\n${code}\n\npub fn last() {}\n\n\nTests: src/lib.rs\n${line}\n${tests}`);
});

test('a file with several tests is one row: trained with the first, shown with the others', async (t) => {
  const {root, repo, build} = mill(t);
  const code = 'def f():\n    return 1\n';
  repo.write('a.py', code);
  repo.write('test_a.py', 'from a import f\n\ndef test_f():\n    assert f() == 1\n');
  repo.write('tests/test_a.py', 'import a\n\ndef test_more():\n    assert a.f() != 2\n');
  repo.commit('first');
  const milled = await build(pairs);
  t.deepEqual(milled.ledger['samples.test-pair'], ['a.py']);
  t.deepEqual(shown(milled), ['a.py < test_a.py < test_*, same place, calls, imports', 'a.py < tests/test_a.py < test_*, same place, calls, imports']);
  const {tokenizers: [entry]} = JSON.parse(milled.files['manifest.json'] ?? '') as Manifest;
  const [first, second] = readNatively(join(root, 'own/out'), entry?.shards.filter(({kind}) => kind === 'test-pair') ?? []).flat();
  t.is((first?.lossTo ?? 0) - (first?.lossFrom ?? 0), first?.ids.length ?? 0);
  // A token is a byte here: the code and what stands before it.
  t.is(second?.lossFrom, `Test-Implementation Pair\n\nImplementation: a.py\n${line}\n${code}`.length);
});

test('what a test calls decides between files of one name, and pairs tests whose name tells nothing', async (t) => {
  const {repo, build} = mill(t);
  repo.write('src/one/shape.ts', 'export function area(): number {\n  return 1;\n}\nexport function side(): number {\n  return 1;\n}\nexport function corners(): number {\n  return 4;\n}\n');
  repo.write('src/two/shape.ts', 'export function volume(): number {\n  return 2;\n}\n');
  repo.write('checks/shape.spec.ts', "import {volume} from '../src/two/shape.ts';\n\nvolume();\n");
  repo.write('checks/everything.test.ts', "import {area, corners, side} from '../src/one/shape.ts';\n\narea();\nside();\ncorners();\n");
  repo.write('checks/nothing.test.ts', 'export const nothing = 1;\n');
  repo.write('other/shape.test.ts', 'export const alone = 1;\n');
  // A helper of tests and a helper of code have one name and nothing else in common.
  repo.write('src/one/helper.ts', 'export const help = 1;\n');
  repo.write('checks/tests/helper.ts', 'export const assist = 1;\n');
  repo.commit('first');
  const milled = await build(pairs);
  t.deepEqual(shown(milled), ['src/one/shape.ts < checks/everything.test.ts < calls', 'src/two/shape.ts < checks/shape.spec.ts < *.spec, calls, imports']);
  const {pairings} = JSON.parse(milled.files['stats.json'] ?? '{}') as {readonly pairings: unknown};
  t.deepEqual(pairings, {'pairs': 2, 'by calls': 1, 'by *.spec, calls, imports': 1});
});

test('what a test imports decides where it calls nothing, and pairs what has the name of a test and imports one file alone', async (t) => {
  const {repo, build} = mill(t);
  for (const folder of ['one', 'two']) repo.write(`src/${folder}/shape.ts`, `export const sides_${folder} = 1;\n`);
  repo.write('src/index.ts', "export * from './one/shape.ts';\n");
  repo.write('checks/shape.spec.ts', "import {sides_two} from '../src/two/shape.ts';\n\nexport const seen = sides_two;\n");
  repo.write('checks/all.spec.ts', "import * as whole from '../src/index.ts';\n\nexport const seen = whole;\n");
  repo.write('checks/sides.spec.ts', "import {sides_one} from '../src/one/shape.ts';\nimport {strict} from 'node:assert';\n\nexport const seen = [sides_one, strict];\n");
  repo.write('checks/both.spec.ts', "import {sides_one} from '../src/one/shape.ts';\nimport {sides_two} from '../src/two/shape.ts';\n\nexport const seen = [sides_one, sides_two];\n");
  repo.commit('first');
  t.deepEqual(shown(await build(pairs)), ['src/one/shape.ts < checks/sides.spec.ts < imports', 'src/two/shape.ts < checks/shape.spec.ts < *.spec, imports']);
});

test('tests of a module of Rust in a file of their own are no tests inside of it, and are told by that file', async (t) => {
  const {repo, build} = mill(t);
  repo.write('Cargo.toml', '[package]\nname = "a"\n');
  repo.write('src/lib.rs', 'pub mod pay;\n');
  repo.write('src/pay/mod.rs', 'pub fn pay() -> u8 {\n    1\n}\n\n#[cfg(test)]\nmod tests;\n');
  repo.write('src/pay/tests.rs', 'use super::*;\n\n#[test]\nfn pays() {\n    assert_eq!(pay(), 1);\n}\n');
  repo.commit('first');
  const milled = await build(pairs);
  t.deepEqual(shown(milled), ['src/pay/mod.rs < src/pay/tests.rs < tests.rs, same place, calls, imports']);
  t.true(String(recordsOf(milled, 'test-pair')[0]?.['training_content']).includes('#[cfg(test)]\nmod tests;\n'), 'the code is whole');
});

test('a file that is left out of the dataset comes in by no pair', async (t) => {
  const {repo, build} = mill(t);
  repo.write('src/a.go', 'package a\n');
  repo.write('src/a_test.go', 'package a\n\n// Tests.\n');
  repo.commit('first');
  t.is(recordsOf(await build(pairs), 'test-pair').length, 1);
  for (const left of ['src/a.go', '**/*_test.go']) t.is(recordsOf(await build({...pairs, files: {include: [], exclude: [left], keep: [], maxBytes: 1000}}), 'test-pair').length, 0);
});

test('a changed test asks its own pair and no other', async (t) => {
  const {repo, build} = mill(t);
  for (const name of ['a', 'b']) {
    repo.write(`${name}.py`, `def ${name}():\n    return 1\n`);
    repo.write(`test_${name}.py`, `from ${name} import ${name}\n\ndef test_it():\n    ${name}()\n`);
  }
  repo.commit('first');
  await build(pairs);
  repo.write('test_a.py', 'from a import a\n\n# More.\ndef test_it():\n    a()\n');
  repo.commit('second');
  const {ledger} = await build(pairs);
  t.deepEqual([ledger['pairings'], ledger['samples.test-pair']], [['test_a.py'], ['a.py']]);
});

test('names of tests by whole words', (t) => {
  const named = (path: string) => {
    const found = testName(path);
    return found === undefined ? undefined : `${found.stem}, ${found.rule}`;
  };
  t.deepEqual(
    ['a/pay_test.go', 'test_pay.py', 'pay.spec.ts', 'pay.test.tsx', 'src/test/java/PayTest.java', 'TestPay.java', 'pay_unittest.cc', '__tests__/pay.js', 'PayTests.swift', 'pay-test.js', 'tests/common/mod.rs'].map(named),
    ['pay, *_test', 'pay, test_*', 'pay, *.spec', 'pay, *_test', 'Pay, *Test', 'Pay, Test*', 'pay, *_test', 'pay, tests/*', 'Pay, *Test', 'pay, *_test', 'mod, tests/*'],
  );
  t.deepEqual(['latest/contest.rs', 'attest.py', 'Latest.java', 'testing.go', 'protest/a.c', 'Testament.cs', 'fastest_path.rs'].map(named).filter((one) => one !== undefined), []);
});
