import test from 'ava';
import {rateOf} from '../../../stages/train/passes.ts';
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

test('resolveTrain(): presets have the values of the seeds, and what is said beside one stands in its place', (t) => {
  const direct = resolveTrain({preset: 'direct-lora'}, place);
  t.like(direct, {hub: {name: 'zai-org/GLM-4.5-Air', lora: {rank: 64, alpha: 128, dropout: 0.05}}, save: 50, keep: 3, validation: {every: 25}, checkpointing: true});
  t.deepEqual(direct.hub?.lora?.targets, ['down_proj', 'gate_proj', 'k_proj', 'o_proj', 'q_proj', 'up_proj', 'v_proj']);
  t.like(direct.rules, {precision: 'bfloat16', optimizer: {clip: 0.5, decay: 0.01}, usual: {learningRate: 2e-5, shape: 'cosine', warmup: 0.05}});
  const phased = resolveTrain({preset: 'phased-lora'}, place);
  t.like(phased, {ranks: 8, hub: {name: 'Kwaipilot/KAT-Dev', lora: {rank: 128, alpha: 256}}});
  t.like(phased.rules, {length: 32_768, optimizer: {decay: 0.1}});
  t.deepEqual(['code-foundation', 'change-patterns', 'pr-mastery'].map((name) => rulesOf(phased.rules, name)).map(({epochs, learningRate, batch, micro, warmup}) => [epochs, learningRate, batch / (micro * phased.ranks), micro, warmup]), [[3, 1e-4, 6, 1, 0.03], [2, 1e-4, 6, 1, 0.03], [2, 1e-4, 6, 1, 0.03]]);
  const documentation = resolveTrain({preset: 'documentation-lora'}, place);
  t.like(documentation, {hub: {name: 'Kwaipilot/KAT-Dev', lora: {rank: 16, alpha: 32, dropout: 0.05}}, save: 500, keep: 3});
  t.like(documentation.rules, {length: 16_384, usual: {epochs: 3, batch: 8, micro: 1, learningRate: 2e-5, warmup: 100}});
  const windows = resolveTrain({preset: 'commit-windows'}, place);
  t.like(windows.rules, {windows: {context: 2048, target: 256, stride: 128}, precision: 'float32', optimizer: {clip: 1, decay: 0.01}, usual: {learningRate: 5e-5, warmup: 500, batch: 4, micro: 2, epochs: 3, shape: 'cosine'}});
  const own = resolveTrain({preset: 'direct-lora', learningRate: 1e-4, optimizer: {decay: 0.2}, model: {base: 'mine'}}, place);
  t.deepEqual([own.hub, own.base?.folder, own.base?.lora?.rank, own.rules.usual.learningRate, own.rules.optimizer.decay, own.rules.optimizer.clip], [undefined, '/data/mine', 64, 1e-4, 0.2, 0.5]);
});

test('rateOf(): a warm-up below 1 is a share of the steps', (t) => {
  const {usual} = resolveTrain({}, place).rules;
  const warm = (warmup: number | undefined, total: number) => rateOf({...usual, warmup}, {total, at: 0, strength: 1}).warm;
  t.deepEqual([warm(0.05, 1001), warm(0.03, 100), warm(0, 100), warm(7, 100), warm(undefined, 100), warm(undefined, 100_000)], [51, 3, 0, 7, 5, 500]);
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
