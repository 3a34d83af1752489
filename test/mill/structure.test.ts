import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {build, type Built} from '../../graph/build.ts';
import type {BuildEvent} from '../../graph/event.ts';
import {inlinePool} from '../../graph/run/inline-pool.ts';
import {memoryStore, type Store} from '../../graph/store.ts';
import {digestOf} from '../../graph/value/digest.ts';
import type {Codec} from '../../graph/value/codec.ts';
import {stubOf} from '../../graph/value/stub.ts';
import {tokenShardCodec} from '../../stages/dataset/token-shard.ts';
import {hostOf} from '../../stages/host.ts';
import {countingPipeline} from '../../stages/counting.ts';
import {noRules} from '../../stages/clean/rules-in-force.ts';
import {pipeline} from '../../stages/pipeline.ts';
import {sequenceRules, type SequenceRules} from '../../stages/tokenize/structural/chunk-items.ts';
import {chunkRules} from '../../stages/tokenize/structural/commit-chunks.ts';
import {contextCaps, contextVocabulary} from '../../stages/tokenize/structural/context-vocabulary.ts';
import {readStructure} from '../../stages/tokenize/structural/read-structure.ts';
import {seedVocabularyBuilder} from '../../stages/tokenize/structural/seed-vocabulary.ts';
import {chunksCodec, codeOf} from '../../stages/tokenize/structural/structural-chunk.ts';
import {countsCodec, type StructuralCounts} from '../../stages/tokenize/structural/structural-counts.ts';
import {structuralTokenizer} from '../../stages/tokenize/structural/structural-tokens.ts';
import {vocabularyStatistics} from '../../stages/tokenize/structural/vocabulary-statistics.ts';
import {spellVocabulary} from '../../stages/tokenize/structural/vocabulary-file.ts';
import {byteTokenizer} from '../../stages/tokenize/tokenizer.ts';
import type {Tokens} from '../../stages/tokenize/tokens.ts';
import type {Manifest} from '../../tools/executors/build/manifest.ts';
import {openSource} from '../../tools/executors/build/open-source.ts';
import {readValue, rowDigests} from '../../tools/executors/build/read-built.ts';
import {rowsOfShard, tokenLists} from '../../tools/executors/build/token-shard-files.ts';
import {structureOptions} from '../../tools/executors/artefacts/structure-pin.ts';
import type {Dataset, StructureChoice} from '../../tools/executors/build/contract.ts';
import {promoteStructure} from '../../tools/executors/vocab/promote-structure.ts';
import {random} from '../graph/rig/random.ts';
import {bench} from '../stages/source/git/rig.ts';
import {readPacked} from './packed-reader.ts';
import {ledgerOf, mill} from './rig.ts';
import {wildHistory} from './wild-history.ts';

const base = byteTokenizer();

interface Structured {
  readonly built: Built;
  readonly ledger: Readonly<Record<string, readonly string[]>>;
  /** None where tokens are made. */
  readonly counts: StructuralCounts;
  rows<T>(collection: string, codec: Codec<T>): Promise<readonly T[]>;
}

