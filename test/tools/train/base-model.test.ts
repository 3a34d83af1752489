import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import test from 'ava';
import type {Dataset} from '../../../tools/executors/build/contract.ts';
import {resolveTrain} from '../../../tools/executors/config/resolve-train.ts';
import {baseDigest, readBaseModel} from '../../../tools/executors/train/base-model.ts';
import {examineTraining} from '../../../tools/executors/train/examine-training.ts';
import {doctorText} from '../../../tools/executors/train/train-text.ts';
import {trainingBench} from './made-dataset.ts';

test('readBaseModel() reads sizes and never numbers, and baseDigest() follows every byte of what is read', async (t) => {
  const folder = join(dirname(trainingBench(t).out), 'model');
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, 'config.json'), JSON.stringify({vocab_size: 300, hidden_size: 8, num_hidden_layers: 2, num_attention_heads: 2}));
  await t.throwsAsync(readBaseModel(folder), {message: 'Could not use the model to start from'});
  const header = JSON.stringify({__metadata__: {format: 'pt'}, a: {dtype: 'F32', shape: [300, 8], data_offsets: [0, 9600]}, b: {dtype: 'F32', shape: [8], data_offsets: [9600, 9632]}});
  const head = Buffer.alloc(8);
  head.writeBigUInt64LE(BigInt(header.length));
  writeFileSync(join(folder, 'model.safetensors'), Buffer.concat([head, Buffer.from(header), Buffer.alloc(9632)]));
  t.deepEqual(await readBaseModel(folder), {vocab: 300, width: 8, layers: 2, heads: 2, hidden: 32, parameters: 2408});
  const digest = await baseDigest(folder);
  writeFileSync(join(folder, 'pytorch_model.bin'), 'a program');
  t.is(await baseDigest(folder), digest);
  writeFileSync(join(folder, 'model.safetensors'), Buffer.concat([head, Buffer.from(header), Buffer.alloc(9632, 1)]));
  t.not(await baseDigest(folder), digest);
});

test('train --doctor says that a model of 106 billion parameters does not fit a card of 24 GB, from its index alone', async (t) => {
  const bench = trainingBench(t);
  bench.build({code: ['a: one', 'b: two'], changes: ['c: three']});
  const out = bench.out.replace(/-training$/, '');
  const folder = join(dirname(out), 'large');
  mkdirSync(folder);
  writeFileSync(join(folder, 'config.json'), JSON.stringify({vocab_size: 151_552, hidden_size: 4096, num_hidden_layers: 46, num_attention_heads: 96, intermediate_size: 10_944}));
  writeFileSync(join(folder, 'model.safetensors.index.json'), JSON.stringify({metadata: {total_size: 212e9}, weight_map: {}}));
  const choice = resolveTrain({model: {base: folder, lora: {}}, precision: 'bfloat16', length: 8192, batch: 4, micro: 1, checkpointing: true}, {out, folder, absolute: (path) => path});
  // What a machine with such a card would answer.
  const script = join(dirname(out), 'python');
  writeFileSync(script, '#!/bin/sh\necho \'{"python": "3.12.1", "torch": "2.13.0", "cuda": true, "devices": [{"name": "RTX 3090", "bytes": 25769803776}]}\'\n', {mode: 0o755});
  const found = await examineTraining({dataset: {out} as Dataset, choice, asked: [{path: script, why: 'it is asked'}], env: {PATH: process.env['PATH']}});
  t.false(found.fits);
  t.is(found.model.parameters - found.model.trained, 106e9);
  const text = doctorText(found, {columns: Infinity, folder});
  t.regex(text, /RTX 3090, 24\.0 GiB\nmodel {6}106,\d{3},\d{3},\d{3} parameters, \d+,\d{3},\d{3} of them new and trained; .*: more than the device has\n/);
  t.regex(text, /It cannot be trained here\n$/);
});
