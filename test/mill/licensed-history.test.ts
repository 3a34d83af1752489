// Patches of files under refused licences: told by what each version says itself, by its folder today, or by what a folder once said that is gone.
import {mkdirSync, readFileSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import {mill, recordsOf, type Milled} from './rig.ts';

const mit = readFileSync(new URL('../../LICENSE', import.meta.url), 'utf8');
const header = (version: number) => `/*\n * This program is free software: you can redistribute it and/or modify\n * it under the terms of the GNU General Public License as published by\n * the Free Software Foundation, version ${version} of the License.\n */\n`;
const gplText = 'This folder is licensed under the GNU General Public License, version 2.\n';
const permissive: Partial<Dataset> = {licences: {allow: ['permissive'], deny: [], unknown: 'drop'}};

function history(t: ExecutionContext) {
  const rig = mill(t);
  const {repo} = rig;
  repo.write('LICENSE', mit);
  repo.write('a.c', 'int ours;\n');
  repo.commit('ours alone');
  repo.write('a.c', 'int ours = 1;\n');
  repo.write('theirs/c.c', `${header(3)}int theirs;\n`);
  repo.commit('both');
  repo.write('theirs/c.c', `${header(3)}int theirs = 1;\n`);
  repo.commit('theirs alone');
  repo.write('theirs/c.c', 'int now_ours;\n');
  repo.commit('header taken off');
  repo.write('gone/COPYING', gplText);
  repo.write('gone/d.c', 'int gone;\n');
  repo.commit('a folder with a text of its own');
  repo.run('rm', '-r', '-q', 'gone');
  repo.write('a.c', 'int ours = 2;\n');
  repo.commit('the folder goes');
  return rig;
}

const messagesOf = (milled: Milled) => recordsOf(milled, 'commit').map(({message}) => String(message).trim()).sort();
const recordOf = (milled: Milled, message: string) => recordsOf(milled, 'commit').find((one) => String(one['message']).trim() === message) ?? {};
const statsOf = ({files}: Milled) => JSON.parse(files['stats.json'] ?? '{}') as {dropped: {commit: Record<string, number>}};

test('patches of refused files are left out and said beside the text; a commit of nothing else makes no sample', async (t) => {
  const built = await history(t).build(permissive);
  t.deepEqual(messagesOf(built), ['both', 'ours alone', 'the folder goes']);
  const both = JSON.stringify(recordOf(built, 'both'));
  t.true(both.includes('int ours = 1') && !both.includes('int theirs'), both);
  t.deepEqual(recordOf(built, 'both')['omitted'], [{path: 'theirs/c.c', reason: 'licence: GPL-3.0-only'}]);
  // What the folder once said holds for it, since nothing today does.
  t.deepEqual(recordOf(built, 'the folder goes')['omitted'], [{path: 'gone/COPYING', reason: 'licence: GPL-2.0-only'}, {path: 'gone/d.c', reason: 'licence: GPL-2.0-only'}]);
  // The version before says it, whatever the one behind does.
  t.deepEqual(statsOf(built).dropped.commit, {licence: 3});
  t.false(Object.entries(built.files).some(([name, text]) => name.startsWith('shards/') && /int (?:theirs|gone)/.test(text)));
});

test('a link to a licence text is no text that nobody knows', async (t) => {
  const {repo, build} = mill(t);
  repo.write('LICENSE', mit);
  mkdirSync(join(repo.dir, 'part'));
  symlinkSync('../LICENSE', join(repo.dir, 'part/LICENSE'));
  repo.write('part/a.c', 'int ours;\n');
  repo.commit('linked');
  const built = await build(permissive);
  t.is(recordOf(built, 'linked')['omitted'], undefined);
  t.true(JSON.stringify(recordOf(built, 'linked')).includes('int ours;'));
});

test('without a rule of licences no collection, row or byte is another', async (t) => {
  const rig = history(t);
  const {ledger, files} = await rig.build();
  t.false(Object.keys(ledger).some((name) => /pairs under paths|licences\.(?:pairs|once|refused)|edits by licence/.test(name)));
  t.is(messagesOf({files} as Milled).length, 6);
  // Nor where a rule takes everything.
  const all = await rig.build({licences: {allow: [], deny: ['JSON'], unknown: 'keep'}}, 'other');
  const shards = (built: Pick<Milled, 'files'>) => Object.fromEntries(Object.entries(built.files).filter(([name]) => name.startsWith('shards/')));
  t.deepEqual(shards(all), shards({files}));
});

test('a build on top of another is the build from scratch, and asks only what is new', async (t) => {
  const rig = history(t);
  await rig.build(permissive);
  rig.repo.write('a.c', 'int ours = 3;\n');
  rig.repo.commit('more');
  const more = await rig.build(permissive);
  t.is(more.ledger['licences.pairs']?.length, 1);
  // The new text says no more of its licence than those before.
  t.is(more.ledger['licences.refused'], undefined);
  t.is(more.ledger['samples.commit']?.length, 1);
  // A folder whose licence comes to be refused takes its patches along, and no others.
  rig.repo.write('LICENSE', gplText);
  rig.repo.commit('another licence');
  const other = await rig.build(permissive);
  t.deepEqual(messagesOf(other), ['ours alone']);
  t.is(other.ledger['licences.pairs']?.length, 1);
  t.deepEqual(other.files['manifest.json'], (await rig.build(permissive, 'scratch')).files['manifest.json']);
});
