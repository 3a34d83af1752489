// Commits in several forms, and long ones in parts: what is trained on, what runs again for what, and git as the judge of the parts.
import test from 'ava';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import {random} from '../graph/rig/random.ts';
import {mill, recordsOf, type Milled} from './rig.ts';
import {wildHistory} from './wild-history.ts';

function formed(kinds: NonNullable<Dataset['commits']['forms']>['kinds'], split?: number): Partial<Dataset> {
  return {commits: {merges: 'first-parent', forms: {kinds, ...(split !== undefined && {split})}}};
}

const ran = ({ledger}: Pick<Milled, 'ledger'>) => Object.fromEntries(Object.entries(ledger).filter(([name]) => /^samples\.(?!file)|long|measured/.test(name)).map(([name, rows]) => [name, rows.length]));

test('each form is a kind of its own, with its own text', async (t) => {
  const {repo, build} = mill(t);
  repo.write('a.rs', 'fn a() {\n    1\n}\n');
  repo.commit('Add a\n\nAt length.');
  repo.write('a.rs', 'fn a() {\n    2\n}\n');
  repo.write('b', 'b\n');
  repo.commit('Make it two');
  const milled = await build(formed(['before-after', 'diff-to-message', 'message-to-diff', 'patch']));
  const texts = (kind: string) => recordsOf(milled, kind).map(({training_content: text}) => text);
  t.is(texts('commit').length, 2);
  t.deepEqual(texts('before-after'), ['Before:\n\nCommit: Add a\n\nAt length.\nAfter:\nfn a() {\n    1\n}\n', 'Before:\nfn a() {\n    1\n}\n\nCommit: Make it two\nAfter:\nfn a() {\n    2\n}\n', 'Before:\n\nCommit: Make it two\nAfter:\nb\n']);
  const patch = 'diff --git a/a.rs b/a.rs\nnew file mode 100644\nindex 0000000..c3f8aa3\n--- /dev/null\n+++ b/a.rs\n@@ -0,0 +1,3 @@\n+fn a() {\n+    1\n+}\n';
  const index = /index .*\n/;
  t.is(String(texts('message-to-diff')[0]).replace(index, ''), `Commit: Add a\n\nAt length.\n\nDiff:\n${patch}`.replace(index, ''));
  t.is(String(texts('diff-to-message')[0]).replace(index, ''), `Diff:\n${patch}\nCommit: Add a\n\nAt length.`.replace(index, ''));
  t.deepEqual(recordsOf(milled, 'before-after').map(({commit_hash, path}) => [commit_hash === repo.run('rev-parse', 'HEAD'), path]), [[false, 'a.rs'], [true, 'a.rs'], [true, 'b']]);
});

test('another form makes its own rows and no others, and a build without forms gives the bytes it gave', async (t) => {
  const {repo, build} = mill(t);
  for (const text of ['one\n', 'two\n', 'three\n']) {
    repo.write('a.rs', text);
    repo.commit(`Write ${text.trim()}`);
  }
  const without = await build();
  t.deepEqual(ran(without), {'samples.commit': 3});
  t.deepEqual(ran(await build(formed(['message-to-diff', 'patch']))), {'samples.message-to-diff': 3});
  t.deepEqual(ran(await build(formed(['before-after', 'message-to-diff']))), {'pairs measured': 3, 'samples.before-after': 3});
  repo.run('commit', '--quiet', '--amend', '-m', 'Write it otherwise');
  t.deepEqual(ran(await build(formed(['before-after', 'message-to-diff']))), {'samples.before-after': 1, 'samples.message-to-diff': 1});
  repo.run('reset', '--quiet', '--hard', 'HEAD@{1}');
  t.deepEqual((await build()).files, without.files);
});

test('a commit without a message asks no question, and one without a change has no answer', async (t) => {
  const {repo, build} = mill(t);
  repo.write('a', 'a\n');
  repo.run('add', '.');
  repo.run('commit', '--quiet', '--allow-empty-message', '-m', '');
  repo.run('commit', '--quiet', '--allow-empty', '-m', 'Nothing');
  const {files} = await build(formed(['diff-to-message', 'message-to-diff']));
  t.like(JSON.parse(files['stats.json'] ?? ''), {dropped: {'diff-to-message': {'no-message': 1, 'no-change': 1}, 'message-to-diff': {'no-message': 1, 'no-change': 1}}});
});

interface Record {readonly commit_hash: string; readonly training_content: string; readonly part?: number; readonly parts_in_all?: number}

interface Hunk {readonly before: readonly [number, number]; readonly after: readonly [number, number]; readonly lines: string}

function hunkOf(text: string): Hunk {
  const end = text.indexOf('\n') + 1;
  const [before = [0, 0], after = [0, 0]] = [...text.slice(0, end).matchAll(/[-+](\d+)(?:,(\d+))?/g)].slice(0, 2).map(([, from, count = '1']): readonly [number, number] => [Number(from) + (count === '0' ? 1 : 0), Number(count)]);
  return {before, after, lines: text.slice(end)};
}

