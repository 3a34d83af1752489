import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import type {ExportReport} from '../../../tools/executors/export/export-dataset.ts';
import {random} from '../../graph/rig/random.ts';
import {step} from '../../mill/random-history.ts';
import {wildHistory} from '../../mill/wild-history.ts';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';
import {filesIn} from '../../../bench/patches/exported.ts';

const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

async function threeCommits(t: ExecutionContext): Promise<{readonly place: CommandBench; readonly oids: readonly string[]}> {
  const place = commandBench(t);
  place.repo.write('a.rs', Array.from({length: 12}, (_, at) => `pub fn a${at}() {}\n`).join(''));
  const oids = [place.repo.commit('feat(pay): Add "a", and more\n\nIt is needed.')];
  place.repo.write('b.md', '# B\n');
  oids.push(place.repo.commit('Small'));
  place.repo.write('a.rs', '');
  oids.push(place.repo.commit('Take it away'));
  return {place, oids};
}

test('export identifiers: a file for each larger commit, numbered among all, and the index of them', async (t) => {
  const {place, oids} = await threeCommits(t);
  const {to, rows} = await place.ask<ExportReport>('export', 'identifiers');
  const name = (index: number) => `0000${index}_${oids[index - 1]?.slice(0, 8)}_${oids[index - 1]}.jsonl`;
  t.is(rows, 3);
  t.deepEqual(readdirSync(to).toSorted(), [name(1), name(3), 'export.json', 'index.csv']);
  t.deepEqual(JSON.parse(read(to, name(1))), {prompt: 'feat(pay): Add "a", and more\n\nIt is needed.', response: `Files to modify:\n\n**a.rs**\n  Add:\n${Array.from({length: 12}, (_, at) => `    - function: pub::a${at}`).join('\n')}`});
  t.deepEqual(read(to, 'index.csv').split('\n'), [
    'Index,Hash,Short Hash,Author,Email,Date,Subject,Files Changed,Insertions,Deletions,Merge',
    `1,${oids[0]},${oids[0]?.slice(0, 8)},Author,author@example.org,2017-07-14T04:40:00+01:00,"feat(pay): Add ""a"", and more",1,12,0,false`,
    `3,${oids[2]},${oids[2]?.slice(0, 8)},Author,author@example.org,2017-07-14T06:40:00+01:00,Take it away,1,0,12,false`,
    '',
  ]);
  // Another bar takes in more and renames nothing.
  await place.ask('export', 'identifiers', '--min-lines', '1');
  t.deepEqual(readdirSync(to).filter((file) => file.endsWith('.jsonl')).toSorted(), [1, 2, 3].map(name));
});

test('export identifiers: one commit more runs its own rows, writes its own file and keeps the others', async (t) => {
  const {place} = await threeCommits(t);
  await place.ask('export', 'identifiers', '--min-lines', '0');
  place.repo.write('c.rs', 'pub fn c() {}\n');
  place.repo.commit('One more');
  t.like(await place.ask<ExportReport>('export', 'identifiers', '--min-lines', '0'), {ran: 1, files: {written: 2, kept: 3}});
  t.like(await place.ask<ExportReport>('export', 'identifiers', '--min-lines', '0'), {ran: 0, files: {written: 0, kept: 5}});
});

test('export identifiers: after any steps of a history it is what an export from nothing is', async (t) => {
  const place = commandBench(t);
  const dice = random(5);
  place.repo.write('a.rs', 'fn main() {}\n');
  place.repo.commit('first');
  for (let count = 0; count < 6; count++) {
    const what = step(place.repo, dice, count);
    const {to} = await place.ask<ExportReport>('export', 'identifiers', '--min-lines', '1');
    place.configure({store: join(place.root, `store ${count}`)});
    const {to: fresh} = await place.ask<ExportReport>('export', 'identifiers', '--min-lines', '1', '--to', join(place.root, `fresh ${count}`));
    place.configure();
    t.deepEqual(filesIn(to), filesIn(fresh), what);
  }
});

