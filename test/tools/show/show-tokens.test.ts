import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {canonical} from '../../../graph/value/params.ts';
import {ranksToTokenizer} from '../../../stages/tokenize/ranks-to-tokenizer.ts';
import type {Manifest} from '../../../tools/executors/build/manifest.ts';
import type {Dataset} from '../../../tools/executors/build/contract.ts';
import {tokenFile} from '../../../tools/executors/build/token-shard-entry.ts';
import {openFinished, type Finished} from '../../../tools/executors/look/finished.ts';
import {shardNamed} from '../../../tools/executors/look/shard-named.ts';
import type {ShownPiece, ShownSequence, ShownTokens} from '../../../tools/executors/show/shown.ts';
import {showTokens} from '../../../tools/executors/show/show-tokens.ts';
import {random} from '../../graph/rig/random.ts';
import {readNatively} from '../../mill/native-reader.ts';
import {mill, type Mill} from '../../mill/rig.ts';
import {wildHistory} from '../../mill/wild-history.ts';
import {markWriter} from '../../../stages/tokenize/profiles/mark-writer.ts';
import {profileParams, type ProfileChoice} from '../../../stages/tokenize/profiles/profile-choice.ts';
import type {Tokenizer} from '../../../stages/tokenize/tokenizer.ts';
import {smallRanks, smallTokenizer} from '../../stages/tokenize/rig.ts';
import type {Repo} from '../../stages/source/git/rig.ts';
import {commandBench} from '../rig/command-bench.ts';

const spans = process.env['GRISTMILL_LONG'] === '1' ? 10_000 : 200;

/** Each with its profile; one cuts samples into sequences. */
const choices: readonly (ProfileChoice & Pick<Dataset, 'cuts'>)[] = [{name: 'plain', unknownMarks: 'refuse'}, {name: 'plain', unknownMarks: 'refuse', cuts: [{name: '', rules: {tokens: 64, overlap: 10}}]}, {name: 'starcoder2', unknownMarks: 'add'}, {name: 'qwen2.5-coder', unknownMarks: 'text'}];

for (const {cuts, ...profile} of choices) test(`${spans} random stretches of tokens lead back to the bytes they decode to, written by ${profile.name}${cuts === undefined ? '' : ', cut'}`, async (t) => {
  const rig = mill(t);
  const dice = random(31);
  wildHistory(rig.repo, dice, 40);
  const {manifest, finished} = await built(t, rig, profile, cuts);
  const {tokenizer} = markWriter(profileParams(profile), smallTokenizer());
  const end = manifest.tokenizers[0]?.end?.id;
  const shards = manifest.tokenizers.flatMap((tokenizer) => tokenizer.shards);
  const read = readNatively(finished.dataset.out, shards);
  const seen = {source: 0, template: 0, mark: 0, end: 0, several: 0};
  // Such an end is a token of the sample itself, and a mark like others.
  const isOwnEnd = profile.name !== 'plain';
  for (let left = spans; left > 0; left--) {
    const at = dice.int(shards.length);
    const ids = (read[at] ?? []).flatMap((sequence) => sequence.ids);
    const from = dice.int(ids.length);
    const to = Math.min(ids.length, from + 1 + dice.int(dice.chance(10) ? 400 : 20));
    const shown = await tokensAt(finished, shards[at]?.digest ?? '', {from, to});
    // The shard's own file, read by Python, holds these very ids; ends of documents are told apart.
    t.deepEqual(shown.sequences.flatMap((sequence) => [...sequence.ids, ...(sequence.end && end !== undefined ? [end] : [])]), ids.slice(from, to));
    for (const sequence of shown.sequences) {
      checkSequence(t, rig.repo, {sequence, tokenizer});
      for (const {kind} of sequence.pieces) seen[kind]++;
      if (sequence.end) seen.end++;
    }
    if (shown.sequences.length > 1) seen.several++;
  }
  for (const [what, count] of Object.entries(seen)) if (what !== 'end' || !isOwnEnd) t.true(count > 5, `${what}: ${count}`);
});

/** What git itself has in that place of the blob; other leaves are read by the renderer alone. */
function checkSequence(t: ExecutionContext, repo: Repo, {sequence: {ids, text, pieces}, tokenizer}: {sequence: ShownSequence; tokenizer: Tokenizer}): void {
  const bytes = pieces.map((piece) => bytesOf(repo, piece));
  const decoded = tokenizer.decode(Int32Array.from(ids));
  t.is(text, decoded);
  t.is(Buffer.concat(bytes).toString('utf8'), decoded, JSON.stringify(pieces));
  for (const {kind, leaf, row, from, to} of pieces) t.true(kind !== 'source' || (leaf !== null && row !== null && from < to));
}

function bytesOf(repo: Repo, {kind, of, leaf, text, from, to}: ShownPiece): Uint8Array {
  const oid = kind === 'source' && of === 'blob' ? /^git:([0-9a-f]{40})$/.exec(leaf ?? '')?.[1] : undefined;
  const blob = oid === undefined ? undefined : repo.bytes(['cat-file', 'blob', oid]);
  // Only of text that needed no cleaning are clean bytes git's own.
  const own = blob !== undefined && blob.equals(Buffer.from(blob.toString('utf8'))) && blob[0] !== 0xef ? blob.subarray(from, to) : undefined;
  return own ?? Buffer.from(text ?? 'nothing', 'utf8');
}

