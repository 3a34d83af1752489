// Exports that a configuration names: steps with folders of their own or of several, one after the other, and what becomes of them when one fails.
import {existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {DatasetConfig} from '../../../tools/define-dataset.ts';
import type {StepReport} from '../../../tools/executors/export/run-export.ts';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';

interface Steps {readonly build?: {readonly upToDate: boolean}; readonly steps: readonly StepReport[]}

function begun(place: CommandBench, exports: DatasetConfig['exports'], more: DatasetConfig = {}): void {
  place.repo.write('a.rs', 'pub fn a() {}\n');
  place.repo.commit('Add a');
  place.configure({exports, ...more});
}

test('export: a step of the configuration comes before a format of its name, and options of the line before those of the step', async (t) => {
  const place = commandBench(t);
  begun(place, {chunks: {formats: ['identifiers'], minLines: 100}, 'commits-json': {oneFile: true}});
  t.like(await place.ask<Steps>('export', 'chunks'), {steps: [{step: 'chunks', format: 'identifiers'}]});
  t.deepEqual(readdirSync(join(place.root, 'out-exports/chunks')).sort(), ['identifiers.export.json', 'index.csv']);
  await place.ask('export', 'chunks', '--min-lines', '1');
  t.is(readdirSync(join(place.root, 'out-exports/chunks')).length, 3);
  await place.ask('export', 'chunks', '--to', join(place.root, 'elsewhere'));
  t.true(existsSync(join(place.root, 'elsewhere/index.csv')));
  t.is((await place.ask<{format: string}>('export', 'code')).format, 'code');
});

test('export: steps share a folder, each keeps what is its own, and a file of nobody stays', async (t) => {
  const place = commandBench(t);
  begun(place, {one: {formats: ['commits-json', 'chunks'], to: './both', oneFile: true}, two: {formats: ['identifiers'], to: './both', minLines: 0}});
  mkdirSync(join(place.root, 'both'));
  writeFileSync(join(place.root, 'both/mine.txt'), 'mine');
  const first = await place.ask<Steps>('export');
  t.false(first.build?.upToDate);
  t.deepEqual(first.steps.map(({step, format, report}) => [step, format, report?.files.written]), [['one', 'commits-json', 1], ['one', 'chunks', 2], ['two', 'identifiers', 2]]);
  const names = readdirSync(join(place.root, 'both')).sort();
  t.deepEqual(names.filter((name) => !/^\d/.test(name)), ['chunking_stats.json', 'chunks.export.json', 'chunks.jsonl', 'commits-json.export.json', 'commits.json', 'identifiers.export.json', 'index.csv', 'mine.txt']);
  const again = await place.ask<Steps>('export');
  t.true(again.build?.upToDate);
  t.deepEqual(again.steps.map(({report}) => report?.files.written), [0, 0, 0]);
  t.true(existsSync(join(place.root, 'out/manifest.json')));
});

test('export --keep-going: what fails is labelled and has written nothing, the others are there, and the end is 1', async (t) => {
  const place = commandBench(t);
  // The first asks a forge that nobody knows.
  begun(place, {talk: {formats: ['prs-jsonl']}, history: {formats: ['commits-json'], oneFile: true}});
  const plain = await place.run('export', '--json');
  t.is(plain.code, 2);
  t.regex(plain.out, /"code":"GM6001"/);
  t.false(existsSync(join(place.root, 'out-exports/history')));
  const {code, out} = await place.run('export', '--keep-going', '--json');
  t.is(code, 1);
  const {steps}: Steps = JSON.parse(out);
  t.like(steps, [{step: 'talk', format: 'prs-jsonl', error: {code: 'GM6001'}}, {step: 'history', report: {files: {written: 1}}}]);
  t.false(existsSync(join(place.root, 'out-exports/talk')));
  const text = await place.run('export', '--keep-going');
  t.regex(text.out, /Failed talk: prs-jsonl\n {2}GM6001 /);
  // Where the dataset itself cannot be built, the steps go by what is there.
  place.configure({exports: {history: {formats: ['commits-json'], to: './later'}}, split: true});
  const unbuilt = await place.run('export', '--keep-going', '--json');
  t.like(JSON.parse(unbuilt.out), {steps: [{step: 'build', error: {code: 'GM4106'}}, {step: 'history', report: {files: {written: 2}}}]});
  t.is(unbuilt.code, 1);
});

test('export: what is asked of steps that are not there, or of all at once, is a mistake that says so', async (t) => {
  const place = commandBench(t);
  begun(place, undefined);
  const said = async (...args: readonly string[]) => (await place.run('export', ...args)).err;
  t.regex(await said(), /export: expected a format, or "exports" in the configuration, got neither/);
  place.configure({exports: {history: {formats: ['commits-json']}}});
  t.regex(await said('histroy'), /Did you mean "history"\?/);
  t.regex(await said('--to', 'x'), /--to: expected a format or a step beside it, got all steps of the configuration/);
  place.configure({exports: {histories: {}}});
  t.regex(await said(), /exports\.histories\.formats: expected a list of "commits-json", /);
  place.configure({exports: {history: {formats: ['commits-json'], to: './out'}}});
  t.regex(await said(), /exports\.history\.to: expected a folder of its own/);
  place.configure({exports: {history: {formats: ['commits-jsn']}, Upper: {}}} as DatasetConfig);
  const mistakes = await said();
  t.regex(mistakes, /exports\.history\.formats\[0\]: expected "commits-json", /);
  t.regex(mistakes, /exports\.Upper: expected names of small letters, digits, dashes and underscores/);
});

test('export --max-commits: the first commits by date as whole and legal files, the same when more come', async (t) => {
  const place = commandBench(t);
  const oids = [1, 2, 3, 4, 5].map((at) => {
    place.repo.write(`f${at}.rs`, `pub fn f${at}() {}\n`);
    return place.repo.commit(`Add ${at}`);
  });
  place.configure({exports: {some: {formats: ['commits-json', 'chunks', 'identifiers'], oneFile: true, minLines: 0, maxCommits: 2}}});
  const {steps: [first]} = await place.ask<Steps>('export', 'some');
  const read = (name: string) => readFileSync(join(first?.report?.to ?? '', name), 'utf8');
  const {metadata, commits}: {metadata: {total_commits: number}; commits: readonly {metadata: {hash: string}}[]} = JSON.parse(read('commits.json'));
  t.is(metadata.total_commits, 2);
  t.deepEqual(commits.map(({metadata: {hash}}) => hash), oids.slice(0, 2));
  t.deepEqual([...new Set(read('chunks.jsonl').trimEnd().split('\n').map((line) => (JSON.parse(line) as {commit_hash: string}).commit_hash))], oids.slice(0, 2));
  t.deepEqual(read('identifiers.jsonl').trimEnd().split('\n').map((line) => (JSON.parse(line) as {prompt: string}).prompt), ['Add 1', 'Add 2']);
  place.repo.write('f6.rs', 'pub fn f6() {}\n');
  place.repo.commit('Add 6');
  const {steps} = await place.ask<Steps>('export', 'some');
  t.deepEqual(steps.map(({report}) => report?.files.written), [0, 0, 0]);
});

test('pinFirst: a build pins what is not pinned yet, and never what is', async (t) => {
  const place = commandBench(t);
  for (const at of [1, 2, 3, 4, 5, 6]) {
    place.repo.write(`f${at}.rs`, `pub fn f${at}() {}\n`);
    place.repo.commit(`Add ${at}`);
  }
  place.configure({split: true, structure: true});
  t.not((await place.run('build')).code, 0);
  place.configure({split: true, structure: true, pinFirst: true});
  t.is((await place.run('build')).code, 0);
  const lock = () => readFileSync(join(place.root, 'artefacts.lock'), 'utf8');
  const pinned = lock();
  place.repo.write('new.rs', 'pub fn new() {}\n');
  place.repo.commit('Add another');
  t.is((await place.run('build')).code, 0);
  t.is(lock(), pinned);
});

test('github.whereUnknown: git alone is asked of a folder, nobody else, and a mirror that nobody can name is refused', async (t) => {
  const place = commandBench(t);
  begun(place, undefined, {github: {whereUnknown: 'git', samples: ['pr_diff']}});
  place.repo.write('b.rs', 'pub fn b() {}\n');
  const head = place.repo.commit('Add b (#3)');
  place.repo.run('update-ref', 'refs/pull/3/head', head);
  t.is((await place.run('build')).code, 0);
  const {to} = await place.ask<{to: string}>('export', 'summary-json');
  t.deepEqual(JSON.parse(readFileSync(join(to, 'summary.json'), 'utf8')), {repository: '', scraped_at: null, total_issues: 0, total_prs: 1, prs_merged: 1});
  t.regex((await place.run('sync')).err, /GM6001 /);
  t.is((await place.run('verify')).code, 0);
});

test('commits: false: what would ask the history is a mistake', async (t) => {
  const place = commandBench(t);
  begun(place, undefined, {commits: false, groups: true, split: true});
  const {err} = await place.run('build');
  t.regex(err, /groups: expected no history to ask for it, as "commits" is false, got true/);
  t.regex(err, /split: expected /);
});
