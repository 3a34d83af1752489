// Each preset end to end, by one line of configuration and one command, without a network: the files that the seeds write, under their names, with their texts.
import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {presetNames} from '../../../tools/executors/config/presets/presets.ts';
import type {Manifest} from '../../../tools/executors/build/manifest.ts';
import {presetBench, spellFiles, type Steps} from './preset-bench.ts';
import {goldenFolder} from './record.ts';

type Json = Readonly<Record<string, unknown>>;
const linesIn = (bytes: Buffer | undefined): readonly Json[] => (bytes?.toString('utf8') ?? '').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Json);
const jsonIn = <T = Json>(bytes: Buffer | undefined): T => JSON.parse(bytes?.toString('utf8') ?? '') as T;
const failed = ({steps}: Steps) => steps.filter(({error}) => error !== undefined);

for (const name of presetNames) {
  test(`preset ${name}: one command writes what is recorded, a second one nothing, and it is verified`, async (t) => {
    const bench = await presetBench(t, name);
    const {build, steps} = await bench.export('--offline');
    t.false(build?.upToDate);
    t.deepEqual(failed({steps}), []);
    const files = bench.files();
    t.is(spellFiles(files), readFileSync(join(goldenFolder, `${name}.txt`), 'utf8'), 'if it is meant: npm run golden');
    const again = await bench.export('--offline');
    t.true(again.build?.upToDate);
    t.deepEqual(again.steps.map(({report}) => report?.files.written), again.steps.map(() => 0));
    t.deepEqual(bench.files(), files);
    t.is((await bench.run('verify')).code, 0);
  });
}

test("preset hyperswitch-cpt: seed A's file and phases, texts to the byte, every record in one phase", async (t) => {
  const bench = await presetBench(t, 'hyperswitch-cpt');
  await bench.export('--offline');
  const files = bench.files();
  const all = linesIn(files['dataset/source_cpt_dataset.jsonl']);
  const phases = ['phase1_foundation', 'phase2_evolution', 'phase3_pr_mastery'].map((phase) => linesIn(files[`dataset/curriculum_learning/${phase}.jsonl`]));
  t.deepEqual(all, phases.flat());
  t.deepEqual(phases.map((records) => [...new Set(records.map(({type}) => type))]), [['file', 'test_pair'], ['commit'], ['pr_diff']]);
  // What its patterns take: no Python, and nothing below `target`.
  const taken = bench.repo.run('ls-files', '--', '*.rs', '*.toml', '*.yaml', '*.md', '*.json', 'Cargo.lock').split('\n').filter((path) => !path.startsWith('target/'));
  t.deepEqual(all.filter(({type}) => type === 'file').map(({path}) => path), taken.sort());
  // As its own script puts it together, from git alone: commits of all refs with a diff of their own.
  const shown = bench.repo.run('log', '--all', '--reverse', '--topo-order', '--format=%H').split('\n').flatMap((oid) => {
    const diff = bench.repo.bytes(['show', '--format=', '--abbrev=7', oid]).toString('utf8');
    const [author, date] = bench.repo.run('show', '-s', '--format=%an%n%aI', oid).split('\n');
    const message = bench.repo.run('show', '-s', '--format=%B', oid);
    return diff === '' ? [] : [`Commit: ${message}\nAuthor: ${author}\nDate: ${date}\n\nDiff:\n${diff}`];
  });
  t.deepEqual(phases[1]?.map(({training_content}) => training_content).sort(), shown.sort());
  const patch = bench.repo.bytes(['diff', '--abbrev=7', `${bench.squash}~`, bench.squash]).toString('utf8');
  t.is(phases[2]?.[0]?.['training_content'], `Pull Request #12: feat(payments): Add search by id\n\nDescription:\nCloses #11.\n\nDiff:\n${patch}\n\nComments:\n- grace: Is the id indexed?\n`);
  const {tokenizers, phases: told} = jsonIn<Manifest>(files['out/manifest.json']);
  t.deepEqual(tokenizers.map(({name, cut}) => [name, cut ?? null]), [['unbroken', null], ['chunked', {tokens: 8192, overlap: 512}]]);
  t.deepEqual(told?.map(({startsFrom, statedShare}) => [startsFrom, statedShare]), [[null, 0.2], ['code-foundation', 0.3], ['change-patterns', 0.5]]);
});

