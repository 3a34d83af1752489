import {existsSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {execFileSync} from 'node:child_process';
import {hash} from 'node:crypto';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import type {DatasetConfig} from '../../../tools/define-dataset.ts';
import type {BuildReport} from '../../../tools/executors/build/build-report.ts';
import type {Manifest} from '../../../tools/executors/build/manifest.ts';
import {askPython} from '../../rig/trainer-python.ts';
import type {CommandBench} from '../rig/command-bench.ts';
import {verified} from '../verify/rig.ts';
import {frontMatterIn, numbersIn} from './card-reader.ts';
import {askJq, manyKinds, spells} from './rig.ts';

const manifestIn = (out: string): Manifest => JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
const cardIn = (out: string): string => readFileSync(join(out, 'README.md'), 'utf8');

test('a card of many kinds: every number is what jq answers to the query in its footnote, load_dataset reads every record by it, and files are what they are said to be', async (t) => {
  const bench = manyKinds(t);
  await bench.ask('build');
  askEveryNumber(t, bench);
  loadEverything(t, bench);
  countFiles(t, bench);
});

function askEveryNumber(t: ExecutionContext, bench: CommandBench): void {
  const {numbers, unnamed} = numbersIn(cardIn(bench.out));
  t.true(numbers.length > 150, String(numbers.length));
  t.true(new Set(numbers.map(({file, jq}) => `${file} ${jq}`)).size > 30);
  const answers = askJq(bench.out, numbers);
  t.deepEqual(numbers.filter(({shown}, at) => !spells(shown, answers[at] ?? NaN)).map(({shown, where, jq}, at) => ({shown, where, jq, answer: answers[at]})), []);
  // What sentences say of units, of weights and of lengths.
  t.deepEqual([...new Set(unnamed)].sort(), ['0', '1', '1,024', '8']);
}

/** What a record does not have and what it has as nothing is one thing in a column. */
function withoutNulls(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}

const load = `
import json, sys
from datasets import load_dataset, get_dataset_config_names, get_dataset_split_names, get_dataset_default_config_name
out = sys.argv[1]
asked = json.load(sys.stdin)
found = {"default": get_dataset_default_config_name(out), "rows": {}}
for config in get_dataset_config_names(out):
    for split in get_dataset_split_names(out, config):
        found["rows"][config + " " + split] = [dict(row) for row in load_dataset(out, config, split=split, cache_dir=asked["cache"])]
print(json.dumps(found))
`;

/** Each phase, part and kind. */
function loadEverything(t: ExecutionContext, bench: CommandBench): void {
  const {shards, phases = []} = manifestIn(bench.out);
  const {default: first, rows} = askPython<{default: string; rows: Record<string, readonly Record<string, unknown>[]>}>(load, {cache: join(bench.root, 'cache')}, {args: [bench.out]});
  t.is(first, 'code-foundation');
  t.true(new Set(shards.map(({kind}) => kind)).size >= 8);
  const wanted = new Map<string, Record<string, unknown>[]>();
  for (const {file, kind, split = '', phase = ''} of shards) {
    const records = readFileSync(join(bench.out, file), 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>);
    for (const name of [`${phase} ${split}`, `kind-${kind} ${split}`]) wanted.set(name, [...(wanted.get(name) ?? []), ...records]);
  }
  t.deepEqual(Object.keys(rows).sort(), [...wanted.keys()].sort());
  t.true(phases.length === 3 && Object.keys(rows).some((name) => name === 'change-patterns val'));
  for (const [name, records] of wanted) {
    t.deepEqual(rows[name]?.map(withoutNulls), records.map(withoutNulls), name);
  }
}

test('load_dataset reads tables where there are some, and lines that are compressed', async (t) => {
  const bench = manyKinds(t, {card: true});
  await bench.ask('build');
  const wanted = manifestIn(bench.out).shards.flatMap(({file}) => readFileSync(join(bench.out, file), 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>));
  for (const shards of [{compress: 'gz'}, {parquet: true}] as const) {
    bench.configure({card: true, shards: {targetBytes: 2000, ...shards}});
    await bench.ask('build');
    const {rows} = askPython<{rows: Record<string, readonly Record<string, unknown>[]>}>(load, {cache: join(bench.root, `cache ${Object.keys(shards).join()}`)}, {args: [bench.out]});
    const told = rows['all train']?.map(({metadata, ...row}) => withoutNulls({...row, ...(typeof metadata === 'string' ? (JSON.parse(metadata) as Record<string, unknown>) : {})}));
    t.deepEqual(told, wanted.map(withoutNulls));
  }
});

/** By wc, stat and the tokens themselves. */
function countFiles(t: ExecutionContext, bench: CommandBench): void {
  const {shards, tokenizers, totals} = manifestIn(bench.out);
  const lines = (file: string): number => Number(execFileSync('wc', ['-l', join(bench.out, file)], {encoding: 'utf8'}).trim().split(' ')[0]);
  for (const {file, size, samples} of shards) t.deepEqual({size: statSync(join(bench.out, file)).size, samples: lines(file)}, {size, samples});
  t.is(totals.samples, shards.reduce((sum, {file}) => sum + lines(file), 0));
  t.is(totals.bytes, shards.reduce((sum, {file}) => sum + statSync(join(bench.out, file)).size, 0));
  for (const {tokens, shards: own} of tokenizers) t.is(tokens, own.flatMap(({files}) => files).filter(({file}) => file.endsWith('.bin')).reduce((sum, {file}) => sum + statSync(join(bench.out, file)).size / 4, 0));
  // Without their ends, a token of this tokenizer is a byte.
  const texts = shards.reduce((sum, {file}) => sum + readFileSync(join(bench.out, file), 'utf8').split('\n').filter((line) => line !== '').reduce((own, line) => own + Buffer.byteLength((JSON.parse(line) as {training_content: string}).training_content), 0), 0);
  const ends = tokenizers[0]?.end === null ? 0 : (tokenizers[0]?.shards ?? []).reduce((sum, {sequences}) => sum + sequences, 0);
  t.is(tokenizers[0]?.tokens, texts + ends);
}

test('the front matter says licence, language and size, as it was told or as it was found', async (t) => {
  const bench = manyKinds(t, {card: true});
  await bench.ask('build');
  const plain = frontMatterIn(cardIn(bench.out));
  t.like(plain, {license: 'other', license_name: 'several', license_link: 'NOTICE', language: ['code'], task_categories: ['text-generation'], size_categories: ['n<1K'], tags: ['code', 'gristmill']});
  t.false('pretty_name' in plain, 'what a folder is called is nothing of the dataset');
  t.deepEqual(plain.configs.map(({config_name: name}) => name), ['all', 'kind-file', 'kind-commit']);
  t.is(plain.configs[0]?.default, true);
  bench.configure({card: {name: 'yes: a "name" | *x* <b>', description: 'What it is.', licence: 'mit', languages: ['en', 'code'], tags: ['rust']}});
  await bench.ask('build');
  const told = cardIn(bench.out);
  t.like(frontMatterIn(told), {pretty_name: 'yes: a "name" | *x* <b>', license: 'mit', language: ['en', 'code'], tags: ['code', 'gristmill', 'rust']});
  t.true(told.includes('\n# yes&#58; a "name" \\| \\*x\\* &lt;b&gt;\n\nWhat it is.\n'), told.slice(told.indexOf('\n# '), told.indexOf('\n# ') + 100));
});

test('another card runs no row and writes no shard; without one the file goes, and a README of somebody else stays', async (t) => {
  const bench = manyKinds(t, {card: true});
  const first = await bench.ask<BuildReport>('build');
  const again = await bench.ask<BuildReport>('build');
  t.true(again.upToDate);
  bench.configure({card: {name: 'another'}});
  const renamed = await bench.ask<BuildReport>('build');
  t.false(renamed.upToDate);
  t.is(renamed.root, first.root);
  t.deepEqual([renamed.shards.written, Object.values(renamed.rows).reduce((sum, {ran}) => sum + ran, 0)], [0, 0]);
  t.true(cardIn(bench.out).includes('# another\n'));
  bench.configure({});
  await bench.ask('build');
  t.false(existsSync(join(bench.out, 'README.md')));
  t.is(manifestIn(bench.out).card, undefined);
  writeFileSync(join(bench.out, 'README.md'), 'mine\n');
  bench.repo.write('new.md', 'new\n');
  bench.repo.commit('new');
  await bench.ask('build');
  t.is(cardIn(bench.out), 'mine\n');
});

test('a commit changes the numbers of a card as a clean build has them', async (t) => {
  const config: DatasetConfig = {card: true, phases: 'seed', duplicates: true};
  const bench = manyKinds(t, config);
  await bench.ask('build');
  const before = cardIn(bench.out);
  bench.repo.write('src/late.rs', 'fn late() {}\n');
  bench.repo.commit('feat: be late');
  await bench.ask('build');
  const after = cardIn(bench.out);
  t.not(after, before);
  bench.configure({...config, store: join(bench.root, 'other-store')});
  await bench.ask('build');
  t.is(cardIn(bench.out), after);
});

test('verify makes a card again by what its manifest says, whatever the configuration says today, and finds another one', async (t) => {
  const bench = manyKinds(t, {card: {name: 'mine', focus: {a: 'b'}}, phases: [{name: 'a'}]});
  await bench.ask('build');
  bench.configure({phases: [{name: 'a'}]});
  t.like(await verified(bench), {code: 0, findings: [], rebuilt: {same: true}});
  const file = join(bench.out, 'README.md');
  writeFileSync(file, cardIn(bench.out).replace('# mine', '# nine'));
  t.like(await verified(bench), {code: 1, findings: [{kind: 'file-differs', member: 'sha256', file}]});
  const manifest = join(bench.out, 'manifest.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"name": "mine"', '"name": 7'));
  t.like(await verified(bench), {code: 1, findings: [{kind: 'manifest-damaged'}]});
});

test('what another version of this program wrote, verify lets stand and a build writes again', async (t) => {
  const bench = manyKinds(t, {card: true, report: true});
  await bench.ask('build');
  const now = cardIn(bench.out);
  const older = Buffer.from('# Of another version\n');
  const manifest = manifestIn(bench.out);
  writeFileSync(join(bench.out, 'README.md'), older);
  writeFileSync(join(bench.out, 'manifest.json'), `${JSON.stringify({...manifest, card: {...manifest.card, version: 0, sha256: hash('sha256', older, 'hex'), size: older.length}}, null, 2)}\n`);
  t.like(await verified(bench), {code: 0, findings: [], rebuilt: {same: true}});
  t.false((await bench.ask<BuildReport>('build')).upToDate);
  t.is(cardIn(bench.out), now);
});