/** The structure of a repository, by the real feeds and the real pipelines: counted, or with a vocabulary as tokens. */
async function structured(t: ExecutionContext, source: string, {store, vocabulary, rules = sequenceRules}: {store: Store; vocabulary?: readonly string[]; rules?: SequenceRules}): Promise<Structured> {
  const root = mkdtempSync(join(tmpdir(), 'gristmill-structure-'));
  t.teardown(() => rmSync(root, {recursive: true, force: true}));
  mkdirSync(join(root, 'store'));
  const dataset: Dataset = {
    source, refs: ['HEAD'], store: join(root, 'store'), out: join(root, 'out'), target: 'structure', threads: 1, files: {include: [], exclude: ['**'], keep: [], maxBytes: 1}, commits: {merges: 'first-parent'},
    tokenizer: {kind: 'none'}, profile: {name: 'plain', unknownMarks: 'refuse'}, shards: {targetBytes: 1_000_000}, shallow: 'drop-boundary',
  };
  const {feeds, places, mirror, shared} = await openSource(dataset, {path: process.env['PATH'] ?? '', home: root, progress: () => {}, signal: new AbortController().signal});
  const named = digestOf(Buffer.from(JSON.stringify(vocabulary ?? [])));
  const structure = {chunks: chunkRules, sequences: rules, vocabulary: named};
  const tokenizers = [{name: '', digest: base.digest, end: 256}];
  const {plan} = vocabulary === undefined
    ? countingPipeline(feeds.commits, chunkRules, {clean: noRules})
    : await pipeline(feeds, {files: {include: [], exclude: ['**'], keep: [], maxBytes: 1}, commits: {maxBytes: 1, merges: 'first-parent'}, tokenizers, profile: {name: 'plain', unknownMarks: 'refuse'}, structure, shardBytes: 1_000_000});
  const host = hostOf({places, gitDir: mirror.dir, maxBytes: 1 << 25, verify: true, tokenizers: [], vocabularies: [], work: shared}, (name) => plan.tasks.get(name));
  const loaded = new Map<string, unknown>([[base.digest, base], [named, vocabulary]]);
  const pool = inlinePool({...host, resources: async (task) => (task.loads === undefined ? new Map() : loaded)});
  const events: BuildEvent[] = [];
  try {
    const built = await build({
      target: 'structure', plan, store, pool: () => pool, states: new Map([['files', feeds.files.state], ['commits', feeds.commits.state]]),
      resources: new Map(), emit: (event) => void events.push(event),
    });
    const rows = async <T>(collection: string, codec: Codec<T>) => await Promise.all((await rowDigests(store, built, collection)).filter((digest) => stubOf(digest) === undefined).map((digest) => readValue(store, digest, codec)));
    const [counts] = await rows('structure.counts', countsCodec);
    return {built, ledger: ledgerOf(events), counts: counts ?? {chunks: 0, words: 0, tokens: new Map()}, rows};
  } finally {
    await pool.close();
  }
}

test('the history of this very repository: every chunk is read back from its tokens, and every commit is counted', async (t) => {
  const root = execFileSync('git', ['rev-parse', '--show-toplevel'], {cwd: import.meta.dirname}).toString().trim();
  const store = memoryStore();
  const {counts} = await structured(t, root, {store});
  const vocabulary = contextVocabulary(counts, {BRANCH: 9, FILE: 20, CHANGE: 9, AUTHOR: 9, TIMESTAMP: 9, MODULE: 20});
  const rules: SequenceRules = {layout: 'chunk', tests: true, changes: true, newlines: true, indents: true, keywords: true, macros: true};
  const {ledger, rows} = await structured(t, root, {store, vocabulary, rules});
  // What was cut to be counted is not cut again to be tokenized.
  t.is(ledger['structure.chunks'], undefined);
  const tokenizer = structuralTokenizer(base, vocabulary);
  const [chunks, shards] = [await rows('structure.chunks', chunksCodec), await rows('shards.tokens.structure', tokenShardCodec)];
  // As a shard's files are written from them.
  const tokens = new Map<string, readonly Tokens[]>();
  for (const {rows: list} of shards) for await (const {row} of tokenLists(store, await rowsOfShard(store, list))) tokens.set(row.when.oid, row.body());
  t.is(tokens.size, chunks.length);
  t.is(chunks.flat().length, counts.chunks);
  t.true(counts.chunks > 100);
  for (const row of chunks) if (row[0] !== undefined) t.deepEqual(tokens.get(row[0].commit)?.flatMap(({ids}) => readStructure(ids, tokenizer).codes), row.map(codeOf));
  // Addresses are nowhere: authors have pseudonyms.
  t.deepEqual([...counts.tokens.keys()].filter((token) => token.startsWith('<AUTHOR:') && !/^<AUTHOR:author_[0-9a-f]{12}>$/.test(token)), []);
  const {coverage, unk_rate, fertility} = vocabularyStatistics(seedVocabularyBuilder().build(counts), counts);
  t.true(coverage > 0.9 && unk_rate < 0.1 && fertility > 1, `${coverage} ${unk_rate} ${fertility}`);
});

