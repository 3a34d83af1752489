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
