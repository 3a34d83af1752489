// Where the four seeds disagree: each setting as each of them has it, in one model of configuration, and all of them in one dataset.
import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {DatasetConfig} from '../../../tools/define-dataset.ts';
import type {Dataset} from '../../../tools/executors/build/contract.ts';
import type {Manifest} from '../../../tools/executors/build/manifest.ts';
import {checkConfig} from '../../../tools/executors/config/check-config.ts';
import {resolveDataset} from '../../../tools/executors/config/resolve-dataset.ts';
import {bringTo} from '../../mill/bring-to.ts';
import {commandBench} from '../rig/command-bench.ts';
import {presetHistory} from '../presets/history.ts';

const place = {configFile: '/w/dataset.config.ts', folder: '/w', home: '/h', cache: '/c', parallelism: 2, hub: {endpoint: 'https://huggingface.co', caches: []}};
const resolved = (config: DatasetConfig): Dataset => resolveDataset(config, {}, place);

interface Row {
  readonly setting: string;
  /** What each seed says, by the letters of the acceptance table, as a configuration says it. */
  readonly says: Readonly<Record<string, DatasetConfig>>;
  /** What a build is told. */
  readonly told: (dataset: Dataset) => unknown;
  readonly wanted: Readonly<Record<string, unknown>>;
}

const kibi = 1024;

const rows: readonly Row[] = [
  {
    setting: 'Maximum sequence and overlap',
    says: {A: {cut: {tokens: 8192, overlap: 512}}, 'A, out of memory': {cut: {tokens: 4096}}, B: {cut: {tokens: 4096}}, C: {cuts: {k4: {tokens: 4 * kibi, overlap: 200}, k8: {tokens: 8 * kibi, overlap: 200}, k16: {tokens: 16 * kibi, overlap: 200}}}, 'C, shares': {cut: {tokens: 16 * kibi, sizes: [{tokens: 4 * kibi, share: 25}, {tokens: 10 * kibi, share: 50}, {tokens: 16 * kibi, share: 25}]}}},
    told: ({cuts}) => cuts?.map(({name, rules}) => [name, rules?.tokens, rules?.overlap]),
    wanted: {A: [['', 8192, 512]], 'A, out of memory': [['', 4096, 0]], B: [['', 4096, 0]], C: [['k4', 4096, 200], ['k8', 8192, 200], ['k16', 16_384, 200]], 'C, shares': [['', 16_384, 0]]},
  },
  {
    setting: 'Maximum sequence (windows)',
    says: {D: {exports: {dataset_builder: {formats: ['windows-pt'], windows: {context: 2048, target: 256, stride: 128}}}}},
    told: ({exports}) => exports?.map(({windows}) => windows),
    wanted: {D: [{context: 2048, target: 256, stride: 128}]},
  },
  {
    setting: 'File size window',
    says: {A: {files: {include: ['**/*.rs']}}, C: {files: {maxBytes: 500 * 1000}}, D: {commits: {split: 10 * kibi}}},
    told: ({files: {maxBytes, include}, commits: {forms}}) => [maxBytes, include.length, forms?.split],
    wanted: {A: [kibi * kibi, 1, undefined], C: [500_000, 0, undefined], D: [kibi * kibi, 0, 10_240]},
  },
  {
    setting: 'Split',
    says: {A: {}, 'A, original': {split: {method: 'random', shares: {train: 90, val: 10, test: 0}, seed: '42'}}, B: {split: {shares: {train: 85, val: 15, test: 0}}}, 'B, original': {split: {shares: {train: 95, val: 5, test: 0}}}, C: {split: false}, D: {split: {shares: {train: 70, val: 15, test: 15}}}},
    told: ({split}) => (split === undefined ? undefined : 'rules' in split ? split.rules : [split.method, split.shares.train, split.shares.val, split.shares.test]),
    wanted: {A: undefined, 'A, original': ['random', 90, 10, 0], B: ['time', 85, 15, 0], 'B, original': ['time', 95, 5, 0], C: undefined, D: ['time', 70, 15, 15]},
  },
  {
    setting: 'Order',
    says: {A: {phases: 'seed'}, B: {}, D: {phases: [{name: 'all', sort: 'date'}]}, 'D, as hashes': {phases: [{name: 'all', sort: 'hash'}]}},
    told: ({phases}) => phases?.map(({sort}) => sort ?? 'date'),
    wanted: {A: ['date', 'date', 'bytes', 'complexity', 'complexity'], B: undefined, D: ['date'], 'D, as hashes': ['hash']},
  },
  {
    setting: 'Tokenizer',
    says: {A: {tokenizer: {hub: 'zai-org/GLM-4.5-Air', revision: '0'.repeat(40)}}, 'B, original': {tokenizer: {hub: 'Qwen/Qwen3-4B', revision: '1'.repeat(40)}}, C: {tokenizer: {file: './KAT-Dev'}}, D: {tokenizer: {learned: {size: 50_257}}}, all: {tokenizers: {a: {hub: 'zai-org/GLM-4.5-Air', revision: '0'.repeat(40)}, c: {file: './KAT-Dev'}, d: {learned: {size: 50_257}}}}},
    told: ({tokenizer}) => (tokenizer.kind === 'several' ? tokenizer.tokenizers.map(({name, tokenizer: {kind}}) => [name, kind]) : tokenizer.kind),
    wanted: {A: 'hub', 'B, original': 'hub', C: 'file', D: 'learned', all: [['a', 'hub'], ['c', 'file'], ['d', 'learned']]},
  },
  {
    setting: 'Special tags',
    says: {A: {profile: 'plain'}, C: {profile: {name: 'seeds', unknownMarks: 'add'}}, 'C, as it really wrote them': {profile: {name: 'seeds-open', unknownMarks: 'text'}}, 'C, fill in the middle': {profile: 'starcoder2'}, D: {structure: true}},
    told: ({profile, structure}) => [profile.name, profile.unknownMarks, structure !== undefined],
    wanted: {A: ['plain', 'refuse', false], C: ['seeds', 'add', false], 'C, as it really wrote them': ['seeds-open', 'text', false], 'C, fill in the middle': ['starcoder2', 'refuse', false], D: ['plain', 'refuse', true]},
  },
  {
    setting: 'Languages',
    says: {A: {files: {include: ['**/*.rs', '**/*.toml', '**/*.yaml', '**/*.yml', '**/*.json', '**/Cargo.lock', '**/*.md'], keep: ['lock']}}, all: {}},
    told: ({files: {include, keep}}) => [include.length, keep],
    wanted: {A: [7, ['lock']], all: [0, ['vendored']]},
  },
];

