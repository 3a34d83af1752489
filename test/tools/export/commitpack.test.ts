// `export commitpack` as a user gets it: rows that git itself bears out, and a count of what each rule left out.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {z} from 'zod';
import {exportIn, jsonIn} from '../../../bench/patches/exported.ts';
import type {ExportReport} from '../../../tools/executors/export/export-dataset.ts';
import {random} from '../../graph/rig/random.ts';
import {wildHistory} from '../../mill/wild-history.ts';
import {commandBench} from '../rig/command-bench.ts';

const keys = ['commit', 'old_file', 'new_file', 'old_contents', 'new_contents', 'subject', 'message', 'lang', 'license', 'repos'] as const;
const row = z.strictObject(Object.fromEntries(keys.map((key) => [key, z.string()])) as Record<(typeof keys)[number], z.ZodString>);
type Row = z.infer<typeof row>;

function rowsIn(folder: string): readonly Row[] {
  const {files} = exportIn(folder);
  return files.filter(({file}) => file.endsWith('.jsonl')).flatMap(({file}) => readFileSync(join(folder, file), 'utf8').split('\n').filter((line) => line !== '').map((line) => row.parse(JSON.parse(line))));
}

interface Counts {readonly rows: number; readonly commits: number; readonly dropped?: Readonly<Record<string, number>>; readonly language: Readonly<Record<string, number>>}

test('export commitpack: every commit that modified one text file is a row, with the sides that git has', async (t) => {
  const place = commandBench(t);
  wildHistory(place.repo, random(31), 40);
  place.repo.run('reset', '--quiet', '--hard');
  for (const text of ['one\n', 'one\n\ttwo "é" 🦀\n', '\\ no newline', '', 'again\r\n', '\u2028\n', `${'x'.repeat(5000)}\n`]) {
    place.repo.write('odd names/ü.txt', text);
    place.repo.commit(`Write ${text.length} characters`);
  }
  const {to, rows: count} = await place.ask<ExportReport>('export', 'commitpack');
  const rows = rowsIn(to);
  t.deepEqual(Object.keys(rows[0] ?? {}), [...keys]);
  t.is(new Set(rows.map(({commit}) => commit)).size, rows.length);
  t.is(rows.length, count);
  const expected: string[] = [];
  for (const commit of place.repo.run('rev-list', 'HEAD').split('\n')) {
    const raw = place.repo.bytes(['show', '-m', '--first-parent', '--raw', '-M', '-z', '--no-abbrev', '--format=', commit]).toString('utf8').split('\0').filter((part) => part !== '');
    const [head = '', name = '', ...more] = raw;
    const [oldMode, mode, before = '', after = '', status] = head.split(' ');
    if (more.length > 0 || status !== 'M' || before === after || oldMode === ':120000' || mode === '120000' || mode === '160000') continue;
    const sides = [before, after].map((blob) => place.repo.bytes(['cat-file', 'blob', blob]));
    if (sides.some((bytes) => bytes.includes(0) || !bytes.equals(Buffer.from(bytes.toString('utf8'))) || bytes.toString('utf8').startsWith('\ufeff'))) continue;
    expected.push(commit);
    const found = rows.find((one) => one.commit === commit);
    t.deepEqual([found?.old_file, found?.new_file, found?.old_contents, found?.new_contents], [name, name, ...sides.map((bytes) => bytes.toString('utf8'))], commit);
    t.is(found?.subject, place.repo.run('show', '--no-patch', '--format=%s', commit));
  }
  t.true(expected.length > 5, `${expected.length} commits`);
  // What git cannot tell us is text it does not call so: only such rows may be there besides.
  t.deepEqual(expected.filter((commit) => !rows.some((one) => one.commit === commit)), []);
  t.like(jsonIn<Counts>(to, 'commitpack_stats.json'), {rows: rows.length});
});

test('export commitpack-files: every file of every commit, and one commit more is one row more', async (t) => {
  const place = commandBench(t);
  const {repo} = place;
  repo.write('LICENSE-MIT', 'MIT License\n\nPermission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:\n\nThe above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.\n\nTHE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.\n');
  repo.write('src/a.rs', 'fn a() {}\n');
  repo.commit('first\n\nWith a body.');
  repo.run('mv', 'src/a.rs', 'src/b.rs');
  repo.write('c.py', '# SPDX-License-Identifier: GPL-3.0-only\nprint(1)\n');
  repo.commit('second');
  const first = await place.ask<ExportReport>('export', 'commitpack-files');
  const shown = (rows: readonly Row[]) => rows.map(({old_file, new_file, lang, license, repos}) => [old_file, new_file, lang, license, repos].join(' '));
  t.deepEqual(shown(rowsIn(first.to)), [' LICENSE-MIT unknown MIT source', ' src/a.rs Rust MIT source', ' c.py Python GPL-3.0-only source']);
  // The rename alone has no text to show.
  t.like(jsonIn<Counts>(first.to, 'commitpack_stats.json'), {commits: 2, rows: 3, dropped: {'no-text': 1}, language: {Rust: 1, Python: 1}});
  repo.run('rm', '--quiet', 'c.py');
  repo.commit('third');
  const next = await place.ask<ExportReport>('export', 'commitpack-files');
  t.is(next.ran, 1);
  t.deepEqual(shown(rowsIn(next.to)).at(-1), 'c.py  Python GPL-3.0-only source');
  const again = await place.ask<ExportReport>('export', 'commitpack-files', '--to', join(place.root, 'again'), '--store', join(place.root, 'other'));
  t.deepEqual(exportIn(again.to).files, exportIn(next.to).files);
});

test('export commitpackft: a subject that reads like an instruction stays, without its tags; every other one is counted under the rule that dropped it', async (t) => {
  const place = commandBench(t);
  const {repo} = place;
  let count = 0;
  const body = () => `fn main() {\n${Array.from({length: 12}, (_, at) => `    step_${count}_${at}();\n`).join('')}}\n`;
  repo.write('src/main.rs', body());
  repo.commit('first');
  for (const subject of ['[core] Add a step to the program [skip ci]', 'parser: Remove what nobody calls any more', 'add a step to the program', 'Adds a step to the program', 'Fix it', 'Add a step to main and run', 'Add a step for issue 12 here', 'Fix the crash of #12 for good', 'Make what I broke work again', 'Bump the version of everything here']) {
    count++;
    repo.write('src/main.rs', body());
    repo.commit(subject);
  }
  repo.write('src/main.rs', `${body()}// ${'long '.repeat(700)}\n`);
  repo.commit('Add a line that is too long');
  const {to, leftOut} = await place.ask<ExportReport>('export', 'commitpackft');
  const rows = rowsIn(to);
  t.deepEqual(rows.map(({subject}) => subject).slice(0, 2), ['Add a step to the program', 'Remove what nobody calls any more']);
  t.true(rows[0]?.message.startsWith('[core] Add'));
  const bumped = rows.length - 2;
  const dropped = {'lower-case': 1, 'not-imperative': 1, 'subject-length': 1, 'names-file': 1, 'issue-number': 1, 'number-sign': 1, 'first-person': 1, 'too-long': 1, 'not-modified': 1, ...(bumped === 0 && {version: 1})};
  t.deepEqual(jsonIn<Counts>(to, 'commitpack_stats.json').dropped, Object.fromEntries(Object.entries(dropped).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))));
  t.deepEqual(leftOut, Object.fromEntries(Object.entries(dropped).sort(([a], [b]) => (a < b ? -1 : 1))));
});
