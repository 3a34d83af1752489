// Semantic chunks in a build: what runs again for what, and that a chunk is the code that it says it is.
import test from 'ava';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import {mill, type Milled} from './rig.ts';

const chunks: Partial<Dataset> = {chunks: {form: 'sides', maxBytes: 4096}};

interface Chunk {readonly [key: string]: unknown; readonly commit_hash: string; readonly file_path: string; readonly function_name: string; readonly change_type: string; readonly line_range: readonly [number, number]; readonly training_content: string}

function chunksIn({files}: Pick<Milled, 'files'>): readonly Chunk[] {
  return Object.entries(files).filter(([name]) => name.startsWith('shards/chunk-')).flatMap(([, text]) => text.trimEnd().split('\n').map((line): Chunk => JSON.parse(line)));
}

const ran = ({ledger}: Pick<Milled, 'ledger'>) => Object.fromEntries(['chunks', 'samples.chunk', 'edits', 'shards.chunk'].map((name) => [name, ledger[name]?.length ?? 0]));

test('one edited function is one chunk, and the build runs one row of each kind for it', async (t) => {
  const {repo, build} = mill(t);
  repo.write('src/a.rs', 'fn a() {\n    1\n}\n\nfn b() {\n    2\n}\n');
  repo.write('notes', 'one\n');
  repo.commit('first');
  await build(chunks);
  repo.write('src/a.rs', 'fn a() {\n    1\n}\n\nfn b() {\n    3\n}\n');
  repo.commit('fix: count right\n\nAt length.');
  const milled = await build(chunks);
  t.deepEqual(ran(milled), {'chunks': 1, 'samples.chunk': 1, 'edits': 1, 'shards.chunk': 1});
  const all = chunksIn(milled);
  t.deepEqual(all.map(({file_path, function_name, change_type}) => [file_path, function_name, change_type]), [['notes', '', 'unknown'], ['src/a.rs', 'a', 'new_function'], ['src/a.rs', 'b', 'new_function'], ['src/a.rs', 'b', 'bug_fix']]);
  t.is(all.at(-1)?.training_content, '// File: src/a.rs\n\nBefore:\nfn b() {\n    2\n}\n\nCommit: fix: count right\nAfter:\nfn b() {\n    3\n}\n');
  t.deepEqual(all.at(-1)?.line_range, [5, 7]);
});

test('an amended message cuts nothing again, and a rebase and a move neither', async (t) => {
  const {repo, build} = mill(t);
  repo.write('a.ts', 'export function a(): number {\n  return 1;\n}\n');
  repo.commit('first');
  repo.write('b.ts', 'export const b = 1;\n');
  repo.commit('second');
  await build(chunks);
  repo.run('commit', '--quiet', '--amend', '-m', 'perf: another');
  t.like(ran(await build(chunks)), {'chunks': 0, 'samples.chunk': 1, 'edits': 0});
  repo.run('mv', 'a.ts', 'c.ts');
  repo.commit('move');
  t.like(ran(await build(chunks)), {'chunks': 0, 'samples.chunk': 1, 'edits': 0});
});

test('both sides of every chunk stand in the files of their commits, at the lines it says', async (t) => {
  const {repo, build} = mill(t);
  const write = (body: string) => repo.write('a.py', `import os\n\n\nclass A:\n    """Says."""\n\n    def one(self):\n        return ${body}\n\n\ndef two():\n    return ${body}\n`);
  for (const body of ['1', 'os.sep', '[]']) {
    write(body);
    repo.commit(`return ${body}`);
  }
  const all = chunksIn(await build(chunks));
  t.is(all.length, 2 + 2 + 2 + 2);
  for (const {commit_hash: commit, file_path: path, line_range: [from, to], training_content: text} of all) {
    const lines = repo.run('show', `${commit}:${path}`).split('\n').slice(from - 1, to).join('\n');
    t.true(text.endsWith(`After:\n${lines}\n`), `${text}\n---\n${lines}`);
  }
});

test('a build that asks for no chunks runs nothing of them, and gives the bytes it gave', async (t) => {
  const {repo, build} = mill(t);
  repo.write('a.rs', 'fn a() {}\n');
  repo.commit('first');
  const without = await build();
  t.deepEqual(Object.keys(without.ledger).filter((name) => /chunk|pairs to cut/.test(name)), []);
  await build(chunks);
  t.deepEqual((await build()).files, without.files);
});

test('chunks of grouped commits carry their group', async (t) => {
  const {repo, build} = mill(t);
  repo.write('a.rs', 'fn a() {}\n');
  repo.commit('first');
  repo.write('a.rs', 'fn a() { 1 }\n');
  const id = repo.commit('second');
  repo.run('revert', '--no-edit', 'HEAD');
  const milled = await build({...chunks, groups: true});
  const groups = chunksIn(milled).map(({change_group}) => (change_group as {readonly id: string} | undefined)?.id);
  t.true(new Set(groups.slice(-2)).size === 1 && groups.at(-1) !== undefined, `${id}: ${groups.join()}`);
});