for (const {setting, says, told, wanted} of rows) {
  test(`section E, ${setting}: what each seed says is a configuration, and a build is told so`, (t) => {
    for (const [seed, config] of Object.entries(says)) {
      t.deepEqual(checkConfig(config), [], seed);
      t.deepEqual(told(resolved(config)), wanted[seed], seed);
    }
  });
}

test('section E: one dataset has the kinds, sequences and splits of all seeds, and each export the fields, types and ids of its own', async (t) => {
  const bench = commandBench(t);
  const {dump} = presetHistory(bench.repo);
  await bringTo(bench.root, {store: bench.store, forge: {api: 'https://api.github.com', repository: 'org/shop'}})(dump);
  const formats = ['jsonl', 'merged-dataset', 'identifiers', 'code', 'chunks', 'tokens-pt', 'windows-pt'];
  bench.configure({
    github: {repository: 'org/shop', samples: ['pr_diff']}, testPairs: true, product: true, identifiers: {minLines: 1}, chunks: true, structure: true,
    split: true, pinFirst: true, phases: 'seed', cuts: {unbroken: 'none', chunked: {tokens: 8192, overlap: 512}, small: {tokens: 256, overlap: 64}},
    exports: Object.fromEntries(formats.map((format) => [format, {oneFile: true, minLines: 0, windows: {context: 50, target: 10, stride: 10}}])),
  });
  await bench.ask('export', '--offline');
  const manifest: Manifest = JSON.parse(readFileSync(join(bench.out, 'manifest.json'), 'utf8'));
  t.deepEqual([...new Set(manifest.shards.map(({kind}) => kind))].sort(), ['chunk', 'commit', 'file', 'identifiers', 'pr_diff', 'product', 'test-pair']);
  t.deepEqual(manifest.tokenizers.map(({name}) => name), ['unbroken', 'chunked', 'small']);
  t.true(manifest.tokenizers.every(({shards}) => shards.some(({kind}) => kind === 'structure')));
  t.deepEqual([...new Set(manifest.shards.map(({split}) => split))].sort(), ['test', 'train', 'val']);
  // Text, type and id, by the names of each seed.
  const folder = (format: string) => join(`${bench.out}-exports`, format);
  const keysIn = (format: string, name: RegExp): ReadonlySet<string> => {
    const files = readdirSync(folder(format)).filter((one) => name.test(one));
    return new Set(files.flatMap((file) => readFileSync(join(folder(format), file), 'utf8').split('\n').filter((line) => line !== '').flatMap((line) => Object.keys(JSON.parse(line) as object))));
  };
  const has = (keys: ReadonlySet<string>, ...wanted: readonly string[]) => t.deepEqual(wanted.filter((key) => !keys.has(key)), []);
  has(keysIn('jsonl', /_cpt_dataset(?:_val|_test)?\.jsonl$/), 'type', 'training_content', 'path', 'commit_hash', 'test_file');
  t.deepEqual([...keysIn('merged-dataset', /^merged_dataset\.jsonl$/)], ['prompt', 'response', 'metadata']);
  t.deepEqual([...keysIn('identifiers', /^identifiers\.jsonl$/)], ['prompt', 'response']);
  has(keysIn('code', /^function_4k\.jsonl$/), 'type', 'name', 'text', 'is_public');
  has(keysIn('chunks', /^chunks\.jsonl$/), 'chunk_id', 'change_type', 'change_category', 'old_code', 'new_code', 'patch');
  t.true(readdirSync(folder('tokens-pt')).some((name) => name.startsWith('tokens')));
  t.true(readdirSync(folder('windows-pt')).includes('dataset_stats.json'));
});
