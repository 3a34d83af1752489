// Licences through the whole mill: what they are told from, what a change of them runs, what a filter leaves out and what the notice says.
import {readFileSync} from 'node:fs';
import test, {type ExecutionContext} from 'ava';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import type {Repo} from '../stages/source/git/rig.ts';
import {mill, recordsOf, type Milled} from './rig.ts';

const mit = readFileSync(new URL('../../LICENSE', import.meta.url), 'utf8');
const gpl = '/*\n * This program is free software: you can redistribute it and/or modify\n * it under the terms of the GNU General Public License as published by\n * the Free Software Foundation, version 3 of the License.\n */\nint c;\n';

const permissive: Partial<Dataset> = {licences: {allow: ['permissive'], deny: [], unknown: 'drop'}};

function licensed(t: ExecutionContext) {
  const rig = mill(t);
  rig.repo.write('LICENSE', mit);
  rig.repo.write('src/a.rs', 'fn a() {}\n');
  rig.repo.write('src/c.c', gpl);
  rig.repo.write('web/package.json', '{"name": "web", "version": "1.0.0", "license": "ISC"}\n');
  rig.repo.write('web/b.ts', '// Copyright 2020 Somebody Else\nlet b = 1;\n');
  rig.repo.write('odd/LICENSE', 'Ask first.\n');
  rig.repo.write('odd/d.ts', 'let d = 1;\n');
  rig.repo.commit('first');
  return rig;
}

const statsOf = ({files}: Milled) => (JSON.parse(files['stats.json'] ?? '{}') as {licences: Record<string, number>; dropped: {file: Record<string, number>}});
const pathsOf = (milled: Milled) => recordsOf(milled, 'file').map(({path}) => path).sort();

test('every file has a licence: its own, its package\'s, or that of the nearest text; unknown is not permissive', async (t) => {
  const built = await licensed(t).build();
  t.deepEqual(statsOf(built).licences, {
    'files': 7,
    'licence MIT files': 2, 'licence GPL-3.0-only files': 1, 'licence ISC files': 2, 'licence unknown files': 2,
    'class permissive files': 4, 'class strong-copyleft files': 1, 'class unknown files': 2,
    'evidence text files': 1, 'evidence directory files': 1, 'evidence header files': 1, 'evidence metadata files': 2, 'evidence none files': 2,
  });
  t.deepEqual((JSON.parse(built.files['manifest.json'] ?? '{}') as {licences: unknown}).licences, {'GPL-3.0-only': 1, 'ISC': 2, 'MIT': 2, 'unknown': 2});
});

async function changed(t: ExecutionContext, change: (repo: Repo) => void, configuration: Partial<Dataset> = {}) {
  const {repo, build} = licensed(t);
  const before = await build(configuration);
  change(repo);
  repo.commit('change');
  return {before, after: await build(configuration)};
}

const filesOnly = ({ledger}: Milled) => Object.fromEntries(Object.entries(ledger).filter(([name]) => !/^(?:stats\.|commits$|edits$|attributions?$|notice$|licences\.stated$)|commit$/.test(name)));

test('a changed licence text runs the licences and of all else the one file', async (t) => {
  const {after} = await changed(t, (repo) => void repo.write('LICENSE', 'BSD Zero Clause License\n\n' + gpl));
  const {licences, ...others} = filesOnly(after);
  t.true(licences?.includes('src/a.rs'));
  t.deepEqual(others, {'files': ['LICENSE'], 'profiles': ['LICENSE'], 'licences.said': ['all'], 'samples.file': ['LICENSE'], 'tokens.file': ['LICENSE'], 'shards.file': others['shards.file'] ?? [], 'shards.tokens.file': others['shards.tokens.file'] ?? []});
});

test('a filter makes samples anew only where a licence comes in or goes out', async (t) => {
  const {after} = await changed(t, (repo) => void repo.write('LICENSE', `Some words.\n${mit}`), permissive);
  t.deepEqual(after.ledger['samples.file'], ['LICENSE']);
  const out = await changed(t, (repo) => void repo.write('LICENSE', gpl), permissive);
  t.deepEqual(out.after.ledger['samples.file'], ['LICENSE', 'src/a.rs']);
  t.deepEqual(pathsOf(out.after), ['web/b.ts', 'web/package.json']);
});

test('another version in metadata, or a line in a file, runs no licence', async (t) => {
  const {after} = await changed(t, (repo) => {
    repo.write('web/package.json', '{"name": "web", "version": "1.0.1", "license": "ISC"}\n');
    repo.write('src/a.rs', 'fn a() { 1 }\n');
  });
  t.is(after.ledger['licences'], undefined);
  t.is(after.ledger['licences.said'], undefined);
});

test('what a filter leaves out is counted as such', async (t) => {
  const built = await licensed(t).build(permissive);
  t.deepEqual(pathsOf(built), ['LICENSE', 'src/a.rs', 'web/b.ts', 'web/package.json']);
  t.deepEqual(statsOf(built).dropped.file, {licence: 3});
});

test('without rules, and with rules that take everything, the shards are the same', async (t) => {
  const rig = licensed(t);
  const shards = ({files}: Milled) => Object.fromEntries(Object.entries(files).filter(([name]) => name.startsWith('shards/')));
  t.deepEqual(shards(await rig.build()), shards(await rig.build({licences: {allow: [], deny: ['JSON'], unknown: 'keep'}}, 'other')));
});

test('rules that come and go leave the dataset that they say, whatever was built before', async (t) => {
  const rig = licensed(t);
  const plain = await rig.build();
  t.is(pathsOf(await rig.build(permissive)).length, 4);
  const again = await rig.build();
  t.is(again.report.root, plain.report.root);
  t.deepEqual(again.files, plain.files);
});

test('the notice names licences, holders and texts of the files that are in', async (t) => {
  const rig = licensed(t);
  const all = (await rig.build()).files['NOTICE'] ?? '';
  t.regex(all, / {2}GPL-3\.0-only: 1 file\n/);
  t.regex(all, / {2}Copyright 2020 Somebody Else\n/);
  t.true(all.includes('\nodd/LICENSE\n') && all.includes('Ask first.') && all.includes(mit.trim()));
  const some = (await rig.build(permissive)).files['NOTICE'] ?? '';
  t.false(some.includes('GPL') || some.includes('Ask first.'));
  const none = await rig.build({files: {include: ['nothing'], exclude: [], keep: [], maxBytes: 1}});
  t.is(none.files['NOTICE'], undefined);
  t.is((JSON.parse(none.files['manifest.json'] ?? '{}') as {notice: unknown}).notice, null);
});

test('a preset of quality leaves out by its rules, each lifted by its name', async (t) => {
  const rig = mill(t);
  rig.repo.write('wide.ts', `let a = ${JSON.stringify('x y '.repeat(400))};\n`);
  rig.repo.write('long.json', `[\n${'1,\n'.repeat(600)}1]\n`);
  rig.repo.write('a.ts', 'export const answer = true;\n');
  rig.repo.commit('first');
  const files = {include: [], exclude: [], keep: [], maxBytes: 1_000_000};
  t.is(pathsOf(await rig.build({files})).length, 3);
  const built = await rig.build({files: {...files, quality: 'starcoder2'}});
  t.deepEqual(statsOf(built).dropped.file, {'few-letters': 1, 'long-lines': 1});
  const lifted = await rig.build({files: {...files, quality: 'starcoder2', keep: ['few-letters', 'long-lines']}});
  t.deepEqual(statsOf(lifted).dropped.file, {'data-lines': 1});
});
