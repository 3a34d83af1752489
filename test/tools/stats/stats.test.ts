import {rmSync} from 'node:fs';
import test from 'ava';
import type {DatasetStats} from '../../../tools/executors/stats/dataset-stats.ts';
import {runCommand} from '../../../tools/executors/cli/run-command.ts';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';

/** One of everything that is counted apart: languages, an encoding, and reasons to be left out. */
async function built(bench: CommandBench): Promise<void> {
  const {repo} = bench;
  repo.write('a.rs', 'fn main() {}\n');
  repo.write('b.rs', 'fn b() {}\n'.repeat(120));
  repo.write('c.py', 'print()\n');
  repo.write('data.bin', '\u0000\u0001\u0002');
  repo.write('package-lock.json', '{\n  "lockfileVersion": 3\n}\n');
  repo.commit('first');
  repo.write('c.py', 'print(1)\n');
  repo.commit('second');
  const {code, err} = await bench.run('build');
  if (code !== 0) throw new Error(err);
}

test('stats shows documents, what was left out and why, and languages, the largest first', async (t) => {
  const bench = commandBench(t);
  await built(bench);
  const {code, out, err} = await bench.run('stats');
  t.is(code, 0, err);
  t.is(err, '');
  const [documents = '', tokens = '', long = '', windows = '', left = '', files = '', encodings = '', licences = ''] = out.split('\n\n');
  // A token is a byte with this tokenizer.
  t.regex(documents, /^Documents\n {2}kind +documents +samples +bytes +tokens\n {2}file +3 +3 +([\d,]+) +\1\n {2}commit +2 +2 +([\d,]+) +\2\n {2}all +5 +5 +([\d,]+) +\3$/);
  t.is(new Set(documents.split('\n').slice(1).map((line) => line.length)).size, 1, documents);
  t.regex(tokens, /^Tokens\n {2}kind +code +content +bytes each +special\n {2}file +1,2\d\d +\d+ +1\.00 +0\n {2}commit +[\d,]+ +\d+ +1\.00 +0$/);
  t.is(long, 'Samples by tokens\n  kind      < 4k     4k-10k  10k-16k  more\n  file      100.0 %  0.0 %   0.0 %    0.0 %\n  commit    100.0 %  0.0 %   0.0 %    0.0 %');
  t.is(windows, 'Windows of 2,048 + 256 tokens, every 128\n  what      windows  read   predicted\n  file            0  0.0 x  0.0 x\n  commit          2  2.1 x  0.1 x\n  all             2  1.3 x  0.1 x');
  t.is(left, 'Left out\n  kind      reason  rows\n  file      binary     1\n  file      lock       1');
  t.is(files, 'Files in the snapshot\n  language  files  lines  bytes\n  Rust          2    121  1,213\n  JSON          1      3     27\n  Python        1      1      9\n  unknown       1      0      0');
  t.is(encodings, 'Encodings: binary 1, utf-8 4');
  t.is(licences, 'Licences: unknown 5\n');
});

test('stats shows how languages are outlined, once that is asked for, and why files have none', async (t) => {
  const bench = commandBench(t);
  bench.repo.write('tsconfig.json', '{"a": 1}\n');
  bench.repo.write('q.sql', 'create table t (a int);\n');
  bench.repo.write('bad.rs', `fn a() ${'{'.repeat(2000)}`);
  await built(bench);
  t.false((await bench.run('stats')).out.includes('Outlines'));
  bench.configure({outlines: 'files'});
  await bench.ask('build');
  const {out} = await bench.run('stats');
  const table = out.split('\n\n').find((part) => part.startsWith('Outlines')) ?? '';
  t.deepEqual(table.trimEnd().split('\n').map((line) => line.trim().split(/\s+/).join(' ')), ['Outlines', 'language by files outlined declarations', 'Rust grammar 3 2 121', 'JSON grammar 2 2 2', 'Python grammar 1 1 0', 'SQL patterns 1 1 1', 'unknown none 1 0 0', 'Without: binary 1, nested-too-deep 1']);
  const {outlines}: DatasetStats = JSON.parse((await bench.run('stats', '--json')).out);
  t.deepEqual(outlines?.without, {'binary': 1, 'nested-too-deep': 1});
});

test('stats --json is one line that says the same, and adds up', async (t) => {
  const bench = commandBench(t);
  await built(bench);
  const {out} = await bench.run('stats', '--json');
  t.is(out.indexOf('\n'), out.length - 1);
  const {root, documents, languages, encodings, totals}: DatasetStats = JSON.parse(out);
  t.is(root, (await bench.ask<{root: string}>('build')).root);
  t.deepEqual(documents.map(({kind, documents, samples, dropped, untokenized}) => ({kind, documents, samples, dropped, untokenized})), [
    {kind: 'file', documents: 3, samples: 3, dropped: {binary: 1, lock: 1}, untokenized: {}},
    {kind: 'commit', documents: 2, samples: 2, dropped: {}, untokenized: {}},
  ]);
  for (const member of ['documents', 'samples', 'bytes', 'tokens'] as const) t.is(documents.reduce((sum, counted) => sum + (counted[member] ?? 0), 0), totals[member] ?? -1, member);
  t.is(languages.reduce((sum, {files}) => sum + files, 0), 5);
  t.is(Object.values(encodings).reduce((sum, count) => sum + count, 0), 5);
});

test('stats of a dataset without tokens counts none', async (t) => {
  const bench = commandBench(t);
  bench.configure({tokenizer: 'none'});
  await built(bench);
  t.regex((await bench.run('stats')).out, /\n {2}all +5 +5 +[\d,]+ +-\n/);
  t.like(await bench.ask('stats'), {totals: {tokens: null}});
});

test('stats needs the store alone: neither source nor outputs, but for how tokens lie in these', async (t) => {
  const bench = commandBench(t);
  await built(bench);
  const {out} = await bench.run('stats');
  rmSync(bench.out, {recursive: true});
  rmSync(bench.repo.dir, {recursive: true});
  t.is((await bench.run('stats')).out, out.replace(/Windows of [^]*?\n\n/, ''));
});

test('stats lets no line be wider than the terminal, nor anything of the repository move its cursor', async (t) => {
  const bench = commandBench(t);
  await built(bench);
  const host = bench.host({terminal: {columns: 48}});
  t.is(await runCommand(['stats'], host), 0);
  // Both streams of a fake terminal end in one place.
  const text = host.out() + host.err();
  t.true(text.startsWith('Documents\n'), text);
  t.false(/[\x00-\x08\x0b-\x1f\x7f]/.test(text));
  for (const line of text.split('\n')) t.true(line.length <= 48, line);
});

test('stats without a build says what to do, and as JSON too', async (t) => {
  const {run} = commandBench(t);
  const {code, out, err} = await run('stats');
  t.is(code, 1);
  t.is(out, '');
  t.regex(err, /Could not find a build[^]*\n {2}fix: gristmill build/);
  const json = await run('stats', '--json');
  t.is(json.err, '');
  t.like(JSON.parse(json.out), {error: {fix: 'gristmill build'}});
});
