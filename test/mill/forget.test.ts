// What is forgotten through the whole mill: each kind of rule, what it runs, what is counted, and which shards change.
import test, {type ExecutionContext} from 'ava';
import {authorRule} from '../../stages/forget/author-rule.ts';
import {noForgetting, type ForgetRules} from '../../stages/forget/forget-rules.ts';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import {mill, recordsOf, type Mill, type Milled} from './rig.ts';

const gpl = '/*\n * This program is free software: you can redistribute it and/or modify\n * it under the terms of the GNU General Public License as published by\n * the Free Software Foundation, version 3 of the License.\n */\n';
const ada = ['--author', 'Ada Lovelace <Ada@Example.org>'];
const forgetting = (rules: Partial<ForgetRules>): Partial<Dataset> => ({forget: {...noForgetting, ...rules}});

/** A word for each place, so that a place that is left is told by its word. */
function planted(t: ExecutionContext): Mill & {readonly oids: Readonly<Record<string, string>>} {
  const rig = mill(t);
  const {repo} = rig;
  const oids: Record<string, string> = {};
  const commit = (name: string, message: string, ...args: string[]) => void (oids[name] = repo.commit(message, ...args));
  for (let at = 0; at < 12; at++) repo.write(`keep/${at}.txt`, `kept ${at}\n`.repeat(80));
  repo.write('a.rs', 'fn a() {}\n');
  commit('base', 'base');
  repo.write('a.rs', 'fn a() {}\n// adaPatch\n');
  commit('ada', 'adaMessage', ...ada);
  repo.write('a.rs', 'fn a() {}\n// other\n');
  commit('reword', 'reword', '--author', 'ada  lovelace <other@example.org>');
  commit('co', 'coMessage\n\nCo-Authored-By: A. L. <ADA@example.org>');
  repo.write('secret/plan.md', 'pathFirst\n');
  repo.write('beside.md', 'beside\n');
  commit('path', 'touches both');
  repo.write('secret/plan.md', 'pathSecond\n');
  repo.write('open.md', 'one\ntwo\nthree\nfour\nfive\nsix\n');
  commit('edit', 'edits it');
  repo.run('mv', 'open.md', 'secret/moved.md');
  repo.write('secret/moved.md', 'one\ntwo\nthree\nfour\nfive\nsix\npathRenamed\n');
  commit('rename', 'moves one in');
  repo.run('checkout', '--quiet', '-b', 'side');
  repo.write('pull.md', 'pullPatch\n');
  commit('pullFirst', 'pullMessage');
  repo.run('rm', '--quiet', 'pull.md');
  commit('pullSecond', 'takes it away');
  repo.run('checkout', '--quiet', 'main');
  repo.run('merge', '--quiet', '--no-ff', '-m', 'Merge pull request #7 from side\n\nmergeMessage', 'side');
  oids['merge'] = repo.run('rev-parse', 'HEAD');
  commit('squash', 'squashMessage (#12)');
  commit('revert', 'Revert "squash (#12)" (#13)');
  repo.write('gpl/c.c', `${gpl}int licenceFirst;\n`);
  commit('licence', 'adds c');
  repo.write('gpl/c.c', `${gpl}int licenceSecond;\n`);
  commit('licenceEdit', 'edits c');
  return {...rig, oids};
}

const all = (built: Milled) => Object.entries(built.files).filter(([name]) => name.endsWith('.jsonl')).map(([, text]) => text).join('');
const words = ['adaPatch', 'adaMessage', 'coMessage', 'pathFirst', 'pathSecond', 'pathRenamed', 'pullPatch', 'pullMessage', 'mergeMessage', 'squashMessage', 'licenceFirst', 'licenceSecond'];
const left = (built: Milled) => words.filter((word) => !all(built).includes(word));
const statsOf = ({files}: Milled) => JSON.parse(files['stats.json'] ?? '{}') as {readonly dropped: Readonly<Record<string, Readonly<Record<string, number>>>>; readonly forgotten?: Readonly<Record<string, number>>};

/** What a rule takes out, against the same history without it; incremental is clean. */
async function forgot(t: ExecutionContext, rules: Partial<ForgetRules> | ((oids: Readonly<Record<string, string>>) => Partial<ForgetRules>)) {
  const rig = planted(t);
  const before = await rig.build();
  t.deepEqual(left(before), [], 'without rules all of it is there');
  const configuration = forgetting(typeof rules === 'function' ? rules(rig.oids) : rules);
  const after = await rig.build(configuration);
  const clean = await rig.build(configuration, 'clean');
  t.is(after.report.root, clean.report.root);
  t.deepEqual(after.files, clean.files);
  const again = await rig.build();
  t.deepEqual(again.files, before.files, 'and without the rule it is back');
  return {...rig, before, after, clean};
}

test('an author: commits written alone or with others, under any spelling, and no commit of anybody else', async (t) => {
  const {after, oids} = await forgot(t, {authors: [authorRule('ada@example.org', '5a17'), authorRule('Ada Lovelace', 'ffff')]});
  t.deepEqual(left(after), ['adaPatch', 'adaMessage', 'coMessage']);
  t.deepEqual([...(after.ledger['commits'] ?? [])].sort(), [oids['ada'], oids['reword'], oids['co']].sort());
  t.deepEqual(statsOf(after).dropped['commit'], {forgotten: 3});
});

