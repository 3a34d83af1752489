// `gristmill forget` on a real repository: rules as they are written, and texts that are nowhere any more, by a search of the test's own.
import {appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {everyByte} from '../../mill/every-byte.ts';
import type {ForgetReport} from '../../../tools/executors/forget/forget-text.ts';
import type {Proof} from '../../../tools/executors/forget/prove/proof.ts';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';

/** Thirty words that are nowhere else. */
const text = (name: string) => Array.from({length: 30}, (_, at) => `${name}${String.fromCharCode(97 + (at % 26))}${at}`).join(' ');
const plants = ['ada', 'ours', 'path', 'pull', 'licence'] as const;

const gpl = '/* SPDX-License-Identifier: GPL-3.0-only */\n';
const byAda = ['--author', 'Ada Lovelace <ada@example.org>'];

function planted(t: ExecutionContext): CommandBench & {readonly sha: string} {
  const bench = commandBench(t);
  const {repo} = bench;
  for (let at = 0; at < 10; at++) repo.write(`keep/${at}.md`, `kept ${at}\n`.repeat(60));
  repo.write('.mailmap', 'Ada Lovelace <ada@example.org> <countess@old.example.org>\n');
  repo.write('c.c', `${gpl}// ${text('licence')}\nint c;\n`);
  repo.commit('base');
  // What is taken away again by the same hand is nobody else's text.
  repo.write('ada.md', `${text('ada')}\n`);
  repo.commit(`Say\n\nadaMessage ${text('ada')}`, ...byAda);
  repo.run('rm', '--quiet', 'ada.md');
  repo.commit('Unsay', '--author', 'Countess <Countess@old.example.org>');
  repo.write('secret/plan.md', `${text('path')}\n`);
  repo.commit('plan');
  repo.write('secret/plan.md', `${text('path')}\nmore\n`);
  repo.commit('plan on');
  repo.run('checkout', '--quiet', '-b', 'side');
  repo.write('pull.md', `${text('pull').replaceAll(' ', '\n')}\n`);
  repo.commit('pulled');
  repo.run('rm', '--quiet', 'pull.md');
  repo.commit('pulled back');
  repo.run('checkout', '--quiet', 'main');
  repo.run('merge', '--quiet', '--no-ff', '-m', 'Merge pull request #7 from side', 'side');
  const sha = repo.commit(`ours\n\n${text('ours')}`);
  bench.configure({structure: true});
  return {...bench, sha};
}

/** Each planted word by itself, wherever it stands: in bytes as they are, which ids of a tokenizer of bytes are as well. */
async function left({root, store, out}: CommandBench): Promise<Readonly<Record<string, readonly string[]>>> {
  const places = [...(await everyByte(store)), ...(await everyByte(out))].map(({name, bytes}) => ({name, text: `${bytes.toString('latin1')}${name.endsWith('.bin') ? idsAsBytes(bytes) : ''}`}));
  if (places.length === 0) throw new Error(`Nothing to search in ${root}`);
  const found = plants.map((name) => [name, places.filter(({text: searched}) => text(name).split(' ').some((word) => searched.includes(word))).map((place) => place.name)] as const);
  return Object.fromEntries(found.filter(([, where]) => where.length > 0));
}

function idsAsBytes(bytes: Buffer): string {
  return String.fromCharCode(...Array.from({length: bytes.length / 4}, (_, at) => bytes.readInt32LE(at * 4) & 0xff).slice(0, 100_000));
}

const kinds = (args: CommandBench & {readonly sha: string}) => ['--author', 'ada@example.org', '--path', 'secret', '--pr', '7', '--sha', args.sha.slice(0, 10), '--licence', 'gpl-3.0-only'];

test('forget --now leaves nothing of an author, a commit, a path, a pull request and a licence in any byte of outputs and store', async (t) => {
  const bench = planted(t);
  // What counts for a vocabulary is a build of its own in the store, and holds code as well.
  t.is((await bench.run('vocab', '--promote')).code, 0);
  t.is((await bench.run('build')).code, 0);
  t.deepEqual(Object.keys(await left(bench)), [...plants], 'the search finds what is there');
  const {rules, matches, added = []} = await bench.ask<ForgetReport>('forget', ...kinds(bench), '--reason', 'asked');
  t.deepEqual(rules.map(({kind}) => kind), ['author', 'author', 'path', 'sha', 'pr', 'licence'], 'the mailmap knows her by two addresses');
  t.is(added.length, 6);
  t.deepEqual(matches, {commits: 8, files: 1});
  const file = readFileSync(join(bench.root, 'forgotten.json'), 'utf8');
  t.false(/lovelace|countess|example/i.test(file), file);
  // A rule alone changes no output; built by it, the outputs are clean and the store is not.
  t.is((await bench.run('build')).code, 0);
  const stored = await left(bench);
  t.deepEqual(Object.keys(stored), [...plants]);
  t.true(Object.values(stored).flat().every((name) => /\.pack(?: at \d+)?$|data\.mdb/.test(name)), JSON.stringify(stored));
  const before = await bench.run('forget', '--prove', '--json');
  t.is(before.code, 1);
  t.true((JSON.parse(before.out) as {proof: Proof}).proof.found.length > 0);
  const {swept, proof} = await bench.ask<ForgetReport>('forget', '--now');
  t.true((swept?.packs.removed ?? 0) > 0);
  t.deepEqual(await left(bench), {});
  t.deepEqual(proof?.found, []);
  t.like(proof, {lost: [], remains: []});
  t.true((proof?.shingles ?? 0) > 50 && (proof?.searched.frames ?? 0) > 0 && (proof?.searched.tokens ?? 0) > 1000);
  t.is((await bench.run('verify')).code, 0);
  t.is((await bench.run('vocab')).code, 0);
  t.deepEqual(await left(bench), {}, 'and what is counted from now on brings nothing back');
  // Back with the rules gone.
  t.deepEqual((await bench.ask<ForgetReport>('forget', ...kinds(bench), '--undo')).rules, []);
  t.false(existsSync(join(bench.root, 'forgotten.json')));
  t.is((await bench.run('build')).code, 0);
  t.deepEqual(Object.keys(await left(bench)), [...plants]);
});

test('forget --prove finds a file, a record, a value that another dataset keeps and tokens, says whose they are, and never the text', async (t) => {
  const bench = planted(t);
  bench.configure();
  const other = join(bench.root, 'other');
  t.is((await bench.run('build', '--out', other)).code, 0);
  bench.repo.commit('one more');
  t.is((await bench.run('build', '--out', other)).code, 0);
  t.is((await bench.run('forget', '--path', 'secret/**', '--now')).code, 1);
  t.is((await bench.run('diff', '--out', other)).code, 0, 'its former builds are its own');
  const {code, out} = await bench.run('forget', '--prove', '--json');
  t.is(code, 1);
  const {found} = (JSON.parse(out) as {proof: Proof}).proof;
  t.false(text('path').split(' ').some((word) => out.includes(word)));
  const packed = found.filter(({place}) => place.includes('.pack, value'));
  t.true(packed.length > 0 && packed.every(({neededBy}) => neededBy.length === 1 && /^source-[0-9a-f]{16}$/.test(neededBy[0] ?? '')), JSON.stringify(found));
  // The other dataset reads the same rules: built and swept, it keeps nothing either.
  t.is((await bench.run('forget', '--now', '--out', other)).code, 0);
  t.is((await bench.run('forget', '--prove')).code, 0);
  const place = async (name: string, bytes: Uint8Array | string) => {
    writeFileSync(join(bench.out, name), bytes);
    const report = JSON.parse((await bench.run('forget', '--prove', '--json')).out) as {proof: Proof};
    writeFileSync(join(bench.out, name), '');
    return report.proof.found.map(({place}) => place);
  };
  t.deepEqual(await place('left.txt', `+${text('path').replaceAll(' ', '\n+')}\n`), [join(bench.out, 'left.txt')]);
  t.deepEqual(await place('left.jsonl', JSON.stringify({text: text('path').replaceAll(' ', '\n')})), [join(bench.out, 'left.jsonl')]);
  t.deepEqual(await place('left.bin', Buffer.from(Int32Array.from(Buffer.from(text('path'))).buffer)), [join(bench.out, 'left.bin')]);
  t.is((await bench.run('forget', '--prove')).code, 0);
  const [pack = ''] = readdirSync(join(bench.store, 'mill-2/packs'));
  const bytes = readFileSync(join(bench.store, 'mill-2/packs', pack));
  writeFileSync(join(bench.store, 'mill-2/packs', pack), bytes.fill(0, 30, 34));
  const damaged = await bench.run('forget', '--prove');
  t.is(damaged.code, 1, 'what cannot be read is not proved');
  t.true(damaged.out.includes(`could not read ${join(bench.store, 'mill-2/packs', pack)}`), damaged.out);
  t.deepEqual(await place('left.short', text('path').split(' ').slice(0, 19).join(' ')), []);
});

test('text that stands in a source that is not forgotten stays with it, and forget --prove names that source', async (t) => {
  const bench = planted(t);
  bench.configure();
  bench.repo.write('copy.md', `${text('path')}\n`);
  const copied = bench.repo.commit('copies it');
  t.is((await bench.run('forget', '--path', 'secret', '--now')).code, 0);
  const {proof} = await bench.ask<ForgetReport>('forget', '--prove');
  t.deepEqual(proof?.remains.map(({place}) => place), [`commit ${copied}`, 'copy.md']);
  t.like(await bench.ask<ForgetReport>('forget', '--path', 'copy.md', '--now'), {proof: {found: [], remains: []}});
  t.deepEqual(Object.keys(await left(bench)).includes('path'), false);
});

test('forget writes one rule a line in order, whatever order they came in, and says when it has nothing to write', async (t) => {
  const bench = planted(t);
  await bench.run('forget', '--path', 'b', '--pr', '10', '--pr', '9');
  await bench.run('forget', '--path', 'a/', '--licence', 'Strong-Copyleft', '--reason', 'no such files');
  const file = join(bench.root, 'forgotten.json');
  const written = readFileSync(file, 'utf8');
  t.is(written, '{\n  "format": "gristmill forgotten 1",\n  "rules": [\n    {"path":"a","reason":"no such files"},\n    {"path":"b"},\n    {"pr":9},\n    {"pr":10},\n    {"licence":"strong-copyleft","reason":"no such files"}\n  ]\n}\n');
  await bench.run('forget', '--author', 'Ada Lovelace');
  const hashed = readFileSync(file, 'utf8');
  const {out} = await bench.run('forget', '--author', ' ada LOVELACE ', '--pr', '9', '--path', 'b');
  t.true(out.startsWith('"forgotten.json" says so already: nothing was written\n'), out);
  t.is(readFileSync(file, 'utf8'), hashed);
  t.regex((await bench.run('forget')).out, /^8 rules in "forgotten\.json"\n(?: {2}author [0-9a-f]{16}:[0-9a-f]{32}\n){3} {2}path a {2}\(no such files\)\n/);
  await bench.run('forget', '--author', 'Ada Lovelace', '--undo');
  t.is(readFileSync(file, 'utf8'), written);
  await bench.run('forget', '--author', 'Ada Lovelace', '--plain');
  t.true(readFileSync(file, 'utf8').includes('{"person":"Ada Lovelace"}'));
});

test('forget finds every mistake in what it is asked at once, and a damaged file ends everything', async (t) => {
  const bench = planted(t);
  bench.configure();
  const {code, err} = await bench.run('forget', '--pr', 'seven', '--sha', 'xyz', '--licence', 'GPL-3', '--path', '**', '--author', ' ');
  t.is(code, 2);
  for (const option of ['--pr: expected the number', '--sha: expected the id', '--licence: expected an SPDX id', '--path: expected a glob', '--author: expected an e-mail']) t.true(err.includes(option), err);
  t.is((await bench.run('forget', '--sha', 'abcdef12')).code, 2);
  const file = join(bench.root, 'forgotten.json');
  const refused: readonly (readonly [string, string])[] = [
    ['{}', 'expected "format"'],
    ['{"format": "gristmill forgotten 1", "rules": [], "more": 1}', 'expected no key "more"'],
    ['{"format": "gristmill forgotten 1", "rules": [{"path": "a", "sha": "b"}]}', 'rule 1: expected one of'],
    ['{"format": "gristmill forgotten 1", "rules": [{"path": "a"}, {"pr": "7"}]}', 'rule 2: expected the number'],
    ['{"format": "gristmill forgotten 1", "rules": [{"author": "ada@example.org"}]}', 'rule 1: expected a salted hash'],
    ['{"format": "gristmill forgotten 1", "rules": [{"path": "../a"}]}', 'rule 1: expected a glob'],
    ['{"format": "gristmill forgotten 1", "rules": [{"sha": "abc"}]}', 'rule 1: expected the whole id'],
  ];
  for (const [damaged, message] of refused) {
    writeFileSync(file, damaged);
    const {code: ended, err: said} = await bench.run('build');
    t.is(ended, 2, damaged);
    t.true(said.includes(`Could not read "forgotten.json": ${message}`), said);
  }
  appendFileSync(file, 'x');
  t.is((await bench.run('stats')).code, 2);
});
