import test from 'ava';
import {hunkCode} from '../../../../stages/tokenize/structural/hunk-code.ts';
import {isTestPath, moduleOf} from '../../../../stages/tokenize/structural/path-names.ts';

test('hunkCode() is the side after the change, hunk by hunk', (t) => {
  t.deepEqual(hunkCode('@@ -1,3 +1,3 @@ fn a() {\n same\n-old\n+new\n \n+@@ not a hunk\n@@ -9 +9 @@\n+\n'), [
    [{text: 'same\n', changed: false}, {text: 'new\n', changed: true}, {text: '\n', changed: false}, {text: '@@ not a hunk\n', changed: true}],
    [{text: '\n', changed: true}],
  ]);
  t.deepEqual(hunkCode('@@ -1 +0,0 @@\n-gone\n'), [[]]);
  t.deepEqual(hunkCode(''), []);
});

test('hunkCode() knows which side lacks its last newline', (t) => {
  const end = '\\ No newline at end of file\n';
  t.deepEqual(hunkCode(`@@ -1 +1 @@\n-old\n${end}+new\n`), [[{text: 'new\n', changed: true}]]);
  t.deepEqual(hunkCode(`@@ -1 +1 @@\n-old\n+new\n${end}`), [[{text: 'new', changed: true}]]);
  t.deepEqual(hunkCode(`@@ -1,2 +1 @@\n-old\n same\n${end}`), [[{text: 'same', changed: false}]]);
  t.deepEqual(hunkCode(`@@ -1,2 +1 @@\n same\n-old\n${end}`), [[{text: 'same\n', changed: false}]]);
});

for (const [path, module] of [
  ['src/energy_market/lib.rs', 'energy_market'], ['src/energy_market/disputes.rs', 'energy_market::disputes'], ['crates/router/src/core/mod.rs', 'router::core'], ['main.rs', 'main'], ['src/lib.rs', 'lib'],
  ['pkg/__init__.py', 'pkg'], ['.eslintrc', '.eslintrc'], ['docs/a.b.md', 'docs::a.b'], ['Makefile', 'Makefile'],
] as const) {
  test(`moduleOf("${path}") is ${module}`, (t) => {
    t.is(moduleOf(path), module);
  });
}

test('isTestPath() goes by whole words', (t) => {
  for (const path of ['test/a.rs', 'a/tests/b.rs', 'src/a.test.ts', 'a_test.go', 'test_a.py', 'x/__tests__/y.js', 'a.spec.ts', 'Tests/A.cs']) t.true(isTestPath(path), path);
  for (const path of ['latest/a.rs', 'contest.rs', 'src/testing.rs', 'protest_a.py', 'specification.md', 'inspect.ts', 'attestation.rs']) t.false(isTestPath(path), path);
});
