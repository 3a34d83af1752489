import test from 'ava';
import {rulesOf} from '../../../stages/train/train-rules.ts';
import {memoryNeeded} from '../../../stages/train/memory-needed.ts';
import {resolveTrain} from '../../../tools/executors/config/resolve-train.ts';

const place = {out: '/data/out', folder: '/data', absolute: (path: string) => `/data/${path}`};

test('resolveTrain(): the seed has its rates, epochs and batches, phase by phase', (t) => {
  const {rules} = resolveTrain('seed', place);
  const phases = ['code-foundation', 'change-patterns', 'pr-mastery'].map((name) => rulesOf(rules, name));
  t.deepEqual(phases.map(({epochs, learningRate, batch}) => [epochs, learningRate, batch]), [[2, 2e-5, 4], [3, 1e-5, 4], [4, 5e-6, 2]]);
  t.is(phases.reduce((sum, {epochs}) => sum + epochs, 0), 9);
  t.deepEqual([rules.length, rules.optimizer.decay, rules.optimizer.clip], [8192, 0.01, 1]);
});

test('resolveTrain(): what is not said has a default, and paths are absolute', (t) => {
  const {rules, ...rest} = resolveTrain({model: {width: 96, heads: 3}, batch: 8, micro: 32, python: './bin/python', phases: {code: {epochs: 3}}}, place);
  t.like(rest, {out: '/data/out-training', python: '/data/./bin/python', ranks: 1, threads: 1, save: 100, keep: 3, policy: {added: 'delta', removed: 'refuse'}});
  t.like(rules.model, {kind: 'llama', width: 96, layers: 4, heads: 3, keyHeads: 3, hidden: 256, tied: true});
  t.like(rulesOf(rules, 'code'), {epochs: 3, batch: 8, micro: 8, learningRate: 1e-3});
  t.is(rulesOf(rules, 'changes').epochs, 1);
});

test('resolveTrain(): a model of others is whole or has low-rank matrices beside its own', (t) => {
  t.deepEqual(resolveTrain({model: {base: '../model'}}, place).base, {folder: '/data/../model', lora: null});
  t.deepEqual(resolveTrain({model: {base: 'm', lora: {rank: 64, alpha: 128, targets: ['v_proj', 'q_proj']}}}, place).base?.lora, {rank: 64, alpha: 128, dropout: 0.05, targets: ['q_proj', 'v_proj']});
});

test('memoryNeeded() knows that a large model does not fit a small device', (t) => {
  const large = {trained: 0, frozen: 106e9, vocab: 151_552, width: 4096, layers: 46, heads: 96, hidden: 10_944};
  const {state, activations} = memoryNeeded(large, {length: 8192, precision: 'bfloat16'}, {micro: 1});
  t.true(state > 200e9 && activations > 2 ** 30);
  t.true(memoryNeeded(large, {length: 8192, precision: 'bfloat16'}, {micro: 1}, true).activations < activations / 3);
});
