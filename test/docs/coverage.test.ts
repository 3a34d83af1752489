// The page of coverage says of every line of the acceptance table what became of it, and every test that it names is there.
import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {answeredIds, checklistId, checklistIds, type Letter} from './checklist-ids.ts';

const root = new URL('../..', import.meta.url).pathname;
const page = readFileSync(join(root, 'docs/coverage.md'), 'utf8');

interface Row {readonly ids: readonly string[]; readonly line: string}

/** Of the tables by ids: the others have bars. */
function rowsIn(text: string): readonly Row[] {
  const tables = text.split(/\n(?=\| (?:ID|bar) \|)/).filter((table) => table.startsWith('| ID |'));
  return tables.flatMap((table) => table.split('\n').slice(2).filter((line) => line.startsWith('| ')).map((line) => ({ids: idsIn(line.split('|')[1] ?? ''), line})));
}

/** With all that a range names. */
function idsIn(cell: string): readonly string[] {
  return [...cell.matchAll(/\b([ABCD]X?)(\d{2,3})\b(?:–([ABCD]X?)(\d{2,3}))?/g)].flatMap(([, letter = '', from = '', other, to]) => {
    if (other !== undefined && other !== letter) throw new Error(`A range of two letters: ${cell}`);
    return Array.from({length: Number(to ?? from) - Number(from) + 1}, (_, at) => checklistId(letter as Letter, Number(from) + at));
  });
}

test('docs/coverage.md knows no id that the acceptance table does not have, and answers for all that are built so far', (t) => {
  const named = new Set(rowsIn(page).flatMap(({ids}) => ids));
  t.deepEqual([...named].filter((id) => !checklistIds.has(id)), []);
  t.deepEqual(answeredIds.filter((id) => !named.has(id)), []);
});

test('docs/coverage.md: what is open or refused is nowhere met as a whole', (t) => {
  const [met = '', ...others] = page.split(/\n(?=\| ID \| (?:met so far|open|refused) \|)/);
  const whole = new Set(rowsIn(met).filter(({line}) => !/^\|[^|]*\([^|]*\|/.test(line)).flatMap(({ids}) => ids));
  const rest = others.flatMap((table) => rowsIn(`\n${table.split('\n## ')[0]}`));
  t.true(rest.length > 10);
  t.deepEqual(rest.flatMap(({ids}) => ids).filter((id) => whole.has(id)), []);
});

test('docs/coverage.md: every row that is met names a test, and files, titles and pages that are named are there', (t) => {
  const missing: string[] = [];
  for (const line of page.split('\n').filter((one) => one.startsWith('| '))) {
    const shown = line.split('`');
    for (const [at, piece] of shown.entries()) {
      if (at % 2 === 0 || !/^(?:test|docs|bench|\.ci)\//.test(piece)) continue;
      const files = globSync(piece, {cwd: root});
      if (files.length === 0) missing.push(piece);
      for (const title of titlesBehind(shown[at + 1] ?? '')) if (!files.some((file) => hasTitle(readFileSync(join(root, file), 'utf8'), title))) missing.push(`${piece} "${title}"`);
    }
  }
  t.deepEqual(missing, []);
  const [met = ''] = page.split('\n| ID | met so far |');
  t.deepEqual(rowsIn(met).filter(({line}) => !/`(?:test|docs|\.ci|bench)\//.test(line)).map(({line}) => line.slice(0, 80)), []);
});

/** Titles stand right behind the file that they are in. */
function titlesBehind(text: string): readonly string[] {
  const [, list = ''] = /^ ("[^"]*"(?:, "[^"]*")*)/.exec(text) ?? [];
  return [...list.matchAll(/"([^"]*)"/g)].map(([, title = '']) => title);
}

/** What a page leaves out is an ellipsis. Quotes of a title are escaped in some files, and names filled in in others. */
function hasTitle(code: string, title: string): boolean {
  const pieces = title.split('…').filter((piece) => piece !== '');
  return code.replaceAll('\\', '').split('\n').some((line) => /\btest(?:\.\w+)?\(/.test(line) && pieces.every((piece) => line.includes(piece)));
}

test('the judge of titles tells one that is there from one that is not', (t) => {
  const code = "test('export jsonl: the seed\\'s tree of files', async (t) => {\n";
  t.true(hasTitle(code, "export jsonl: the seed's tree…"));
  t.true(hasTitle(code, '…tree of files'));
  t.false(hasTitle(code, 'export jsonl: another tree…'));
  t.false(hasTitle(`const text = 'export jsonl';\n`, 'export jsonl'));
  t.deepEqual(idsIn('A022–A025, AX01 (samples)'), ['A022', 'A023', 'A024', 'A025', 'AX01']);
  t.deepEqual(titlesBehind(' "one…", "two", and'), ['one…', 'two']);
});
