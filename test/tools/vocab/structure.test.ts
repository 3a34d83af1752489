import {readFileSync, readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {structuralTokens} from '../../../stages/tokenize/structural/structural-token.ts';
import type {BuildReport} from '../../../tools/executors/build/build-report.ts';
import type {TokenSummary} from '../../../tools/executors/build/token-summary.ts';
import type {ShownTokens} from '../../../tools/executors/show/shown.ts';
import {smallTokenizerFile} from '../../mill/small-tokenizer-file.ts';
import {commandBench} from '../rig/command-bench.ts';
import {lockIn, manifestIn, promoted, structureBench, structureIn, texts, vocabularyIn} from './structure-bench.ts';

test('structure: refused without a pin, promoted by the line that the error names, built, and read back as the text it was', async (t) => {
  const place = structureBench(t);
  const refused = await place.run('build');
  t.is(refused.code, 1);
  t.regex(refused.err, /^GM4101 No vocabulary of structure is pinned in ".*artefacts\.lock"/m);
  const pinned = await place.paste(/fix: (.*)$/m.exec(refused.err)?.[1] ?? '');
  t.is(pinned.code, 0, pinned.err);
  t.regex(pinned.out, /^Vocabulary of structure\n {2}made from +6 chunks of commits\n/);
  t.regex(pinned.out, /own tokens +BRANCH 0 of 0, FILE 4 of 4, CHANGE 2 of 2, AUTHOR 1 of 1, TIMESTAMP 1 of 1, MODULE 4 of 4\n/);
  t.regex(pinned.out, /Pinned it\. Commit these together: artefacts\.lock structure-[0-9a-f]{12}\.structure\.json\n$/);
  t.deepEqual(vocabularyIn(place).slice(0, structuralTokens.length), structuralTokens);

  const report = await place.ask<BuildReport>('build');
  // What was cut to be counted is not cut again.
  t.deepEqual([report.rows['structure.chunks'], report.rows['tokens.structure']], [{ran: 0, reused: 3, stubs: 0}, {ran: 3, reused: 0, stubs: 0}]);
  const {entry, sequences, read} = structureIn(place);
  if (entry === undefined) return t.fail();
  // New rows stand above the vocabulary, in the order of the pinned list.
  t.deepEqual(entry.newRows, vocabularyIn(place).map((content, at) => ({id: 402 + at, content})));
  t.is(entry.vocab, 402 + vocabularyIn(place).length);
  // One sequence a chunk, of a kind of its own, ended by the dataset's end, all of it trained.
  for (const {kind, ids, flags, lossFrom, lossTo} of sequences) t.deepEqual([kind, ids.at(-1), flags, lossFrom, lossTo], [2, 400, 2, 0, ids.length]);
  const codes = read.map((one) => one.codes.join(''));
  t.deepEqual(codes.toSorted(), [...texts, 'number 0\n', 'number 1\n', 'number 2\n'].toSorted());
  const seen = read.find((one) => one.codes[0] === texts[2]);
  t.deepEqual(seen?.contexts.map((context) => context.replace(/author_[0-9a-f]{12}/, 'author_…')), ['<FILE:src/a.rs>', '<CHANGE:modified_file>', '<AUTHOR:author_…>', '<TIMESTAMP:2017-07>', '<MODULE:a>']);
  // Addresses are in no file of the dataset's vocabulary.
  t.false(readFileSync(join(place.root, lockIn(place).file), 'utf8').includes('@'));

  const stats: Readonly<Record<string, TokenSummary>> = JSON.parse(readFileSync(join(place.out, 'stats.json'), 'utf8'));
  // What spells a token of structure stays text, and is counted.
  t.like(stats['tokens.structure'], {documents: 3, samples: 6, special_texts: 1, tokens: sequences.reduce((sum, {ids}) => sum + ids.length - 1, 0), text_bytes: codes.reduce((sum, code) => sum + Buffer.byteLength(code), 0)});
  const verified = await place.run('verify');
  t.is(verified.code, 0, verified.out);
  t.true((await place.ask<BuildReport>('build')).upToDate);
});

test('structure: show says what a token of it is', async (t) => {
  const place = structureBench(t);
  await promoted(place);
  await place.ask('build');
  const {entry, sequences} = structureIn(place);
  const file = join(place.out, entry?.shards.find(({kind}) => kind === 'structure')?.files[0]?.file ?? '');
  const {sequences: [shown]} = await place.ask<ShownTokens>('show', file, '--token', `0..${sequences[0]?.ids.length ?? 0}`);
  t.like(shown, {document: {collection: 'structure.chunks'}, sample: 0, end: true});
  t.deepEqual(shown?.ids, sequences[0]?.ids.slice(0, -1));
  t.is(shown?.pieces.map(({text}) => text).join(''), shown?.text);
  t.deepEqual(shown?.pieces.slice(0, 2).map(({kind, text}) => [kind, text]), [['mark', '<COMMIT_START>'], ['mark', '<FILE:src/a.rs>']]);
  t.is((await place.run('show', file, '--token', '0')).code, 0);
});

test('structure: one commit more runs the rows of that commit, and the outcome is that of a clean build', async (t) => {
  const place = structureBench(t);
  await promoted(place);
  await place.ask('build');
  place.repo.write('src/new.rs', 'fn brand_new() {}\n');
  place.repo.commit('One more');
  const report = await place.ask<BuildReport>('build');
  t.deepEqual([report.rows['structure.chunks']?.ran, report.rows['tokens.structure']?.ran], [1, 1]);
  // A name that came later has no token, and is text.
  const {read} = structureIn(place);
  t.true(read.some(({codes, contexts}) => codes[0] === 'fn brand_new() {}\n' && contexts.includes('<FILE:src/new.rs>')));
  const manifest = readFileSync(join(place.out, 'manifest.json'), 'utf8');
  for (const folder of [place.out, place.store]) rmSync(folder, {recursive: true});
  t.is((await place.ask<BuildReport>('build')).root, report.root);
  t.is(readFileSync(join(place.out, 'manifest.json'), 'utf8'), manifest);
});

test('structure: rules and caps of the configuration, with every mark and one sequence a commit', async (t) => {
  const place = structureBench(t, {structure: {layout: 'commit', tests: true, changes: true, newlines: true, indents: true, keywords: true, macros: true, contexts: {FILE: 1, MODULE: 0}, branch: 'main', timestamp: 'day', author: 'none', salt: 'pepper'}});
  const {structure} = await promoted(place);
  t.deepEqual([structure.contexts.FILE, structure.contexts.MODULE, structure.contexts.AUTHOR], [{names: 4, own: 1}, {names: 4, own: 0}, {names: 0, own: 0}]);
  t.false(readFileSync(join(place.root, 'artefacts.lock'), 'utf8').includes('pepper'));
  await place.ask('build');
  const {read, sequences} = structureIn(place);
  t.is(sequences.length, 3);
  t.deepEqual(read.map(({codes}) => codes).toSorted(), texts.map((text, at) => [text, `number ${at}\n`]).toSorted());
  for (const {contexts} of read) t.deepEqual(contexts.slice(0, 3), ['<BRANCH:main>', '<TIMESTAMP:2017-07-14>', '<FILE:src/a.rs>']);
  t.is((await place.run('verify')).code, 0);
  // Other names would be made with another salt: the pin is not taken for them.
  place.configure({tokenizer: {file: smallTokenizerFile(place.root).path}, structure: {contexts: {FILE: 1, MODULE: 0}, branch: 'main', timestamp: 'day', author: 'none', salt: 'salt'}});
  t.regex((await place.run('build')).err, /^GM4102 The pinned vocabulary of structure was made with other options: salted is /m);
});

test('structure: several tokenizers have shards of it each, above the rows of a profile', async (t) => {
  const place = commandBench(t);
  place.repo.write('a.rs', 'fn a() {}\n');
  place.repo.commit('first');
  place.configure({tokenizer: undefined, tokenizers: {small: {file: smallTokenizerFile(place.root).path}, bytes: {file: join(place.root, 'bytes.tokenizer.json')}}, profile: {name: 'starcoder2', unknownMarks: 'add'}, structure: true});
  await promoted(place);
  await place.ask('build');
  for (const entry of manifestIn(place).tokenizers) {
    const names = entry.newRows.map(({content}) => content);
    t.true(names.indexOf('<file_sep>') >= 0 && names.indexOf('<file_sep>') < names.indexOf('<COMMIT_START>'), entry.name);
    t.deepEqual(names.slice(names.indexOf('<COMMIT_START>')), vocabularyIn(place), entry.name);
    t.deepEqual(entry.newRows.map(({id}) => id), names.map((_, at) => entry.vocab - names.length + at));
    t.deepEqual(entry.shards.filter(({kind}) => kind === 'structure').map(({sequences}) => sequences), [1]);
  }
  t.is((await place.run('verify')).code, 0);
});

test('structure is off unless it is asked for: nothing of a build changes', async (t) => {
  const place = structureBench(t, {});
  const {root} = await place.ask<BuildReport>('build');
  const files = readdirSync(place.out, {recursive: true}).toSorted();
  place.configure({tokenizer: {file: smallTokenizerFile(place.root).path}, structure: false});
  const again = await place.ask<BuildReport>('build');
  t.deepEqual([again.root, again.upToDate, Object.keys(again.rows).filter((name) => name.includes('structure'))], [root, true, []]);
  t.deepEqual(readdirSync(place.out, {recursive: true}).toSorted(), files);
});

test('structure: with chunks, sequences are of declarations, each with the kind of change that it was', async (t) => {
  const place = structureBench(t, {structure: true, chunks: true});
  await promoted(place);
  t.true(vocabularyIn(place).includes('<CHANGE:new_function>'), vocabularyIn(place).filter((token) => token.startsWith('<CHANGE')).join());
  const report = await place.ask<BuildReport>('build');
  // What was cut to be counted is not cut again.
  t.deepEqual(report.rows['structure.chunks'], {ran: 0, reused: 3, stubs: 0});
  const {read} = structureIn(place);
  const changes = read.map(({contexts}) => contexts.find((context) => context.startsWith('<CHANGE')));
  t.true(changes.includes('<CHANGE:new_function>') && !changes.includes('<CHANGE:new_file>'), changes.join());
  t.is((await place.run('verify')).code, 0);
});

test('structure: phases are asked of its own chunks, whatever else is made of a commit and whatever of that is a copy', async (t) => {
  const place = structureBench(t, {
    structure: true, duplicates: true, commits: {forms: ['before-after']}, split: {method: 'random', shares: {train: 1, val: 0, test: 0}},
    phases: [{name: 'small', where: {kinds: ['structure'], bytes: {below: 40}, tests: true}}, {name: 'large', where: {kinds: ['structure']}}],
  });
  // A commit without a text before it and one that repeats another: neither has a sample of that form.
  place.repo.write('empty.bin', Buffer.alloc(8).toString('latin1'));
  place.repo.commit('Binary alone');
  for (const text of ['fn twice() {}\n', '', 'fn twice() {}\n']) {
    place.repo.write('src/twice.rs', text);
    place.repo.commit('Write it');
  }
  await promoted(place);
  t.is((await place.run('build')).code, 0);
  const [entry] = manifestIn(place).tokenizers;
  const counted = (phase: string) => (entry?.shards ?? []).filter((shard) => shard.kind === 'structure' && shard.phase === phase).reduce((sum, {documents}) => sum + documents, 0);
  const statistics = JSON.parse(readFileSync(join(place.out, 'stats.json'), 'utf8')) as {readonly dropped: Readonly<Record<string, Readonly<Record<string, number>>>>};
  t.true(Object.values(statistics.dropped['before-after'] ?? {}).reduce((sum, count) => sum + count, 0) > 0, JSON.stringify(statistics.dropped));
  t.is(counted('small'), 2);
  t.is(counted('small') + counted('large'), Number(place.repo.run('rev-list', '--count', 'HEAD')));
});
