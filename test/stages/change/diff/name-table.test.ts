import test from 'ava';
import {NameTable, rehash, type Text} from '../../../../stages/change/diff/name-table.ts';
import {emptyLines, scanLines} from '../../../../stages/change/diff/scan-lines.ts';
import {forgedLines} from './forged-lines.ts';

function textOf(bytes: Buffer): Text {
  const text = {bytes, lines: emptyLines()};
  scanLines(bytes, [0, bytes.length], text.lines);
  return text;
}

test('scanLines: equal lines hash alike wherever they stand, and the last one may lack its newline', (t) => {
  for (let indent = 0; indent < 9; indent++) {
    const line = 'x'.repeat(indent);
    const {lines} = textOf(Buffer.from(`${line}\n?\n${line}\n${line}`));
    t.deepEqual([...lines.starts.subarray(0, lines.count + 1)], [0, indent + 1, indent + 3, 2 * indent + 4, 3 * indent + 4].slice(0, indent === 0 ? 4 : 5));
    t.is(lines.hashes[0], lines.hashes[2]);
    if (indent > 0) t.not(lines.hashes[0], lines.hashes[3]);
  }
});

test('NameTable: equal lines share a name, and each side is counted', (t) => {
  const [before, after] = [textOf(Buffer.from('a\nb\na\n')), textOf(Buffer.from('b\nc\nb'))];
  const table = new NameTable();
  const names = [new Int32Array(3), new Int32Array(3)] as const;
  table.open(before, after, false);
  t.true(table.name(0, names[0]) && table.name(1, names[1]) && table.tally(textOf(Buffer.from('a\nz\n'))));
  t.deepEqual(names.map((side) => [...side]), [[1, 2, 1], [2, 3, 4]]);
  t.deepEqual([[...table.inBefore.subarray(1, 5)], [...table.inAfter.subarray(1, 5)]], [[3, 1, 0, 0], [1, 1, 1, 1]]);
});

test('NameTable: grows past many lines', (t) => {
  const text = textOf(Buffer.from(Array.from({length: 30_000}, (_, line) => `${line}\n`).join('')));
  const table = new NameTable();
  const names = [new Int32Array(30_000), new Int32Array(30_000)] as const;
  table.open(text, text, false);
  t.true(table.name(0, names[0]) && table.name(1, names[1]));
  t.is(new Set(names[0]).size, 30_000);
  t.deepEqual(names[0], names[1]);
});

test('NameTable: gives up on forged hashes until they are salted', (t) => {
  const text = textOf(Buffer.concat(forgedLines(3000)));
  t.is(new Set(text.lines.hashes.subarray(0, 3000)).size, 1);
  const table = new NameTable();
  const names = new Int32Array(3000);
  table.open(text, text, false);
  t.false(table.name(0, names));
  rehash(text, 'salt');
  table.open(text, text, false);
  t.true(table.name(0, names));
  t.is(new Set(names).size, 3000);
});
