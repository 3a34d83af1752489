import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {canonical} from '../../../graph/value/params.ts';
import {ranksToTokenizer} from '../../../stages/tokenize/ranks-to-tokenizer.ts';
import type {Manifest} from '../../../tools/executors/build/manifest.ts';
import {smallRanks} from '../../stages/tokenize/rig.ts';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';
import {paste, verified} from './rig.ts';

/** Two tokenizers, one of which has its end from a configuration beside it. */
async function built(t: ExecutionContext): Promise<CommandBench & {readonly folder: string}> {
  const bench = commandBench(t);
  const folder = join(bench.root, 'small');
  mkdirSync(folder);
  writeFileSync(join(folder, 'tokenizer.json'), canonical(JSON.parse(JSON.stringify(ranksToTokenizer(smallRanks)))));
  writeFileSync(join(folder, 'tokenizer_config.json'), '{"eos_token": "<|fim_prefix|>"}');
  bench.configure({tokenizer: undefined, tokenizers: {small: {file: folder}, bytes: {file: join(bench.root, 'bytes.tokenizer.json')}}});
  bench.repo.write('src/a.rs', 'fn a() {}\n');
  bench.repo.commit('first');
  t.is((await bench.run('build')).code, 0);
  return {...bench, folder};
}

const manifestIn = ({out}: CommandBench) => JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest;

test('verify builds the shards of every tokenizer again, and comes to the same manifest', async (t) => {
  const bench = await built(t);
  t.deepEqual(manifestIn(bench).tokenizers.map(({name, end}) => [name, end?.content ?? null]), [['small', '<|fim_prefix|>'], ['bytes', null]]);
  t.like(await verified(bench), {code: 0, findings: [], rebuilt: {same: true}});
});

test('verify finds a token shard that is not what it was, and the line it prints mends it', async (t) => {
  const bench = await built(t);
  const files = manifestIn(bench).tokenizers.flatMap(({shards}) => shards.flatMap((shard) => shard.files.map(({file}) => file)));
  for (const extension of ['bin', 'idx', 'doc']) {
    const file = join(bench.out, files.find((name) => name.endsWith(extension)) ?? '');
    const bytes = readFileSync(file);
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const found = await verified(bench, '--quick');
    t.like(found, {code: 1, findings: [{kind: 'file-differs', file, member: 'sha256'}]});
    await paste(bench, found.mend);
    t.like(await verified(bench, '--quick'), {code: 0, findings: []});
  }
});

test('verify takes the claims of a manifest for what only a tokenizer that is gone could tell', async (t) => {
  const bench = await built(t);
  rmSync(bench.folder, {recursive: true});
  t.like(await verified(bench, '--quick'), {code: 0, findings: []});
  t.like(await verified(bench), {code: 1, findings: [{kind: 'not-rebuilt'}]});
});

test('verify cuts and packs again as the build did, whatever the configuration says today, and finds a flipped bit in a packing and a padding that is none', async (t) => {
  const bench = await built(t);
  bench.repo.write('src/long.rs', 'fn long() {}\n'.repeat(40));
  bench.repo.commit('long');
  const tokenizers = {small: {file: bench.folder}, bytes: {file: join(bench.root, 'bytes.tokenizer.json')}};
  bench.configure({tokenizer: undefined, tokenizers, outlines: 'files', cuts: {unbroken: 'none', packed: {tokens: 64, overlap: 4, pack: true}}});
  t.is((await bench.run('build')).code, 0);
  const entries = manifestIn(bench).tokenizers;
  t.deepEqual(entries.map(({name}) => name), ['small.unbroken', 'small.packed', 'bytes.unbroken', 'bytes.packed']);
  bench.configure({tokenizer: undefined, tokenizers});
  t.like(await verified(bench), {code: 0, findings: [], rebuilt: {same: true}});
  const pack = entries[1]?.shards[0]?.files.find(({file}) => file.endsWith('.packed'))?.file ?? '';
  const path = join(bench.out, pack);
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.with(40, (bytes[40] ?? 0) ^ 1));
  t.like(await verified(bench), {findings: [{kind: 'file-differs', member: 'sha256'}]});
  writeFileSync(path, bytes);
  const manifest = join(bench.out, 'manifest.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/"padding": 0\.\d+/, '"padding": 0.001'));
  t.like(await verified(bench), {findings: [{kind: 'manifest-differs', member: 'tokenizers[1].packing.sections[0].padding'}]});
});
