// What `gristmill stats` prints of figures, at the widths of terminals; one part alone; and that a verifier counts them, too.
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {runCommand} from '../../../tools/executors/cli/run-command.ts';
import type {DatasetStats} from '../../../tools/executors/stats/dataset-stats.ts';
import {statsPartNames} from '../../../tools/executors/stats/stats-parts.ts';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';
import {recounted} from './recounted.ts';

async function built(bench: CommandBench): Promise<void> {
  const {repo} = bench;
  bench.configure({statistics: true, phases: 'seed'});
  repo.write('a.rs', 'fn main() {}\n'.repeat(40));
  repo.write('b.py', 'print()\n');
  repo.write('odd.nobody-knows', 'x\n');
  repo.commit('first');
  repo.bytes(['commit', '--quiet', '--allow-empty', '-m', 'later'], undefined, {GIT_COMMITTER_DATE: '1600000000 +0000', GIT_AUTHOR_NAME: 'Grete'});
  await bench.ask('build');
}

test('stats shows lengths, languages, years, phases and the history as tables', async (t) => {
  const bench = commandBench(t);
  await built(bench);
  const {out} = await bench.run('stats');
  const part = (title: string) => (out.split('\n\n').find((text) => text.startsWith(title)) ?? '').split('\n').slice(1).map((line) => line.trim().replace(/ {2,}/g, ' | '));
  t.deepEqual(part('Sequences by tokens'), [
    'kind | sequences | lines | least | 50 % | mean | 90 % | 99 % | most',
    'file | 3 | 48 | 23 | 29 | 196 | 535 | 535 | 535',
    'commit | 2 | 70 | 67 | 67 | 535 | 1,003 | 1,003 | 1,003',
    'all | 5 | 118 | 23 | 67 | 331 | 1,003 | 1,003 | 1,003',
  ]);
  t.deepEqual(part('Documents by the language').map((line) => line.split(' | ')[0]), ['language', 'several', 'Rust', 'none', 'unknown', 'Python']);
  t.deepEqual(part('Documents by the year').map((line) => line.split(' | ').slice(0, 2).join(' ')), ['year documents', '2017 1', '2020 1']);
  t.deepEqual(part('Phases').map((line) => line.split(' | ').slice(0, 2).join(' ')), ['phase documents', 'code-foundation 3', 'change-patterns 2', 'rule 1 2', 'rule 2 0', 'pr-mastery 0', 'rule 1 0', 'rule 2 0']);
  t.deepEqual(part('History'), ['2 commits, of them 0 merges, by 2 authors, 2017-07-14 to 2017-07-14', '42 lines added, 0 removed, in 3 changes of files']);
});

test('stats keeps figures within 80 columns', async (t) => {
  const bench = commandBench(t);
  await built(bench);
  const host = bench.host({terminal: {columns: 80}});
  t.is(await runCommand(['stats'], host), 0);
  for (const line of (host.out() + host.err()).split('\n')) t.true(line.length <= 80, line);
});

test('stats --only gives one part, as text and as JSON, and knows which there are', async (t) => {
  const bench = commandBench(t);
  await built(bench);
  const {out} = await bench.run('stats', '--only', 'months');
  t.deepEqual(out.split('\n').map((line) => line.trim().split(/ {2,}/)[0]), ['Documents by the month of their commit', 'month', '2017-07', '2020-09', '']);
  const all = await bench.ask<DatasetStats>('stats');
  t.deepEqual(await bench.ask('stats', '--only', 'history'), {root: all.root, history: all.history});
  t.deepEqual(await bench.ask('stats', '--only', 'kinds'), {root: all.root, figures: {kinds: all.figures?.kinds}});
  t.deepEqual(await bench.ask('stats', '--only', 'languages'), {root: all.root, languages: all.languages, figures: {languages: all.figures?.languages}});
  const {code, err} = await bench.run('stats', '--only', 'month');
  t.is(code, 2);
  t.true(err.includes(`--only: expected one of ${statsPartNames.join(', ')}, got "month"`), err);
});

test('verify counts figures and history again', async (t) => {
  const bench = commandBench(t);
  await built(bench);
  t.is((await bench.run('verify')).code, 0);
  const file = join(bench.out, 'stats.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"p50": 67', '"p50": 68'));
  const {code, out, err} = await bench.run('verify');
  t.not(code, 0);
  t.regex(out + err, /stats\.json/);
});

test('structure is counted by its sequences, by month and without a language', async (t) => {
  const bench = commandBench(t);
  bench.configure({statistics: true, structure: true});
  bench.repo.write('a.rs', 'fn a() {\n    b();\n}\n');
  bench.repo.commit('first');
  await bench.run('vocab', '--promote');
  await bench.ask('build');
  const {figures} = await bench.ask<DatasetStats>('stats');
  const {structure} = recounted({out: bench.out, repository: bench.repo.dir, tokenizer: join(bench.root, 'bytes.tokenizer.json')}) as {readonly structure: object};
  t.like(figures?.kinds?.['structure'], structure);
  t.deepEqual(Object.entries(figures?.languages ?? {}).filter(([, row]) => row['structure'] !== undefined), []);
  t.is(figures?.months?.['2017-07']?.['structure']?.documents, 1);
});
