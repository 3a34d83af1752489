// What a card and a report say of one small dataset that never changes. Where they say it otherwise, outputs that are there must be written again: a version goes up.
import {hash} from 'node:crypto';
import test from 'ava';
import {describe, versions} from '../../../tools/executors/build/describe.ts';
import type {Manifest} from '../../../tools/executors/build/manifest.ts';

const recorded = {
  card: {version: 1, sha256: 'f5c816c39e66c6b26559bd8b1eb50bc35e7e9ee3ea10881a069e61918e115f46'},
  report: {version: 1, sha256: 'f1c6c9b77ed64c2cdf6eb274271991f7658276b296de0c33f139afdebec1f2d0'},
};

const shard = (kind: string, split: string, phase: string, documents: number) => ({file: `shards/${kind}-${'0'.repeat(20)}.jsonl`, kind, digest: '0'.repeat(64), sha256: '0'.repeat(64), size: documents * 1000, documents, samples: documents, split, phase});

const manifest: Manifest = {
  format: 'gristmill manifest 2', root: 'a'.repeat(64), key: 'b'.repeat(64),
  source: {objectFormat: 'sha1', refs: [{name: 'HEAD', oid: 'c'.repeat(40)}]},
  collections: [],
  shards: [shard('file', 'train', 'first', 20), shard('commit', 'train', 'second', 30), shard('commit', 'val', 'second', 4)],
  tokenizers: [{name: '', digest: 'd'.repeat(64), vocab: 300, added: [], profile: 'plain', newRows: [], end: null, begin: null, pad: null, tokens: 9000, shards: [{kind: 'file', digest: '0'.repeat(64), documents: 20, sequences: 20, tokens: 4000, split: 'train', phase: 'first', files: []}, {kind: 'commit', digest: '0'.repeat(64), documents: 34, sequences: 34, tokens: 5000, split: 'train', phase: 'second', files: []}]}],
  phases: [{name: 'first', startsFrom: null, amount: 4000, counted: 'tokens', achievedShare: 4 / 9, statedShare: 0.5}, {name: 'second', startsFrom: 'first', amount: 5000, counted: 'tokens', achievedShare: 5 / 9, statedShare: 0.5}],
  stats: {file: 'stats.json', sha256: '0'.repeat(64)},
  notice: null,
  licences: {'MIT': 15, 'Apache-2.0 OR MIT': 5},
  totals: {documents: 54, samples: 54, bytes: 54_000, tokens: 9000},
};

const figure = (documents: number) => ({documents, samples: documents, bytes: documents * 900, sequences: documents, lines: documents * 10, tokens: documents * 100});
const lengths = {least: 1, mean: 166.7, most: 900, p50: 120, p90: 600, bins: {64: 54}};

const stats = {
  file: {documents: 20, samples: 20, bytes: 18_000}, commit: {documents: 34, samples: 34, bytes: 30_600},
  'tokens.file': {tokens: 4000, compression_ratio: 4.5, lengths: {64: 5, 256: 15}, shares: {below_4k: 1}},
  'tokens.commit': {tokens: 5000, compression_ratio: 6.12, lengths: {128: 30, 4096: 4}, shares: {below_4k: 0.9, from_4k_to_10k: 0.1}},
  'fields.file': {'text path': 20, 'integer size_bytes': 20}, 'fields.commit': {'time date': 34, 'text message': 34, 'json change_group': 10},
  shares: {file: {documents: 20 / 54, bytes: 0.37, tokens: 4 / 9}, commit: {documents: 34 / 54, bytes: 0.63, tokens: 5 / 9}},
  dropped: {file: {binary: 3, duplicate: 1}, commit: {'no-change': 2}}, untokenized: {file: {}, commit: {}},
  'equal.file': {samples: 21, texts: 20, 'exact copies': 1}, 'near.file': {},
  repetition: {bytes: 40_000, times: {1: 30_000, 2: 9000, 12: 1000}},
  redactions: {email: 4, 'github-token': 1},
  files: {'language Rust files': 12, 'language Rust lines': 400, 'language Rust bytes': 9000, 'language Roff Manpage files': 2, 'language Roff Manpage lines': 40, 'language Roff Manpage bytes': 900, 'encoding utf-8 files': 14},
  figures: {kinds: {all: {...figure(54), lengths}}, languages: {Rust: {all: figure(40)}, none: {all: figure(14)}}, months: {'2024-01': {commit: figure(30), all: figure(30)}, '2024-03': {commit: figure(4), all: figure(4)}}, years: {2024: {commit: figure(34), all: figure(34)}}},
  history: {commits: 34, merges: 2, files: 40, insertions: 500, deletions: 100, first: '2024-01-02T03:04:05Z', last: '2024-03-02T03:04:05Z'},
};

for (const name of ['card', 'report'] as const) {
  test(`the version of a ${name} goes up with what it says`, async (t) => {
    const card = {name: 'a name', description: 'What it is.', licence: null, languages: ['code'], tags: ['a tag'], focus: [['first', 'to read']]} as const;
    const described = await describe(manifest, Buffer.from(JSON.stringify(stats)), {card, report: true});
    const bytes = described.texts.find(([file]) => file === described.manifest[name]?.file)?.[1] ?? Buffer.alloc(0);
    const sha256 = hash('sha256', bytes, 'hex');
    t.true(sha256 === recorded[name].sha256 || versions[name] > recorded[name].version, `The ${name} says something else: add one to its version in tools/executors/build/describe.ts, say why, and record {version: ${versions[name] + 1}, sha256: '${sha256}'} here`);
    t.deepEqual({version: versions[name], sha256}, recorded[name], 'record what is there now');
  });
}
