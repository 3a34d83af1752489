import test from 'ava';
import {classNames, classTable, is} from '../../../../stages/tokenize/fast/character-class.ts';
import {exceptionOf} from '../../../../stages/tokenize/fast/scanner-of.ts';
import {rustClasses} from './rust-classes.ts';
import {matchedByRust} from './rust-library.ts';

const none = exceptionOf({kind: 'spaced', digits: 'run'});

test('classTable: every character is what the Rust library takes it for', (t) => {
  const table = classTable(none);
  const classes = rustClasses();
  const wrong = Array.from(classes.entries()).filter(([point, number]) => (table[point] ?? 0) >> 3 !== is[classNames[number] ?? 'other'] >> 3);
  t.deepEqual(wrong, []);
});

test('classTable: every character has its length in UTF-8', (t) => {
  const table = classTable(none);
  for (let point = 0; point < 0x110000; point++) if ((table[point] ?? 0) % 8 !== Buffer.byteLength(String.fromCodePoint(point))) return t.fail(point.toString(16));
  t.pass();
});

test('classTable: where digits are set apart by their own step, they are what that step takes for digits', (t) => {
  const table = classTable(exceptionOf({kind: 'spaced', digits: 'apart'}));
  // Each digit is a piece of its own, so no piece with a letter before and behind holds one.
  const digits = matchedByRust({type: 'Sequence', pretokenizers: [{type: 'Digits', individual_digits: true}, {type: 'Split', pattern: {Regex: String.raw`^\p{N}$|^[\x{11de0}-\x{11de9}\x{16ff4}-\x{16ff6}]$`}, behavior: 'Removed', invert: false}]});
  for (let point = 0; point < 0x110000; point++) if (((table[point] ?? 0) & is.number) !== 0 !== digits.has(point)) return t.fail(point.toString(16));
  t.pass();
});

/** Spelled so that a failure shows what is new. */
function ranges(points: readonly number[]): string {
  const found: string[] = [];
  for (let from = 0, to = 0; from < points.length; from = to) {
    do to++; while (points[to] === (points[to - 1] ?? 0) + 1);
    found.push([points[from], points[to - 1]].filter((point, at, both) => at === 0 || point !== both[0]).map((point) => (point ?? 0).toString(16)).join('-'));
  }
  return found.join(' ');
}

test('classTable: differs from the classes of JavaScript by what Unicode 17 brought, and by nothing else', (t) => {
  const table = classTable(none);
  const theirs: readonly (readonly [number, RegExp])[] = [
    [is.upper, /^[\p{Lu}\p{Lt}]$/u], [is.lower, /^\p{Ll}$/u], [is.caseless, /^[\p{Lm}\p{Lo}]$/u], [is.mark, /^\p{M}$/u], [is.number, /^\p{N}$/u],
    [is.newline, /^[\r\n]$/u], [is.space, /^(?![\r\n])\p{White_Space}$/u], [is.punctuation, /^\p{P}$/u], [is.symbol, /^\p{S}$/u],
  ];
  const other: number[] = [];
  for (let point = 0; point < 0x110000; point++) {
    if (point >= 0xd800 && point < 0xe000) continue;
    const flag = theirs.find(([, pattern]) => pattern.test(String.fromCodePoint(point)))?.[0] ?? is.other;
    if (((table[point] ?? 0) & flag) === 0) other.push(point);
  }
  t.is(process.versions['unicode'], '17.0', 'A newer Unicode: look at what it brought, and put it here');
  // U+0295 has lost its case; all others were unassigned.
  t.is(ranges(other), newInUnicode17);
});

const newInUnicode17 = '295 88f c5c cdc 1acf-1add 1ae0-1aeb 20c1 2b96 a7ce-a7cf a7d2 a7d4 a7f1 fbc3-fbd2 fd90-fd91 fdc8-fdce 10940-10959 10ec5-10ec7 10ed0-10ed8 10efa-10efb 11b60-11b67 11db0-11ddb 11de0-11de9 16ea0-16eb8 16ebb-16ed3 16ff2-16ff6 187f8-187ff 18d09-18d1e 18d80-18df2 1ccfa-1ccfc 1ceba-1ced0 1cee0-1cef0 1e6c0-1e6de 1e6e0-1e6f5 1e6fe-1e6ff 1f6d8 1f777-1f77a 1f8d0-1f8d8 1fa54-1fa57 1fa8a 1fa8e 1fac8 1facd 1faea 1faef 1fbfa 2b73a-2b73f 2cea2-2cead 323b0-33479';