/** The patches of all parts, file by file under one head; hunks that go on where another ends are one: what git is asked to apply. */
function together(parts: readonly string[]): string {
  const files = new Map<string, Hunk[]>();
  for (const part of parts) {
    for (const file of part.split(/(?<=^|\n)(?=diff --git )/)) {
      const [head = '', ...hunks] = file.split(/(?<=\n)(?=@@ )/);
      files.set(head, [...(files.get(head) ?? []), ...hunks.map(hunkOf)]);
    }
  }
  return [...files].map(([head, hunks]) => head + joined(hunks).map(({before, after, lines}) => `@@ -${ranged(before)} +${ranged(after)} @@\n${lines}`).join('')).join('');
}

function joined(hunks: readonly Hunk[]): readonly Hunk[] {
  return hunks.toSorted((a, b) => a.before[0] - b.before[0] || a.after[0] - b.after[0]).reduce<readonly Hunk[]>((done, next) => {
    const last = done.at(-1);
    const goesOn = last !== undefined && last.before[0] + last.before[1] === next.before[0] && last.after[0] + last.after[1] === next.after[0];
    return goesOn ? [...done.slice(0, -1), {before: [last.before[0], last.before[1] + next.before[1]], after: [last.after[0], last.after[1] + next.after[1]], lines: last.lines + next.lines}] : [...done, next];
  }, []);
}

function ranged([from, count]: readonly [number, number]): string {
  return `${count === 0 ? from - 1 : from},${count}`;
}

test('parts of long commits are short, and git makes the commit of them', async (t) => {
  const {root, repo, build} = mill(t);
  wildHistory(repo, random(41), 30);
  repo.run('reset', '--quiet', '--hard');
  const body = (word: string) => Array.from({length: 40}, (_, at) => `/// Says ${at}.\nfn ${word}_${at}(x: u8) -> u8 {\n    x + ${at}\n}\n`).join('\n');
  repo.write('src/long.rs', body('one'));
  repo.write('src/also.py', Array.from({length: 60}, (_, at) => `def f${at}():\n    return ${at}\n\n\n`).join(''));
  repo.commit('Add much\n\nAt length.');
  repo.write('src/long.rs', body('one').replaceAll('x + ', 'x * ').replace('one_7', 'seven'));
  repo.commit('Multiply');
  const split = 1500;
  const milled = await build(formed(['message-to-diff', 'patch'], split));
  const records = recordsOf(milled, 'commit') as unknown as readonly Record[];
  let cut = 0;
  for (const [commit, parts] of Map.groupBy(records, ({commit_hash}) => commit_hash)) {
    if (parts.length === 1) continue;
    cut++;
    t.deepEqual(parts.map(({part, parts_in_all}) => [part, parts_in_all]), parts.map((_, at) => [at + 1, parts.length]));
    for (const {training_content: text} of parts) t.true(Buffer.byteLength(text) <= split, `${commit}: ${Buffer.byteLength(text)}`);
    const patches = parts.map(({training_content: text}) => text.slice(text.indexOf('\n\nDiff:\n') + '\n\nDiff:\n'.length));
    const index = {GIT_INDEX_FILE: `${root}/index-${cut}`};
    repo.bytes(['read-tree', `${commit}^`], undefined, index);
    repo.bytes(['apply', '--cached', '--whitespace=nowarn', '-'], together(patches), index);
    t.is(repo.bytes(['write-tree'], undefined, index).toString().trim(), repo.run('rev-parse', `${commit}^{tree}`), commit);
  }
  t.true(cut >= 2, `${cut} long commits`);
  // Only their files are outlined for it, and one more commit that is short outlines nothing.
  repo.write('small', 'a\n');
  repo.commit('Add small');
  const next = await build(formed(['message-to-diff', 'patch'], split));
  t.deepEqual(ran(next), {'long commits': 1, 'samples.commit': 1, 'samples.message-to-diff': 1});
  t.deepEqual((await build(formed(['message-to-diff', 'patch'], split), 'clean')).files, next.files);
});

test('with chunks and outlines of all history, parts are the same', async (t) => {
  const {repo, build} = mill(t);
  repo.write('a.rs', Array.from({length: 40}, (_, at) => `fn f${at}() {\n    ${at}\n}\n`).join('\n'));
  repo.commit('Add a');
  const alone = await build(formed(['patch'], 1024));
  const both = await build({...formed(['before-after', 'patch'], 1024), outlines: {history: true}, chunks: {form: 'patch', maxBytes: 300}, groups: true}, 'other');
  const shown = (milled: Milled) => recordsOf(milled, 'commit').map(({training_content: text}) => text);
  t.true(shown(alone).length > 1);
  t.deepEqual(shown(both), shown(alone));
});
