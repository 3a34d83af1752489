import test from 'ava';
import {diffLines} from '../../../../stages/change/diff/diff-lines.ts';
import {filePatch, type FileChange} from '../../../../stages/change/diff/file-patch.ts';
import {isBinary} from './is-binary.ts';
import {splitTypeChange} from '../../../../stages/change/diff/split-type-change.ts';
import {repository, type Entry, type Git} from './rig.ts';

const file = '100644';
const program = '100755';
const link = '120000';
const submodule = '160000';
const here = '1'.repeat(40);
const there = '2'.repeat(40);

function poem(...lines: string[]): Buffer {
  return Buffer.from(Array.from({length: 20}, (_, line) => `${lines[line] ?? `verse ${line}`}\n`).join(''));
}

type Standing = readonly [mode: string, content: Buffer | string];

/** One path for every kind of change: what stands there before and after. */
const cases: Readonly<Record<string, readonly [before: Standing | undefined, after?: Standing]>> = {
  'added': [undefined, [file, poem('added')]],
  'added-empty': [undefined, [file, Buffer.alloc(0)]],
  'added-program': [undefined, [program, Buffer.from('#!')]],
  'deleted': [[file, poem('deleted')]],
  'deleted-empty': [[file, Buffer.alloc(0)]],
  'changed': [[file, poem('one')], [file, poem('two')]],
  'changed-mode-too': [[file, poem('three')], [program, poem('four')]],
  'emptied': [[file, Buffer.from('all\n')], [file, Buffer.alloc(0)]],
  'mode': [[file, poem('five')], [program, poem('five')]],
  'deep/moved-from': [[file, poem('moved')]],
  'deep/moved-to': [undefined, [file, poem('moved')]],
  'edited-from': [[file, poem('edited', 'moved')]],
  'other/edited-to': [undefined, [program, poem('edited', 'moved', 'changed')]],
  'copied-from': [[file, poem('copied', 'away')], [file, poem('copied', 'away')]],
  'copied-to': [undefined, [file, poem('copied', 'away', 'and changed')]],
  'link-added': [undefined, [link, Buffer.from('target')]],
  'link-changed': [[link, Buffer.from('one')], [link, Buffer.from('two')]],
  'link-deleted': [[link, Buffer.from('gone')]],
  'file-to-link': [[file, poem('file')], [link, Buffer.from('link')]],
  'link-to-file': [[link, Buffer.from('link')], [program, poem('program')]],
  'file-to-submodule': [[file, poem('grown')], [submodule, here]],
  'submodule-added': [undefined, [submodule, here]],
  'submodule-changed': [[submodule, here], [submodule, there]],
  'submodule-deleted': [[submodule, there]],
  'binary-added': [undefined, [file, Buffer.from('\0added')]],
  'binary-changed': [[file, Buffer.from('\0one')], [file, Buffer.from('\0two')]],
  'binary-deleted': [[file, Buffer.from('\0gone')]],
  'binary-from-text': [[file, poem('text')], [file, Buffer.from('no text\0')]],
  'nul-in-reach': [[file, Buffer.concat([Buffer.alloc(7999, 'x'), Buffer.from('\0one')])], [file, Buffer.from('two\n')]],
  'nul-out-of-reach': [[file, Buffer.concat([Buffer.alloc(8000, 'x'), Buffer.from('\0one')])], [file, Buffer.from('two\n')]],
  'a space': [[file, poem('space')], [file, poem('and space')]],
  'a\ttab and space': [[file, poem('tab')], [file, poem('and tab')]],
  'all\u0001\u0007\b\n\u000b\f\r\u001b\u007f': [[file, poem('controls')], [file, poem('and controls')]],
  '"quoted"': [[file, poem('quotes')], [file, poem('and quotes')]],
  'back\\slash': [[file, Buffer.from('\0')], [file, Buffer.from('\0\0')]],
  'grün 雪 🚂': [[file, poem('unicode')], [file, poem('and unicode')]],
  'moved "from"': [[file, poem('quoted', 'move')]],
  'moved\tto': [undefined, [file, poem('quoted', 'move')]],
};

function tree(side: 0 | 1): Entry[] {
  return Object.entries(cases).flatMap(([path, sides]) => {
    const [mode, content] = sides[side] ?? [];
    return mode === undefined || content === undefined ? [] : [{mode, path, content}];
  });
}

const statuses = ['A', 'C', 'D', 'M', 'R'] as const;

/** What git lists, in the words of a file change. */
function changes(git: Git): FileChange[] {
  const words = git(['diff-tree', '-r', '-z', '--raw', '--no-abbrev', '--find-copies-harder', 'c0', 'c1']).toString().split('\0');
  const found: FileChange[] = [];
  for (let at = 0; at + 1 < words.length;) {
    const [, oldMode = '', newMode = '', before = '', after = '', status = '', score = ''] = /^:(\d+) (\d+) (\w+) (\w+) (\w)(\d*)$/.exec(words[at++] ?? '') ?? [];
    const oids = {...(/^0+$/.test(before) ? {} : {before}), ...(/^0+$/.test(after) ? {} : {after})};
    const first = words[at++] ?? '';
    const moved = status === 'R' || status === 'C';
    const change = {oldMode, newMode, ...oids, path: moved ? words[at++] ?? '' : first, ...(moved ? {oldPath: first, score: Number(score)} : {})};
    if (status === 'T') found.push(...splitTypeChange({status, ...change}));
    else found.push({status: statuses.find((one) => one === status) ?? 'M', ...change});
  }
  return found;
}

function patch(git: Git, change: FileChange): Buffer {
  const isModule = change.oldMode === submodule || change.newMode === submodule;
  const blob = (oid: string | undefined): Buffer => (oid === undefined || isModule ? Buffer.alloc(0) : git(['cat-file', 'blob', oid]));
  const before = blob(change.before);
  const after = blob(change.after);
  return filePatch(change, isBinary(before) || isBinary(after) ? 'binary' : diffLines(before, after).hunks);
}

test('filePatch: the text is git\'s for every kind of change', (t) => {
  const git = repository([tree(0), tree(1)]);
  const ours = changes(git).map((change) => patch(git, change).toString());
  const wanted = git(['diff-tree', '-r', '-p', '--abbrev=7', '--find-copies-harder', 'c0', 'c1']).toString();
  t.is(ours.join(''), wanted);
  const seen = new Set(changes(git).map(({status}) => status));
  t.deepEqual([...seen].toSorted(), [...statuses]);
});

test('filePatch: a pure rename has neither an index nor names', (t) => {
  const change = {status: 'R', score: 100, oldMode: file, newMode: file, before: here, after: here, oldPath: 'a', path: 'b'} as const;
  t.is(filePatch(change, Buffer.alloc(0)).toString(), 'diff --git a/a b/b\nsimilarity index 100%\nrename from a\nrename to b\n');
});

test('filePatch: git applies the text of every change', (t) => {
  const git = repository([tree(0), tree(1)]);
  const text = changes(git).map((change) => patch(git, change)).filter((one) => !one.includes('\nBinary files '));
  git(['read-tree', 'c0']);
  git(['apply', '--cached', '--whitespace=nowarn', '-'], Buffer.concat(text));
  const left = git(['diff-index', '--cached', '--name-only', '-z', 'c1']).toString().split('\0').filter((path) => path !== '');
  t.deepEqual(left.toSorted(), Object.keys(cases).filter((path) => /^binary-|^nul-in|\\/.test(path)).toSorted());
});
