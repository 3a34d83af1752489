import test from 'ava';
import {digestOf} from '../../../../graph/value/digest.ts';
import {isStub} from '../../../../graph/value/stub.ts';
import {commits} from '../../../golden/commits.ts';
import {chunkRules, commitChunks, type ChunkRules} from '../../../../stages/tokenize/structural/commit-chunks.ts';
import type {StructuralChunk} from '../../../../stages/tokenize/structural/structural-chunk.ts';
import {hunkCode} from '../../../../stages/tokenize/structural/hunk-code.ts';
import {isTestPath, moduleOf} from '../../../../stages/parse/path-names.ts';

/** The chunk of a commit with one change, by that author. */
async function chunkBy(email: string, rules: Partial<ChunkRules> = {}): Promise<StructuralChunk> {
  const commit = commits['change: modified'] ?? commits['merge'];
  if (commit === undefined) throw new Error('No such commit');
  const value = {...commit, author: {name: 'Name', email, seconds: 1_582_972_800, zone: '+1400'}};
  const chunks = await commitChunks.run({commit: {row: {digest: digestOf(Buffer.of()), value}, refs: []}}, {...chunkRules, ...rules}, new Map());
  const [chunk] = isStub(chunks) ? [] : chunks;
  if (chunk === undefined) throw new Error('No chunk');
  return chunk;
}

test('commitChunks names authors by pseudonyms, the same for one address everywhere', async (t) => {
  const {author} = await chunkBy('one@example.org');
  t.regex(author, /^author_[0-9a-f]{12}$/);
  t.is((await chunkBy('One@Example.org')).author, author);
  t.not((await chunkBy('two@example.org')).author, author);
  t.not((await chunkBy('one@example.org', {salt: 'pepper'})).author, author);
  t.false(JSON.stringify(await chunkBy('one@example.org')).includes('example.org'));
  t.is((await chunkBy('one@example.org', {author: 'email'})).author, 'one@example.org');
  t.is((await chunkBy('one@example.org', {author: 'none'})).author, '');
  t.is((await chunkBy('')).author, '');
});

test("commitChunks puts dates into buckets, in the author's own time zone", async (t) => {
  // Twenty to eleven in the morning of 2020-02-29 in UTC is the first of March there.
  const shown = async (timestamp: ChunkRules['timestamp']) => (await chunkBy('a', {timestamp})).timestamp;
  t.deepEqual([await shown('year'), await shown('month'), await shown('day'), await shown('none')], ['2020', '2020-03', '2020-03-01', '']);
});

test('commitChunks keeps a change whose lines are not known, without code', async (t) => {
  const {code, path, change} = await chunkBy('a');
  t.deepEqual([code, path, change], [[], 'src/a.rs', 'modified_file']);
});

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