test('a new commit is cut and counted alone, and the sum is that of a clean count', async (t) => {
  const {repo} = bench(t);
  for (const [at, text] of ['fn a() {}\n', 'fn a() { 1 }\n', 'fn a() { 2 }\nfn b() {}\n'].entries()) {
    repo.write('src/a.rs', text);
    repo.write(`more/${at}.md`, `number ${at}\n`);
    repo.commit(`commit ${at}`);
  }
  const store = memoryStore();
  const first = await structured(t, repo.dir, {store});
  repo.write('src/b.rs', 'fn brand_new() {}\n');
  const head = repo.commit('one more');
  const {ledger, counts, built} = await structured(t, repo.dir, {store});
  t.deepEqual(ledger['structure.chunks'], [head]);
  const counted = ledger['structure.counts'] ?? [];
  t.deepEqual(counted.filter((id) => /^[0-9a-f]{40}$/.test(id)), [head]);
  t.is(counts.tokens.get('brand_new'), 1);
  t.is(counts.tokens.get('<FILE:src/b.rs>'), 1);
  t.is(counts.chunks, first.counts.chunks + 1);
  const clean = await structured(t, repo.dir, {store: memoryStore()});
  t.deepEqual(clean.counts, counts);
  t.is(clean.built.root, built.root);
});

test('another vocabulary: tokens alone', async (t) => {
  const {repo} = bench(t);
  repo.write('src/a.rs', 'fn a() {}\n');
  const head = repo.commit('first');
  const store = memoryStore();
  const {counts} = await structured(t, repo.dir, {store});
  const all = contextVocabulary(counts);
  await structured(t, repo.dir, {store, vocabulary: all});
  const {ledger} = await structured(t, repo.dir, {store, vocabulary: all.filter((token) => !token.startsWith('<FILE:'))});
  t.deepEqual(ledger['tokens.structure'], [head]);
  t.deepEqual(Object.keys(ledger).filter((name) => !name.includes('tokens.structure')), []);
});

test('random histories with structure: incremental equals clean, to the byte', async (t) => {
  const rig = mill(t);
  const chance = random(41);
  wildHistory(rig.repo, chance, 25);
  const choice: StructureChoice = {configFile: join(rig.root, 'dataset.config.json'), folder: rig.root, chunks: {...chunkRules, branch: 'main'}, sequences: {layout: 'commit', tests: true, changes: true, newlines: true, indents: true, keywords: true, macros: true}, caps: {...contextCaps, FILE: 10, AUTHOR: 1}};
  const {counts} = await structured(t, rig.repo.dir, {store: memoryStore()});
  const provenance = {root: '', commits: [], learner: 1, options: structureOptions(choice)};
  await promoteStructure(choice, {bytes: spellVocabulary(contextVocabulary(counts, choice.caps)), provenance, store: join(rig.root, 'own/store')});
  for (let step = 0; step < 3; step++) {
    const grown = await rig.build({structure: choice});
    const clean = await rig.build({structure: choice}, `clean ${step}`);
    t.true((grown.ledger['tokens.structure']?.length ?? 0) > 0, `step ${step}`);
    t.is(grown.report.root, clean.report.root, `step ${step}`);
    t.deepEqual(grown.files, clean.files, `step ${step}`);
    wildHistory(rig.repo, chance, 12);
  }
  // What is packed has to fit, structure too; and cutting it makes no token again.
  await rig.build({structure: choice});
  const cuts: Dataset['cuts'] = [{name: '', rules: {tokens: 96, overlap: 8, pack: true}}];
  const packed = await rig.build({structure: choice, cuts});
  t.deepEqual([packed.ledger['uncut.structure'], packed.ledger['uncut.file']], [undefined, undefined]);
  t.deepEqual(packed.files, (await rig.build({structure: choice, cuts}, 'packed')).files);
  const {tokenizers} = JSON.parse(packed.files['manifest.json'] ?? '') as Manifest;
  const shards = tokenizers[0]?.shards.filter(({kind}) => kind === 'structure') ?? [];
  const read = readPacked(join(rig.root, 'own/out'), shards);
  t.true(read.some(({sequences}) => sequences.some(({parts}) => parts > 1)) && read.every(({window}) => window === 96));
});