async function built(t: ExecutionContext, rig: Mill, profile: ProfileChoice, cuts?: Dataset['cuts']): Promise<{manifest: Manifest; finished: Finished}> {
  const path = join(rig.root, 'small.json');
  writeFileSync(path, canonical(JSON.parse(JSON.stringify(ranksToTokenizer(smallRanks)))));
  const {files, report} = await rig.build({tokenizer: {kind: 'file', path}, profile, cuts, shards: {targetBytes: 40_000}});
  const dataset: Pick<Dataset, 'source' | 'out' | 'store' | 'target'> = {source: rig.repo.dir, out: report.out, store: join(rig.root, 'own/store'), target: 'test'};
  const finished = await openFinished({...dataset, refs: ['HEAD'], threads: 1, files: {include: [], exclude: [], keep: ['vendored'], maxBytes: 1_000_000}, commits: {merges: 'first-parent'}, tokenizer: {kind: 'file', path}, shards: {targetBytes: 2000}, profile, cuts, shallow: 'refuse'}, new AbortController().signal);
  t.teardown(() => finished.close());
  return {manifest: JSON.parse(files['manifest.json'] ?? ''), finished};
}

async function tokensAt(finished: Finished, digest: string, range: {from: number; to: number}): Promise<ShownTokens> {
  const found = await shardNamed(finished, [finished.build], tokenFile(digest, 'bin'));
  const [collection = ''] = found?.collections ?? [];
  const [entry] = finished.build.collections.filter(({name}) => name === collection);
  if (found === undefined || entry === undefined) throw new Error(`No shard ${digest}`);
  return await showTokens(finished, {shard: {collection, id: found.id}, digest: digest as Parameters<typeof showTokens>[1]['digest'], range, path: process.env['PATH'] ?? '', build: 'gristmill build'});
}

test('show --token says which bytes of which file a token is, as a person reads it and as JSON', async (t) => {
  const bench = commandBench(t);
  bench.repo.write('src/a.rs', 'fn a() {}\n');
  bench.repo.commit('first');
  t.is((await bench.run('build')).code, 0);
  const manifest = JSON.parse(readFileSync(join(bench.out, 'manifest.json'), 'utf8')) as Manifest;
  const file = manifest.tokenizers[0]?.shards.find(({kind}) => kind === 'file')?.files[0]?.file ?? '';
  const head = '// File: src/a.rs\n\n'.length;
  const answer = await bench.ask<ShownTokens>('show', join(bench.out, file), '--token', `${head - 1}..${head + 2}`);
  const leaf = `git:${bench.repo.run('rev-parse', 'HEAD:src/a.rs')}`;
  t.like(answer, {view: 'tokens', from: head - 1, to: head + 2, sequences: {length: 1}});
  t.like(answer.sequences[0], {document: {collection: 'samples.file', id: 'src/a.rs'}, sample: 0, sequence: 0, text: '\nfn', end: false});
  t.deepEqual(answer.sequences[0]?.pieces, [
    {span: 1, text: '\n', kind: 'mark', of: null, leaf: null, row: null, from: head - 1, to: head},
    {span: 2, text: 'fn', kind: 'source', of: 'blob', leaf, row: {collection: 'files', id: 'src/a.rs'}, from: 0, to: 2},
  ]);
  const {out} = await bench.run('show', join(bench.out, file), '--token', String(head));
  t.true(out.includes('samples.file/src/a.rs\n  sample 0, sequence 0, its tokens 19 to 20\n  text "f"\n'), out);
  t.true(out.includes('files/src/a.rs\n'), out);
  const {err, code} = await bench.run('show', join(bench.out, file), '--token', '9..3');
  t.is(code, 2);
  t.true(err.includes('--token: expected a place in a shard, such as 1200, or places such as 1200..1260'), err);
  t.like(await bench.ask('show', join(bench.out, file), '--token', '999999'), {sequences: []});
});

test('show --token names the document also where shards are of phases', async (t) => {
  const bench = commandBench(t);
  for (const name of ['a', 'b', 'c']) bench.repo.write(`${name}.rs`, `fn ${name}() {}\n`);
  bench.repo.commit('first');
  bench.configure({phases: 'seed', shards: {targetBytes: 1_000_000}});
  t.is((await bench.run('build')).code, 0);
  const manifest = JSON.parse(readFileSync(join(bench.out, 'manifest.json'), 'utf8')) as Manifest;
  const shards = manifest.tokenizers[0]?.shards.filter(({kind}) => kind === 'file') ?? [];
  const found = await Promise.all(shards.map(async ({files}) => (await bench.ask<ShownTokens>('show', join(bench.out, files[0]?.file ?? ''), '--token', '0..10000')).sequences.map(({document}) => document)));
  t.deepEqual(found.flat().sort((a, b) => (a.id < b.id ? -1 : 1)), ['a.rs', 'b.rs', 'c.rs'].map((id) => ({collection: 'samples.file', id})));
});
