import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {BuildReport} from '../../../tools/executors/build/build-report.ts';
import type {StructureReport} from '../../../tools/executors/vocab/make-structure.ts';
import {lockIn, manifestIn, promoted, structureBench} from './structure-bench.ts';

test('structure: a drift is reported, and changes no build until it is promoted', async (t) => {
  const place = structureBench(t);
  await promoted(place);
  t.like((await place.ask<{structure: StructureReport}>('vocab')).structure, {drift: {added: [], removed: [], moved: 0}, promoted: null});
  const [lock, root] = [lockIn(place), (await place.ask<BuildReport>('build')).root];
  place.repo.write('src/new.rs', 'fn brand_new() {}\n');
  place.repo.commit('One more');
  const {structure} = await place.ask<{structure: StructureReport}>('vocab');
  t.deepEqual(structure.drift?.added.toSorted(), ['<FILE:src/new.rs>', '<MODULE:new>']);
  t.deepEqual([structure.drift?.removed, lockIn(place)], [[], lock]);
  t.not((await place.ask<BuildReport>('build')).root, root);
  t.false(manifestIn(place).tokenizers[0]?.newRows.some(({content}) => content === '<FILE:src/new.rs>'));
  await promoted(place);
  t.false(existsSync(join(place.root, lock.file)));
  const report = await place.ask<BuildReport>('build');
  // Another vocabulary makes tokens again, and cuts nothing.
  t.deepEqual([report.rows['structure.chunks']?.ran, report.rows['tokens.structure']?.ran, report.rows['tokens.commit']?.ran], [0, 4, 0]);
});

test('structure: a vocabulary that is lost or damaged is never built with', async (t) => {
  const place = structureBench(t);
  await promoted(place);
  const file = join(place.root, lockIn(place).file);
  writeFileSync(file, '["<COMMIT_START>"]\n');
  const refused = await place.run('build');
  t.regex(refused.err, /^GM4104 The pinned vocabulary of structure ".*\.structure\.json" has the digest /m);
  // Whoever promoted it has it in the store, too.
  t.regex(refused.err, /fix: cp /);
  t.like((await promoted(place)).structure, {drift: null, pinned: {ids: null}});
  t.is((await place.run('build')).code, 0);
});

test('vocab --seed-vocabulary writes the vocabulary of the seed, and says how well it fits', async (t) => {
  const place = structureBench(t, {});
  const {code, out} = await place.run('vocab', '--seed-vocabulary', 'made/vocab.json');
  t.is(code, 0);
  t.regex(out, /^Vocabulary of the seed, in made\/vocab\.json\n {2}ids +\d+ given, 50,257 in all\n/);
  for (const head of ['coverage   100.00 % of the words of code', 'unknown    0.00 % ', 'fertility  ']) t.true(out.includes(`  ${head}`), out);
  const vocabulary = JSON.parse(readFileSync(join(place.root, 'made/vocab.json'), 'utf8'));
  t.deepEqual(Object.keys(vocabulary), ['token_to_id', 'id_to_token', 'vocab_size']);
  t.is(vocabulary.vocab_size, 50_257);
  t.like(vocabulary.token_to_id, {'<PAD>': 0, '<UNK>': 1, '<COMMIT_START>': 2, '<COMMIT_END>': 3});
  for (const [token, id] of Object.entries(vocabulary.token_to_id)) t.is(vocabulary.id_to_token[String(id)], token);
  // Code begins where 5,000 ids end, the most frequent first.
  t.deepEqual([vocabulary.token_to_id['<FILE:src/a.rs>'] < 5000, vocabulary.id_to_token['5000'] !== undefined, vocabulary.token_to_id['fn'] >= 5000], [true, true, true]);
  const {seed} = await place.ask<{seed: {ids: number; coverage: number; unk_rate: number}}>('vocab', '--seed-vocabulary', 'made/vocab.json');
  t.like(seed, {ids: Object.keys(vocabulary.token_to_id).length, coverage: 1, unk_rate: 0});
});

test('vocab --promote pins a learned vocabulary and that of structure together, and each keeps the other', async (t) => {
  const place = structureBench(t, {tokenizer: {learned: {size: 300}}, structure: true});
  const refused = await place.run('build');
  t.regex(refused.err, /^GM4101 No vocabulary "vocabulary" is pinned/m);
  const {out} = await place.run('vocab', '--promote');
  t.deepEqual([out.match(/^Vocabulary/gm)?.length, out.match(/^Pinned it\./gm)?.length], [2, 2], out);
  const lock = () => JSON.parse(readFileSync(join(place.root, 'artefacts.lock'), 'utf8'));
  t.deepEqual(Object.keys(lock().artefacts), ['structure vocabulary', 'vocabulary']);
  const before = lock();
  t.like(await place.ask('vocab', '--promote'), {name: 'vocabulary', drift: {added: []}, structure: {drift: {added: []}}});
  t.deepEqual(lock(), before);
  await place.ask('build');
  const [entry] = manifestIn(place).tokenizers;
  t.deepEqual(entry?.newRows[0], {id: 300, content: '<COMMIT_START>'});
  t.is((await place.run('verify')).code, 0);
});
