// `export code` as a user gets it: six granularities in three sizes, each piece the bytes that it says it is.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {exportIn, jsonIn} from '../../../bench/patches/exported.ts';
import type {ExportReport} from '../../../tools/executors/export/export-dataset.ts';
import {commandBench} from '../rig/command-bench.ts';

interface Row {readonly [key: string]: unknown; readonly text: string; readonly type: string; readonly name: string; readonly path: string; readonly byte_range: readonly [number, number]; readonly part?: number; readonly parts_in_all?: number}

function rowsIn(folder: string, name: string): readonly Row[] {
  const files = exportIn(folder).files.filter(({file}) => file.startsWith(`${name}.`) || file.startsWith(`${name}-`));
  return files.flatMap(({file}) => readFileSync(join(folder, file), 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Row));
}

const core = `//! Payments.
//! For all.

use std::fmt;

/// Processes payment requests.
/// At length.
///
/// And more.
#[inline]
pub async unsafe fn process_payment(x: u8) -> u8 {
    fn inner() {}
    x
}

/// What is paid.
#[derive(Debug, Clone)]
pub(crate) struct Payment {
    pub amount: u64,
}

pub trait Pay: Send + Sync {
    fn pay(&self);
}

impl Pay for Payment {
    fn pay(&self) {}
}

impl Payment {
    const fn new() -> Self {
        Payment { amount: 0 }
    }
}

enum Way {
    Card,
}
`;

test('export code: each piece is under the seed\'s head, with what its outline knows', async (t) => {
  const place = commandBench(t);
  place.repo.write('crates/router/src/core.rs', core);
  place.repo.write('tools/a.py', 'class A:\n    """Says what."""\n\n    def one(self):\n        return 1\n');
  place.repo.write('data.json', '{}\n');
  place.repo.commit('first');
  const {to, rows, leftOut} = await place.ask<ExportReport>('export', 'code', '--one-file');
  t.is(rows, 2);
  t.deepEqual(leftOut, {'no-code': 1});
  t.deepEqual(exportIn(to).files.map(({file}) => file), [...['file', 'function', 'struct', 'trait', 'impl', 'module'].flatMap((name) => ['4k', '8k', '16k'].map((size) => `${name}_${size}.jsonl`)), ...['4k', '8k', '16k'].map((size) => `code_stats_${size}.json`)]);
  const functions = rowsIn(to, 'function_4k');
  t.is(functions[0]?.text, '// Function: process_payment\n// File: crates/router/src/core.rs\n// Module: router::core\n// Doc: Processes payment requests. At length.\n\n#[inline]\npub async unsafe fn process_payment(x: u8) -> u8 {\n    fn inner() {}\n    x\n}');
  t.like(functions[0], {type: 'function', name: 'process_payment', is_public: true, is_async: true, is_unsafe: true, is_const: false, doc: 'Processes payment requests.\nAt length.\n\nAnd more.', attributes: ['#[inline]'], visibility: 'pub', line_range: [10, 14]});
  t.deepEqual(functions.map(({name, impl_of: type, impl_trait: trait, visibility, is_const}) => [name, type, trait, visibility, is_const]), [
    ['process_payment', undefined, undefined, 'pub', false], ['pay', undefined, undefined, 'inherited', false], ['pay', 'Payment', 'Pay', 'inherited', false], ['new', 'Payment', undefined, 'private', true], ['one', undefined, undefined, 'public', false],
  ]);
  t.deepEqual(rowsIn(to, 'struct_8k').map(({name, kind, is_public, attributes, doc}) => [name, kind, is_public, attributes, doc]), [['Payment', 'struct', false, ['#[derive(Debug, Clone)]'], 'What is paid.'], ['Way', 'enum', false, [], ''], ['A', 'class', true, [], 'Says what.']]);
  t.deepEqual(rowsIn(to, 'trait_16k').map(({text, bases, methods}) => [text, bases, methods]), [['// Trait: Pay\n// File: crates/router/src/core.rs\n// Module: router::core\n\npub trait Pay: Send + Sync {\n    fn pay(&self);\n}', ['Send + Sync'], ['pay']]]);
  t.deepEqual(rowsIn(to, 'impl_4k').map(({name, impl_kind, methods}) => [name, impl_kind, methods]), [['Pay for Payment', 'trait', ['pay']], ['Payment', 'inherent', ['new']]]);
  t.deepEqual(rowsIn(to, 'file_4k').map(({text, doc}) => [text, doc]), [
    [`// File: crates/router/src/core.rs\n// Module: router::core\n// Doc: Payments. For all.\n\n${core}`, 'Payments.\nFor all.'],
    ['// File: tools/a.py\n// Module: tools::a\n\nclass A:\n    """Says what."""\n\n    def one(self):\n        return 1\n', ''],
  ]);
  t.like(jsonIn<object>(to, 'code_stats_4k.json'), {files: 2, pieces: {function: 5, struct: 3, file: 2, impl: 2, trait: 1}});
});