test('a commit alone', async (t) => {
  const {after, oids} = await forgot(t, (oids) => ({commits: [oids['squash'] ?? '', 'ab'.repeat(20)]}));
  t.deepEqual(left(after), ['squashMessage']);
  t.deepEqual(after.ledger['commits'], [oids['squash']]);
});

test('a path: the file, its patches in every commit, and a rename where one side is forgotten; what is left out is counted', async (t) => {
  const {after, oids} = await forgot(t, {paths: ['secret/']});
  t.deepEqual(left(after), ['pathFirst', 'pathSecond', 'pathRenamed']);
  t.deepEqual([...(after.ledger['commits'] ?? [])].sort(), [oids['path'], oids['edit'], oids['rename']].sort());
  t.deepEqual(after.ledger['files'], ['secret/moved.md', 'secret/plan.md']);
  t.deepEqual(statsOf(after).dropped['file'], {forgotten: 2});
  t.deepEqual(statsOf(after).forgotten, {changes: 3, commits: 3});
  const touched = recordsOf(after, 'commit').find(({commit_hash: oid}) => oid === oids['path']);
  t.deepEqual(touched?.['omitted'], [{changes: 1, reason: 'forgotten'}]);
  t.regex(String(touched?.['training_content']), /\+beside\n$/);
  t.false(String(touched?.['training_content']).includes('secret'));
});

test('a pull request: its merge, what came with it, and squashes by the last number of their subject', async (t) => {
  const merged = await forgot(t, {pulls: [7]});
  t.deepEqual(left(merged.after), ['pullPatch', 'pullMessage', 'mergeMessage']);
  t.deepEqual([...(merged.after.ledger['commits'] ?? [])].sort(), ['pullFirst', 'pullSecond', 'merge'].map((name) => merged.oids[name] ?? '').sort());
  const squashed = await forgot(t, {pulls: [12]});
  t.deepEqual(left(squashed.after), ['squashMessage']);
});

test('a merge of a forgotten pull request takes out commits that were there before it', async (t) => {
  const {repo, build} = mill(t);
  repo.write('a.md', 'a\n');
  repo.commit('first');
  repo.run('checkout', '--quiet', '-b', 'side');
  repo.write('b.md', 'earlier\n');
  const side = repo.commit('on the side');
  repo.run('checkout', '--quiet', 'main');
  repo.write('a.md', 'b\n');
  repo.commit('on main');
  const rules = {...forgetting({pulls: [3]}), refs: ['main', 'side']};
  t.true(recordsOf(await build(rules), 'commit').some(({commit_hash: oid}) => oid === side));
  repo.run('merge', '--quiet', '--no-ff', '-m', 'Merge pull request #3 from side', 'side');
  const merged = await build(rules);
  t.deepEqual(merged.ledger['commits'], [repo.run('rev-parse', 'HEAD'), side].sort());
  t.deepEqual(recordsOf(merged, 'commit').map(({message}) => message), ['first', 'on main']);
  t.deepEqual(merged.files, (await build(rules, 'clean')).files);
});

test('a licence: the files under it, and their patches before anything of them is compared', async (t) => {
  const {after, oids} = await forgot(t, {licences: ['GPL-3.0-only']});
  t.deepEqual(left(after), ['licenceFirst', 'licenceSecond']);
  t.deepEqual(after.ledger['commits'], undefined, 'no row of the history is read again');
  t.deepEqual([...(after.ledger['samples.commit'] ?? [])].sort(), [oids['licence'], oids['licenceEdit']].sort());
  t.deepEqual(statsOf(after).dropped['file'], {forgotten: 1});
  t.deepEqual(statsOf(after).forgotten, {changes: 2, commits: 2});
  t.false((after.files['NOTICE'] ?? '').includes('GPL'));
});

test('only shards that held it change', async (t) => {
  const {before, after} = await forgot(t, {paths: ['secret/plan.md'], authors: [authorRule('Ada Lovelace', '')]});
  const shards = ({files}: Milled) => new Map(Object.entries(files).filter(([name]) => name.startsWith('shards/')));
  const [old, now] = [shards(before), shards(after)];
  const gone = [...old].filter(([name]) => !now.has(name));
  t.true(gone.length > 0 && gone.length < old.size / 2, `${gone.length} of ${old.size}`);
  const held = /secret\/plan\.md|adaMessage|adaPatch|reword/;
  for (const [name, text] of gone) if (name.endsWith('.jsonl')) t.regex(text, held, name);
});

test('a commit that builds upon a forgotten one is one row more', async (t) => {
  const {repo, build, oids} = planted(t);
  const rules = forgetting({commits: [oids['licenceEdit'] ?? '', oids['licence'] ?? '', oids['revert'] ?? '']});
  await build(rules);
  repo.write('more.md', 'more\n');
  const head = repo.commit('more');
  const more = await build(rules);
  t.deepEqual(more.ledger['commits'], [head]);
  t.deepEqual(more.files, (await build(rules, 'clean')).files);
});
