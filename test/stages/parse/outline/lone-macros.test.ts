import test from 'ava';
import {withoutLoneMacros} from '../../../../stages/parse/outline/languages/lone-macros.ts';

const gone = (text: string) => withoutLoneMacros(text).split('\n').map((line, at) => (line === text.split('\n')[at] ? '' : at)).filter((at) => at !== '');

test('withoutLoneMacros() blanks macros that stand alone, and keeps every place', (t) => {
  const text = 'DECLARE_STACK_OF(X509)\nSKM_DEFINE(A, B *)\r\n#define C 1\nstruct s {\n  UV_HANDLE_FIELDS\n  UV_STREAM_FIELDS\n};\n';
  t.is(withoutLoneMacros(text).length, text.length);
  t.deepEqual(gone(text), [0, 1, 4, 5]);
  t.is(withoutLoneMacros(text).replaceAll(/ +/g, ''), '\n\r\n#defineC1\nstructs{\n\n\n};\n');
});

test('withoutLoneMacros() leaves what is a function, a call, a type or part of a definition', (t) => {
  for (const text of ['TEST(Foo, Bar)\n{\n}\n', 'TEST(Foo, Bar) {\n}\n', 'f(\n  MAX(a, b)\n);\n', 'A_TYPE\nf(int a)\n{\n}\n', '#define A \\\nB_C(D)\n', 'A_B;\n', 'x = A_B\n  + 1;\n', 'int a;\n']) t.is(withoutLoneMacros(text), text, text);
});

test('withoutLoneMacros() reads a long line in a time that grows with its length', (t) => {
  const started = process.cpuUsage();
  for (const part of ['A_', 'A(', '\nA_B', '(a,', ' \t']) withoutLoneMacros(part.repeat(1_000_000 / part.length));
  t.true(process.cpuUsage(started).user < 2_000_000);
});
