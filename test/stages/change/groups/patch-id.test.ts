import test from 'ava';
import {diffLines} from '../../../../stages/change/diff/diff-lines.ts';
import {filePatch, type FileChange} from '../../../../stages/change/diff/file-patch.ts';
import {patchId, type PatchedFile} from '../../../../stages/change/groups/patch-id.ts';
import {random, randomPairs} from '../diff/rig.ts';
import {gitPatchIds} from './git-patch-ids.ts';

const [plain, runnable, link, submodule, absent] = ['100644', '100755', '120000', '160000', '000000'] as const;
const oid = (seed: number) => seed.toString(16).padStart(2, '0').repeat(20);

/** Every kind of change; those with a text get one. */
const kinds: readonly ((seed: number, path: string) => FileChange)[] = [
  (seed, path) => ({status: 'M', oldMode: plain, newMode: plain, before: oid(seed), after: oid(seed + 1), path}),
  (seed, path) => ({status: 'M', oldMode: plain, newMode: runnable, before: oid(seed), after: oid(seed + 1), path}),
  (seed, path) => ({status: 'A', oldMode: absent, newMode: plain, after: oid(seed), path}),
  (seed, path) => ({status: 'D', oldMode: link, newMode: absent, before: oid(seed), path}),
  (seed, path) => ({status: 'R', score: 77, oldMode: plain, newMode: plain, before: oid(seed), after: oid(seed + 1), path, oldPath: `old ${path}`}),
  (seed, path) => ({status: 'R', score: 100, oldMode: plain, newMode: plain, before: oid(seed), after: oid(seed), path, oldPath: `old ${path}`}),
  (seed, path) => ({status: 'C', score: 60, oldMode: plain, newMode: plain, before: oid(seed), after: oid(seed + 1), path, oldPath: 'source'}),
  (seed, path) => ({status: 'M', oldMode: plain, newMode: runnable, before: oid(seed), after: oid(seed), path}),
  (seed, path) => ({status: 'M', oldMode: submodule, newMode: submodule, before: oid(seed), after: oid(seed + 1), path}),
  (seed, path) => ({status: 'A', oldMode: absent, newMode: submodule, after: oid(seed), path}),
];
const paths = ['a.rs', 'dir/with space.txt', 'tab\tand "quote".c', 'new\nline', 'grün 雪', 'index 1..2', 'Binary files', '@@ -1 +1 @@', 'back\\slash'];

function hunksOf([before, after]: readonly [Buffer, Buffer]): Buffer {
  return diffLines(before, after).hunks;
}

/** Texts that spell what git looks for, and what it leaves out. */
const odd: readonly (readonly [string, string])[] = [
  ['-- a/x\n++ b/x\n', '-- a/y\n++ b/y\n'],
  ['diff --git a/x b/x\nindex 1..2\n', 'diff --git a/x b/y\nindex 1..3\n'],
  [`commit ${oid(7)}\n`, `From ${oid(8)}\n${oid(9)}\n`],
  ['@ -1 +1 @@\n', '\\ No newline at end of file\n'],
  ['one', 'two'],
  ['one\r\ntwo\r\n', 'one\ntwo\r\n'],
  ['same\n\f\v\u00a0 \t\n', 'same\n\f\v\n'],
  [`${'x'.repeat(9000)}\nbehind\u0000a\n`, `${'x'.repeat(9000)}\nbehind\u0000b\n`],
  ['', '\n\n\n'],
  [' \t\n', ''],
];

test('patchId() is what git patch-id --stable says of the patch we print, for every kind of change in any company', (t) => {
  const next = random(20261128);
  const texts = [...odd.map(([a, b]) => hunksOf([Buffer.from(a, 'latin1'), Buffer.from(b, 'latin1')])), ...randomPairs(next, 60, {lines: 40, words: 30}).map(hunksOf)];
  const commits = Array.from({length: 600}, () => Array.from({length: 1 + next(5)}, (): PatchedFile => {
    const change = (kinds[next(kinds.length)] ?? kinds[0]!)(next(200), paths[next(paths.length)] ?? ''); // there is a first kind
    const content = change.before === change.after || change.oldMode === submodule || change.newMode === submodule ? undefined : next(6) === 0 ? 'binary' : texts[next(texts.length)];
    return {change, content};
  }));
  const patches = commits.map((files) => Buffer.concat(files.map(({change, content}) => filePatch(change, content instanceof Uint8Array || content === 'binary' ? content : Buffer.alloc(0)))));
  const theirs = gitPatchIds(patches);
  const wrong = commits.findIndex((files, at) => patchId(files, 'sha1') !== theirs[at]);
  t.is(patches[wrong]?.toString('latin1'), undefined);
  t.is(new Set(theirs).size, new Set(patches.map((patch) => patch.toString('latin1'))).size, 'hardly two patches are alike here');
});

test('patchId() does not see where a change is, and sees what it is', (t) => {
  const change = kinds[0]!(1, 'a.rs'); // there is a first kind
  const lines = (from: number, word: string) => Array.from({length: 40}, (_, at) => (at === from ? `${word}\n` : at > from - 5 && at < from + 5 ? 'near\n' : `${at}\n`)).join('');
  const edit = (from: number, word: string) => patchId([{change, content: hunksOf([Buffer.from(lines(from, 'old')), Buffer.from(lines(from, word))])}], 'sha1');
  t.is(edit(10, 'new'), edit(25, 'new'));
  t.not(edit(10, 'new'), edit(10, 'newer'));
});

test('patchId() of texts that nobody has is that of their names: no two others are taken for the same', (t) => {
  const of = (after: string) => patchId([{change: {...kinds[0]!(1, 'a.rs'), after: `1234567${after.repeat(33)}`}, content: 'unknown'}], 'sha1'); // there is a first kind
  t.is(of('a'), of('a'));
  t.not(of('a'), of('b'));
});

test('patchId() of no files is none', (t) => {
  t.is(patchId([], 'sha1'), '');
});