test("preset product-abstraction: seed B's three stages, each by itself, and its options", async (t) => {
  const bench = await presetBench(t, 'product-abstraction');
  const names = async (step: string, ...more: readonly string[]) => {
    await bench.export(step, ...more);
    return Object.keys(bench.files()).filter((path) => !path.endsWith('.export.json'));
  };
  t.deepEqual(await names('gather_pr_issues'), ['github_data/issues.jsonl', 'github_data/prs.jsonl', 'github_data/summary.json']);
  t.deepEqual(jsonIn(bench.files()['github_data/summary.json']), {repository: 'org/shop', scraped_at: null, total_issues: 1, total_prs: 1, prs_merged: 1});
  const exported = (await names('generate', '--min-lines', '6')).filter((path) => path.startsWith('commits_export/'));
  const commits = bench.repo.run('log', '--topo-order', '--reverse', '--format=%H').split('\n');
  t.true(exported.includes(`commits_export/00001_${commits[0]?.slice(0, 8)}_${commits[0]}.jsonl`) && exported.includes('commits_export/index.csv'));
  t.true(exported.includes(`commits_export/00002_${bench.squash.slice(0, 8)}_${bench.squash}.jsonl`));
  await names('merge_datasets');
  const merged = linesIn(bench.files()['final_dataset/merged_dataset.jsonl']);
  const statistics = jsonIn<{readonly total_samples: number}>(bench.files()['final_dataset/statistics.json']);
  t.is(statistics.total_samples, merged.length);
  await names('merge_datasets', '--max-samples', '1');
  t.is(linesIn(bench.files()['final_dataset/merged_dataset.jsonl']).length, 1);
  // Of layers of more files its answer says how many more there are: the seed cuts them off at three as well.
  bench.repo.write('docs/a.md', 'a\n');
  for (const file of ['b', 'c', 'd', 'e']) bench.repo.write(`docs/${file}.md`, `${file}\n`);
  bench.repo.commit('docs: Explain everything');
  await names('merge_datasets');
  const explained = linesIn(bench.files()['final_dataset/merged_dataset.jsonl']).find(({metadata}) => (metadata as Json)['pr_title'] === 'docs: Explain everything');
  t.true(String(explained?.['response']).includes('   - `docs/c.md`\n   - ... and 2 more files'));
});

test("preset commit-sequence: seed D's stages into one folder, what is pinned by the first build, and parts in the order of time", async (t) => {
  const bench = await presetBench(t, 'commit-sequence');
  const {steps} = await bench.export('--offline');
  t.deepEqual(steps.map(({step, format}) => [step, format]), [['git_scraper', 'commits-json'], ['semantic_chunker', 'chunks'], ['tokenizer', 'vocab-json'], ['tokenizer', 'tokens-pt'], ['dataset_builder', 'windows-pt']]);
  const files = bench.files();
  const pinned = files['artefacts.lock']?.toString('utf8') ?? '';
  t.true(pinned.includes('"split"') && pinned.includes('structure'));
  const {metadata, commits} = jsonIn<{metadata: Json; commits: readonly {readonly metadata: Json; readonly commit_number: number}[]}>(files['outputs/commits.json']);
  t.is(metadata['total_commits'], Number(bench.repo.run('rev-list', '--all', '--count')));
  t.deepEqual(commits.map(({commit_number: number}) => number), commits.map((_, at) => at));
  const chunks = linesIn(files['outputs/chunks.jsonl']);
  t.is(jsonIn(files['outputs/chunking_stats.json'])['chunks'], chunks.length);
  const {token_to_id: ids, id_to_token: tokens, vocab_size: size} = jsonIn<{token_to_id: Readonly<Record<string, number>>; id_to_token: Readonly<Record<string, string>>; vocab_size: number}>(files['outputs/vocab.json']);
  t.like(ids, {'<PAD>': 0, '<UNK>': 1, '<COMMIT_START>': 2, '<COMMIT_END>': 3});
  t.is(size, 50_257);
  t.true(Object.entries(ids).every(([token, id]) => tokens[id] === token));
  // By the seed's own reader: who is where, in the order of time.
  const place = (part: string) => join(bench.root, `outputs/tokens_${part}.pt`);
  const python = join(import.meta.dirname, '../../../.venv-train/bin/python');
  t.true(existsSync(python), 'Make .venv-train: .ci/run does, or python3 -m venv .venv-train && .venv-train/bin/pip install -r .ci/python-requirements.txt');
  const script = 'import json, sys, torch\nprint(json.dumps([[(m["commit_hash"], m["timestamp_unix"]) for m in torch.load(f, weights_only=True)["metadata"]] for f in sys.argv[1:]]))';
  const [train = [], val = [], held = []]: readonly (readonly (readonly [string, number])[])[] = JSON.parse(execFileSync(python, ['-c', script, ...['train', 'val', 'test'].map(place)], {encoding: 'utf8'}));
  const ends = [train, val, held].map((part) => [Math.min(...part.map(([, at]) => at)), Math.max(...part.map(([, at]) => at))] as const);
  t.true((ends[0]?.[1] ?? Infinity) < (ends[1]?.[0] ?? 0) && (ends[1]?.[1] ?? Infinity) < (ends[2]?.[0] ?? 0));
  // Lock files are no chunks, and stand in sequences all the same.
  t.deepEqual(new Set([...train, ...val, ...held].map(([oid]) => oid)), new Set([...chunks.map(({commit_hash: oid}) => oid), bench.repo.run('rev-parse', 'HEAD')]));
});

test('preset quick: reads no history, and still knows which commit its files are of', async (t) => {
  const bench = await presetBench(t, 'quick');
  await bench.export();
  const files = bench.files();
  const {shards, source, collections, tokenizers} = jsonIn<Manifest>(files['out/manifest.json']);
  t.deepEqual([...new Set(shards.map(({kind}) => kind))], ['file']);
  t.is(collections.find(({name}) => name === 'commits')?.rows, 0);
  t.deepEqual(source.refs, [{name: 'HEAD', oid: bench.repo.run('rev-parse', 'HEAD')}]);
  t.deepEqual(tokenizers, []);
  t.deepEqual(linesIn(files['code/file_16k.jsonl']).map(({path}) => path), ['crates/diesel_models/src/query.rs', 'crates/router/src/payments.rs', 'tools/run.py']);
});
