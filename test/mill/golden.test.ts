import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {random} from '../graph/rig/random.ts';
import type {Repo} from '../stages/source/git/rig.ts';
import {mill, recordsOf} from './rig.ts';
import {wildHistory} from './wild-history.ts';

/** Without what an export adds one day: these members, in this order, are promised. */
const fileMembers = ['type', 'path', 'size_bytes', 'training_content'];
const commitMembers = ['type', 'commit_hash', 'author', 'date', 'message', 'training_content'];

test('a file record: its members, and its text after its path', async (t) => {
  const {repo, build} = mill(t);
  repo.write('crates/router/src/core/payments.rs', 'pub fn pay() {}\n');
  repo.write('conf/app.yaml', 'a: ü');
  repo.commit('files');
  t.deepEqual(recordsOf(await build(), 'file'), [
    {type: 'file', path: 'conf/app.yaml', size_bytes: 5, training_content: '// File: conf/app.yaml\n\na: ü'},
    {type: 'file', path: 'crates/router/src/core/payments.rs', size_bytes: 16, training_content: '// File: crates/router/src/core/payments.rs\n\npub fn pay() {}\n'},
  ]);
});

test('a commit record: its members, and its text as the seed writes it', async (t) => {
  const {repo, build} = mill(t);
  repo.write('a.rs', 'fn a() {\n    1\n}\n');
  const first = repo.commit('Add a\n\nIt is needed.', '--date=2020-02-29T23:59:59-03:30', '--author=Zoë <z@example.org>');
  repo.write('a.rs', 'fn a() {\n    2\n}\n');
  repo.run('add', '--all');
  repo.run('mv', 'a.rs', 'b.rs');
  const second = repo.commit('Rename');
  const [one, two] = ['@@ -0,0 +1,3 @@\n+fn a() {\n+    1\n+}\n', '@@ -1,3 +1,3 @@\n fn a() {\n-    1\n+    2\n }\n'];
  t.deepEqual(recordsOf(await build(), 'commit'), [
    {
      type: 'commit', commit_hash: first, author: 'Zoë', date: '2020-02-29T23:59:59-03:30', message: 'Add a\n\nIt is needed.',
      training_content: `Commit: Add a\n\nIt is needed.\nAuthor: Zoë\nDate: 2020-02-29T23:59:59-03:30\n\nDiff:\ndiff --git a/a.rs b/a.rs\nnew file mode 100644\nindex 0000000..1b39008\n--- /dev/null\n+++ b/a.rs\n${one}`,
    },
    {
      type: 'commit', commit_hash: second, author: 'Author', date: '2017-07-14T05:40:00+01:00', message: 'Rename',
      training_content: `Commit: Rename\nAuthor: Author\nDate: 2017-07-14T05:40:00+01:00\n\nDiff:\ndiff --git a/a.rs b/b.rs\nsimilarity index 64%\nrename from a.rs\nrename to b.rs\nindex 1b39008..846ab66 100644\n--- a/a.rs\n+++ b/b.rs\n${two}`,
    },
  ]);
});

interface Judged {readonly record: Readonly<Record<string, unknown>>; readonly patch: string; readonly oid: string}

async function wild(t: ExecutionContext, seed: number, commits: number): Promise<{repo: Repo; judged: readonly Judged[]}> {
  const {repo, build} = mill(t);
  wildHistory(repo, random(seed), commits);
  const built = await build({tokenizer: {kind: 'none'}, shards: {targetBytes: 100_000}});
  for (const record of recordsOf(built, 'file')) t.deepEqual(Object.keys(record), fileMembers);
  const judged = recordsOf(built, 'commit').map((record) => {
    const {commit_hash: oid, training_content: text} = record;
    const head = `Commit: ${String(record['message'])}\nAuthor: ${String(record['author'])}\nDate: ${String(record['date'])}\n\nDiff:\n`;
    t.true(String(text).startsWith(head), `seed ${seed}: ${String(oid)}`);
    return {record, oid: String(oid), patch: String(text).slice(head.length)};
  });
  t.is(judged.length, Number(repo.run('rev-list', '--count', 'main')), `seed ${seed}`);
  return {repo, judged};
}

const shown = ['-c', 'core.quotePath=false', '-c', 'diff.renameLimit=1000', 'show', '--abbrev=7', '--diff-merges=first-parent', '-M50%', '--no-ext-diff', '--no-textconv', '--no-color', '--diff-algorithm=myers', '--indent-heuristic'];

for (const seed of [1, 2, 3]) {
  test(`a patch is what git shows of the commit, byte for byte (seed ${seed})`, async (t) => {
    const {repo, judged} = await wild(t, seed, 120);
    for (const {oid, patch} of judged) t.is(patch, repo.bytes([...shown, '--format=', oid]).toString('utf8'), `seed ${seed}: ${oid}`);
  });

  test(`author, date and message are what git says (seed ${seed})`, async (t) => {
    const {repo, judged} = await wild(t, seed + 100, 40);
    for (const {oid, record} of judged) {
      const [author, date, ...message] = repo.bytes(['show', '--no-patch', '--format=%an%n%aI%n%B', oid]).toString('utf8').split('\n');
      t.deepEqual(Object.keys(record), commitMembers);
      t.deepEqual([record['author'], record['date']], [author, date?.replace(/Z$/, '+00:00')], `seed ${seed}: ${oid}`);
      t.is(record['message'], message.join('\n').replace(/\n+$/, ''), `seed ${seed}: ${oid}`);
    }
  });
}

test('the judged histories hold every kind of change', async (t) => {
  const {repo, judged} = await wild(t, 1, 120);
  const heads = judged.map(({patch}) => patch).join('');
  const kinds = [/^new file mode 100755/m, /^new file mode 120000/m, /^new file mode 160000/m, /^deleted file mode/m, /^old mode 100644/m, /^similarity index 100%/m, /^similarity index [5-9]\d%/m, /^Binary files/m, /^\\ No newline/m, /^diff --git "a\/new\\nline"/m, /^\+Subproject/m, /^--- a\/with space.ts\t/m, /^index .* 120000$/m];
  for (const kind of kinds) t.regex(heads, kind);
  const raw = repo.run('log', '--raw', '--format=', '--diff-merges=first-parent');
  t.regex(raw, /^:100\S+ 120000 .* T\t/m);
  t.true(Number(repo.run('rev-list', '--count', '--min-parents=2', 'main')) > 5);
  t.true(Number(repo.run('rev-list', '--count', '--max-parents=0', 'main')) > 3);
});

test('a patch, applied to the tree of the parent, gives the tree of the commit', async (t) => {
  const {repo, judged} = await wild(t, 7, 60);
  const index = {GIT_INDEX_FILE: join(repo.dir, 'judge.index')};
  let applied = 0;
  for (const {oid, patch} of judged) {
    if (/^Binary files /m.test(patch)) continue;
    const [, parent] = repo.run('rev-list', '--parents', '-1', oid).split(' ');
    repo.bytes(['read-tree', ...(parent === undefined ? ['--empty'] : [parent])], undefined, index);
    repo.bytes(['apply', '--cached', '--allow-empty', '--whitespace=nowarn', '-'], patch, index);
    t.is(repo.bytes(['write-tree'], undefined, index).toString('utf8').trim(), repo.run('rev-parse', `${oid}^{tree}`), oid);
    applied++;
  }
  t.true(applied > 30, `${applied} patches`);
});