test('export code: what is longer than a size is cut there, and pieces together are the bytes of the file', async (t) => {
  const place = commandBench(t);
  const body = Array.from({length: 900}, (_, at) => `/// Says ${at}.\nfn f${at}(x: u8) -> u8 {\n    x + ${at} // é\n}\n`).join('\n');
  place.repo.write('src/long.rs', `${body}\nfn last() {\n${'    step();\n'.repeat(4000)}}\n`);
  place.repo.commit('first');
  const {to} = await place.ask<ExportReport>('export', 'code');
  const whole = Buffer.from(readFileSync(join(place.repo.dir, 'src/long.rs')));
  const counts: number[] = [];
  for (const [size, most] of [['4k', 16384], ['8k', 32768], ['16k', 65536]] as const) {
    const files = rowsIn(to, `file_${size}`);
    counts.push(files.length);
    t.true(files.every(({text}) => Buffer.byteLength(text) <= most), size);
    t.true(Buffer.concat(files.map(({byte_range: [from, end]}) => whole.subarray(from, end))).equals(whole), size);
    for (const {text, byte_range: [from, end], part, parts_in_all: of} of [...files, ...rowsIn(to, `function_${size}`)]) {
      t.true(text.endsWith(`\n\n${whole.toString('utf8', from, end)}`), `${size} ${String(part)} ${String(of)}`);
    }
    const last = rowsIn(to, `function_${size}`).filter(({name}) => name === 'last');
    t.deepEqual(last.map(({part}) => part ?? 0), last.length === 1 ? [0] : last.map((_, at) => at + 1));
  }
  t.true((counts[0] ?? 0) > (counts[1] ?? 0) && (counts[1] ?? 0) > (counts[2] ?? 0), counts.join());
});

test('export code: a module is the files of a folder one after the other, whole as long as they fit', async (t) => {
  const place = commandBench(t);
  const long = `${'int long;\n'.repeat(3000)}`;
  for (const [path, text] of [['src/pay/lib.rs', 'fn a() {}'], ['src/pay/b.rs', 'fn b() {}\n'], ['src/other.rs', 'fn c() {}\n'], ['c/a.c', long], ['c/b.c', 'int b;\n']] as const) place.repo.write(path, text);
  place.repo.commit('first');
  const {to} = await place.ask<ExportReport>('export', 'code');
  const rows = rowsIn(to, 'module_4k');
  t.deepEqual(rows.map(({name, path, files, part}) => [name, path, files, part]), [['c', 'c', ['c/a.c'], 1], ['c', 'c', ['c/a.c', 'c/b.c'], 2], ['src', 'src', ['src/other.rs'], undefined], ['pay', 'src/pay', ['src/pay/b.rs', 'src/pay/lib.rs'], undefined]]);
  t.is(rows[3]?.text, '// File: src/pay/b.rs\n// Module: pay::b\n\nfn b() {}\n\n// File: src/pay/lib.rs\n// Module: pay\n\nfn a() {}\n\n');
  t.true(rows.every(({text}) => Buffer.byteLength(text) <= 16384));
  place.repo.write('src/pay/b.rs', 'fn bb() {}\n');
  place.repo.commit('second');
  t.deepEqual(rowsIn((await place.ask<ExportReport>('export', 'code')).to, 'module_16k').map(({path}) => path), ['c', 'src', 'src/pay']);
});

test('export code: an edited file runs its own rows, a moved one is not outlined again, and an export from nothing is the same', async (t) => {
  const place = commandBench(t);
  for (const name of ['a', 'b', 'c']) place.repo.write(`src/${name}.rs`, `fn ${name}() {}\n`);
  place.repo.commit('first');
  await place.ask<ExportReport>('export', 'code');
  t.like(await place.ask<ExportReport>('export', 'code'), {ran: 0, files: {written: 0}});
  place.repo.write('src/b.rs', 'fn b() { a() }\n');
  place.repo.commit('second');
  const {to, ran} = await place.ask<ExportReport>('export', 'code');
  t.is(ran, 1);
  const again = await place.ask<ExportReport>('export', 'code', '--to', join(place.root, 'again'), '--store', join(place.root, 'other'));
  t.deepEqual(exportIn(again.to).files, exportIn(to).files);
});
