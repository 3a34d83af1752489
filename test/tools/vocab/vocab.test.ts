import {existsSync, readFileSync, readdirSync, renameSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {pinnedTokenizer} from '../../../tools/executors/artefacts/pinned-tokenizer.ts';
import type {BuildReport} from '../../../tools/executors/build/build-report.ts';
import type {LearnedChoice} from '../../../tools/executors/build/tokenizer-choice.ts';
import type {VocabularyReport} from '../../../tools/executors/vocab/learn-vocabulary.ts';
import {Tokenizer as RustTokenizer} from 'tokenizers';
import {promote} from '../../../tools/executors/vocab/promote.ts';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';

const learned = {size: 320, pattern: 'o200k', minFrequency: 2, controls: ['<|endoftext|>', '<|pad|>']} as const;

/** A repository of a few files and commits whose vocabulary is to be its own. */
function bench(t: ExecutionContext): CommandBench {
  const made = commandBench(t);
  for (let at = 0; at < 6; at++) {
    made.repo.write(`src/part-${at}.ts`, `export function part${at}(value: string): string {\n  return value.repeat(${at});\n}\n`);
    made.repo.commit(`Add part ${at}\n\nIt repeats a value.`);
  }
  made.configure({tokenizer: {learned}});
  return made;
}

interface Lock {readonly format: string; readonly artefacts: Readonly<Record<string, {readonly kind: string; readonly digest: string; readonly file: string; readonly provenance: {readonly root: string; readonly commits: readonly string[]; readonly learner: number; readonly options: unknown}}>>}

const lockIn = ({root}: CommandBench): Lock => JSON.parse(readFileSync(join(root, 'artefacts.lock'), 'utf8'));
const tokenizersIn = ({root}: CommandBench) => readdirSync(root).filter((name) => name.endsWith('.tokenizer.json') && name.startsWith('vocabulary'));

test('vocab: learn, promote, build with it, build again for nothing, and tokenize one commit more', async (t) => {
  const place = bench(t);
  const refused = await place.run('build');
  t.is(refused.code, 1);
  t.regex(refused.err, /^GM4101 No vocabulary "vocabulary" is pinned/m);
  // The line that the message offers does it.
  const promoted = await place.paste(/fix: (.*)$/m.exec(refused.err)?.[1] ?? '');
  t.is(promoted.code, 0, promoted.err);
  t.regex(promoted.out, /Pinned it\. Commit these together: artefacts\.lock vocabulary-[0-9a-f]{12}\.tokenizer\.json\n$/);
  const {artefacts: {vocabulary}} = lockIn(place);
  t.like(vocabulary, {kind: 'tokenizer', provenance: {commits: [place.repo.run('rev-parse', 'HEAD')], learner: 1, options: {...learned}}});
  t.is(RustTokenizer.fromFile(join(place.root, vocabulary?.file ?? '')).getVocabSize(true), 320);

  const first = await place.ask<BuildReport>('build');
  t.is(JSON.parse(readFileSync(join(place.out, 'manifest.json'), 'utf8')).tokenizers[0].digest, vocabulary?.digest);
  t.deepEqual([first.rows['tokens.file']?.ran, first.rows['tokens.commit']?.ran], [6, 6]);
  const second = await place.ask<BuildReport>('build');
  t.true(second.upToDate);

  place.repo.write('src/part-2.ts', 'export const other = "something else entirely, again and again, something else";\n');
  place.repo.commit('Say something else');
  const third = await place.ask<BuildReport>('build');
  t.deepEqual([third.rows['tokens.file']?.ran, third.rows['tokens.commit']?.ran], [1, 1]);
  t.deepEqual(lockIn(place).artefacts['vocabulary'], vocabulary);
  const verified = await place.run('verify');
  t.is(verified.code, 0, verified.out);
});

test('vocab reports how far the data has moved, and changes nothing', async (t) => {
  const place = bench(t);
  await place.ask('vocab', '--promote');
  const pinned = readFileSync(join(place.root, 'artefacts.lock'), 'utf8');
  const same = await place.ask<VocabularyReport>('vocab');
  t.like(same, {name: 'vocabulary', pinned: {digest: same.candidate.digest}, drift: {added: [], removed: [], affected: 0}, promoted: null});
  t.true((same.candidate.fertility ?? 0) > 0.1 && (same.candidate.fertility ?? 1) < 1);

  place.repo.write('prose.md', 'Once upon a midnight dreary, while I pondered, weak and weary. '.repeat(40));
  place.repo.commit('Add prose');
  const moved = await place.ask<VocabularyReport>('vocab');
  t.is(moved.pinned?.digest, same.candidate.digest);
  t.true((moved.drift?.added.length ?? 0) > 10);
  t.is(moved.drift?.added.length, moved.drift?.removed.length);
  t.true((moved.drift?.affected ?? 0) > 0.3);
  t.true((moved.candidate.fertility ?? 1) < (moved.pinned?.fertility ?? 0));
  const {out} = await place.run('vocab');
  t.regex(out, /^Vocabulary "vocabulary"\n {2}learned from +14 documents/);
  t.regex(out, /\n {2}tokens +\d+ added, \d+ removed, \d+ kept; \d+ of those moved, by [\d.]+ ranks on average and \d+ at most\n {2}text affected +[\d.]+ % of the bytes are cut otherwise\n {2}added +"/);
  t.regex(out, /\n\nPin it with: gristmill vocab --promote --config /);
  t.is(readFileSync(join(place.root, 'artefacts.lock'), 'utf8'), pinned);
});

test('vocab --promote replaces the former pin, keeps other artefacts, and says nothing new where nothing is', async (t) => {
  const place = bench(t);
  await place.ask('vocab', '--promote');
  place.configure({tokenizer: {learned: {...learned, name: 'other', size: 300}}});
  await place.ask('vocab', '--promote');
  t.deepEqual(Object.keys(lockIn(place).artefacts), ['other', 'vocabulary']);
  place.configure({tokenizer: {learned}});
  const before = readFileSync(join(place.root, 'artefacts.lock'), 'utf8');
  place.repo.write('prose.md', 'Once upon a midnight dreary, while I pondered, weak and weary. '.repeat(40));
  place.repo.commit('Add prose');
  const {promoted} = await place.ask<VocabularyReport>('vocab', '--promote');
  t.not(readFileSync(join(place.root, 'artefacts.lock'), 'utf8'), before);
  t.deepEqual(tokenizersIn(place).map((name) => join(place.root, name)), [promoted?.file]);
  t.deepEqual(Object.keys(lockIn(place).artefacts), ['other', 'vocabulary']);
  t.deepEqual(readdirSync(place.root).filter((name) => name.endsWith('.part')), []);
  const again = await place.run('vocab', '--promote');
  t.regex(again.out, /It was pinned already: nothing has changed/);
});

test('A promotion that fails on its way leaves the former pin whole', async (t) => {
  const place = bench(t);
  await place.ask('vocab', '--promote');
  const [lock, files] = [readFileSync(join(place.root, 'artefacts.lock'), 'utf8'), tokenizersIn(place)];
  const choice: LearnedChoice = {kind: 'learned', name: 'vocabulary', configFile: join(place.root, 'dataset.config.json'), folder: place.root, options: learned};
  const provenance = {root: 'r', commits: [], learner: 1, options: learned};
  // The file is written first: what the library refuses, or a store that takes nothing, is met before the lock is touched.
  await t.throwsAsync(promote(choice, {json: Buffer.from('{"model": 7}'.padEnd(200)), provenance, store: place.store}), {name: 'TokenizerProblem'});
  writeFileSync(join(place.root, 'a file'), '');
  const {json} = await pinnedTokenizer(choice, {store: place.store});
  await t.throwsAsync(promote(choice, {json: Buffer.from(json.toString().replace(/\n$/, ' ')), provenance, store: join(place.root, 'a file')}), {name: 'OutputError'});
  t.is(readFileSync(join(place.root, 'artefacts.lock'), 'utf8'), lock);
  t.deepEqual(tokenizersIn(place), files);
  t.is((await place.run('build')).code, 0);
});

test('The pin of a clone without a store is enough to build, and gives the same dataset', async (t) => {
  const place = bench(t);
  await place.ask('vocab', '--promote');
  const first = await place.ask<BuildReport>('build');
  const second = await place.ask<BuildReport>('build', '--store', join(place.root, 'another store'));
  t.is(second.root, first.root);
});

test('A pin that is lost or damaged is never built with, and can be replaced', async (t) => {
  const place = bench(t);
  const {promoted} = await place.ask<VocabularyReport>('vocab', '--promote');
  const [file, lock] = [promoted?.file ?? '', promoted?.lock ?? ''];
  await place.ask('build');
  renameSync(file, `${file}.away`);
  t.regex((await place.run('build')).err, /^GM4104 The pinned tokenizer ".*" is not there/m);
  t.regex((await place.run('vocab')).out, /pinned +[0-9a-f]{12}, and its file is gone or damaged/);
  t.is((await place.run('vocab', '--promote')).code, 0);
  t.true(existsSync(file));
  t.is((await place.run('build')).code, 0);

  const good = readFileSync(lock, 'utf8');
  for (const [bad, why] of [
    ['[]', 'expected "format"'], ['{"format": "gristmill artefacts 9"}', 'expected "format"'], ['{"format": "gristmill artefacts 1"}', 'expected an object of "artefacts"'],
    [good.replace('"tokenizer"', '"poem"'), '"vocabulary" is not an artefact'], [good.replace(/"file": "/, '"file": "../'), '"vocabulary" is not an artefact'], [good.slice(0, -30), 'JSON'],
  ] as const) {
    writeFileSync(lock, bad);
    const {code, err} = await place.run('build');
    t.is(code, 1);
    t.true(err.startsWith('GM4103 ') && err.includes(why), err);
    t.regex((await place.run('vocab', '--promote')).err, /^GM4103 /m);
    t.is(readFileSync(lock, 'utf8'), bad);
  }
});

test('A vocabulary cut by another pattern is not compared, and asks to be promoted', async (t) => {
  const place = bench(t);
  await place.ask('vocab', '--promote');
  place.configure({tokenizer: {learned: {...learned, pattern: 'gpt2', minFrequency: 3}}});
  t.regex((await place.run('build')).err, /^GM4102 .*minFrequency is 2, and 3 is configured; pattern is "o200k", and "gpt2" is configured$/m);
  const report = await place.ask<VocabularyReport>('vocab');
  t.is(report.drift, null);
  t.is(report.pinned?.fertility, null);
  t.regex((await place.run('vocab')).out, /drift +the pinned one cuts text by another pattern/);
});

test('The lock is spelled one way: keys in order, a line each', async (t) => {
  const place = bench(t);
  await place.ask('vocab', '--promote');
  const {artefacts: {vocabulary}} = lockIn(place);
  t.is(readFileSync(join(place.root, 'artefacts.lock'), 'utf8'), `{
  "artefacts": {
    "vocabulary": {
      "digest": "${vocabulary?.digest}",
      "file": "vocabulary-${vocabulary?.digest.slice(0, 12)}.tokenizer.json",
      "kind": "tokenizer",
      "provenance": {
        "commits": [
          "${place.repo.run('rev-parse', 'HEAD')}"
        ],
        "learner": 1,
        "options": {
          "controls": [
            "<|endoftext|>",
            "<|pad|>"
          ],
          "minFrequency": 2,
          "pattern": "o200k",
          "size": 320
        },
        "root": "${vocabulary?.provenance.root}"
      }
    }
  },
  "format": "gristmill artefacts 1"
}
`);
});