test('export identifiers --one-file: the same lines in one file', async (t) => {
  const {place} = await threeCommits(t);
  const {to} = await place.ask<ExportReport>('export', 'identifiers', '--min-lines', '0');
  const lines = readdirSync(to).filter((name) => name.endsWith('.jsonl')).toSorted().map((name) => read(to, name)).join('');
  await place.ask('export', 'identifiers', '--min-lines', '0', '--one-file');
  t.deepEqual(readdirSync(to).toSorted(), ['export.json', 'identifiers.jsonl', 'index.csv']);
  t.is(read(to, 'identifiers.jsonl'), lines);
});

test('export identifiers-json: who, what and how much, and the patch beside it', async (t) => {
  const {place, oids} = await threeCommits(t);
  place.repo.write('a.rs', 'pub async unsafe fn kept(a: u8) {}\nmod m { const C: u8 = 1; }\n');
  const oid = place.repo.commit('Flags');
  const {to} = await place.ask<ExportReport>('export', 'identifiers-json', '--min-lines', '0');
  const name = `00004_${oid.slice(0, 8)}_${oid}`;
  t.like(JSON.parse(read(to, `${name}.json`)), {
    commit: {hash: oid, short_hash: oid.slice(0, 8), author: {name: 'Author', email: 'author@example.org'}, message: {subject: 'Flags', body: ''}, metadata: {files_count: 1, insertions: 2, deletions: 0, lines_changed: 2, merge: false}},
    files_changed: [{file: 'a.rs', status: 'M', additions: 2, deletions: 0}],
    rust_changes: [{file: 'a.rs', identifiers_added: [{kind: 'function', name: 'kept', visibility: 'pub', flags: ['async', 'unsafe'], container: []}, {kind: 'mod', name: 'm', visibility: 'private'}, {kind: 'const', name: 'C', flags: ['const'], container: ['m']}]}],
    summary: {total_rust_files: 1, total_files: 1, identifiers_added: 3, identifiers_removed: 0},
  });
  t.true(read(to, `${name}.patch`).startsWith(`From ${oid}\nFrom: Author <author@example.org>\n`));
  t.like(JSON.parse(read(to, `00002_${oids[1]?.slice(0, 8)}_${oids[1]}.json`)), {rust_changes: [], changes: [{file: 'b.md', language: 'Markdown', identifiers_added: []}]});
});

test('export identifiers-patch: each patch, applied to the tree of the parent, gives the tree of the commit', async (t) => {
  const place = commandBench(t);
  wildHistory(place.repo, random(31), 60);
  const {to} = await place.ask<ExportReport>('export', 'identifiers-patch', '--min-lines', '0');
  const index = {GIT_INDEX_FILE: join(place.root, 'judge.index')};
  let applied = 0;
  for (const name of readdirSync(to).filter((file) => file.endsWith('.patch'))) {
    const patch = readFileSync(join(to, name));
    if (/^Binary files /m.test(patch.toString('latin1'))) continue;
    const oid = name.slice(15, -'.patch'.length);
    const [, parent] = place.repo.run('rev-list', '--parents', '-1', oid).split(' ');
    place.repo.bytes(['read-tree', ...(parent === undefined ? ['--empty'] : [parent])], undefined, index);
    place.repo.bytes(['apply', '--cached', '--allow-empty', '--whitespace=nowarn', '-'], patch, index);
    t.is(place.repo.bytes(['write-tree'], undefined, index).toString('utf8').trim(), place.repo.run('rev-parse', `${oid}^{tree}`), oid);
    applied++;
  }
  t.true(applied > 30, `${applied} patches`);
});

test('export identifiers: what is forgotten and what is under refused licences names nothing', async (t) => {
  const {place} = await threeCommits(t);
  place.repo.write('secret.rs', '// SPDX-License-Identifier: GPL-3.0-only\npub fn covered_by_gpl() {}\n');
  place.repo.commit('Covered');
  place.configure({licences: {deny: ['GPL-3.0-only'], unknown: 'keep'}});
  const {to} = await place.ask<ExportReport>('export', 'identifiers', '--min-lines', '0', '--one-file');
  t.false(read(to, 'identifiers.jsonl').includes('covered_by_gpl'));
  t.true(read(to, 'identifiers.jsonl').includes('pub::a11'));
});

test('export identifiers --min-lines: what is no number is said', async (t) => {
  const {place} = await threeCommits(t);
  const {code, err} = await place.run('export', 'identifiers', '--min-lines', 'few');
  t.is(code, 2);
  t.regex(err, /--min-lines: expected a whole number, got "few"/);
});
