import {spawnSync} from 'node:child_process';
import {hash} from 'node:crypto';
import test from 'ava';
import {drawSeed} from '../../../stages/train/draw-seed.ts';
import {firstWeights} from '../../../stages/train/first-weights.ts';
import {learningRate, type Rate} from '../../../stages/train/learning-rate.ts';
import {mix} from '../../../stages/train/mix.ts';
import {orderKeys, permute} from '../../../stages/train/sample-order.ts';
import {needsPython, python, root} from '../../tools/train/trainer.ts';

const sizes = [1, 2, 3, 4, 5, 16, 17, 1000, 65537, 1 << 20];

test('mix() is the finalizer of MurmurHash3', (t) => {
  // As its reference code gives them.
  t.deepEqual([0, 1, 2, 0xffffffff, 0xdeadbeef].map((value) => mix(value).toString(16)), ['0', '514e28b7', '30f4c306', '81f16f39', 'de5c6a9']);
});

test('permute() takes each sample once, in an order that no other draw has', (t) => {
  const keys = orderKeys({seed: 7, phase: 'code', epoch: 0});
  for (const samples of sizes.filter((size) => size < 70000)) {
    const order = Array.from({length: samples}, (_, at) => permute(at, samples, keys));
    t.is(new Set(order).size, samples);
    t.true(order.every((sample) => sample < samples));
  }
  const orders = [{seed: 7, phase: 'code', epoch: 1}, {seed: 8, phase: 'code', epoch: 0}, {seed: 7, phase: 'codes', epoch: 0}].map(orderKeys);
  const begins = [keys, ...orders].map((own) => Array.from({length: 50}, (_, at) => permute(at, 1000, own)).join());
  t.is(new Set(begins).size, 4);
  // No more stay in their place than chance lets.
  t.true(Array.from({length: 65537}, (_, at) => at).filter((at) => permute(at, 65537, keys) === at).length < 12);
});

test('learningRate() warms up to its peak, follows the cosine, and ends at its floor', (t) => {
  const rate: Rate = {peak: 2e-5, floor: 0.1, warm: 10, total: 110, at: 0, shape: 'cosine'};
  t.is(learningRate(rate, 9), 2e-5);
  for (let step = 10; step <= 110; step++) t.true(Math.abs(learningRate(rate, step) - 2e-5 * (0.1 + 0.45 * (1 + Math.cos((Math.PI * (step - 10)) / 100)))) < 1e-19);
  t.is(learningRate({...rate, shape: 'linear'}, 60), 2e-5 * 0.55);
  t.is(learningRate({...rate, at: 50}, 10), learningRate(rate, 60));
});

test('firstWeights() are spread like a bell', (t) => {
  const values = firstWeights({seed: 1, name: 'x', deviation: 0.02}, 100_000);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  t.true(Math.abs(mean) < 2e-4 && Math.abs(deviation - 0.02) < 2e-4, `${mean}, ${deviation}`);
});

test('TypeScript and Python have the same order, rates, seeds and first parameters, bit by bit', (t) => {
  needsPython();
  const draws = [[0, 'code', 0], [7, 'changes', 3], [2 ** 48 - 1, 'é', 12]] as const;
  const keys = draws.map(([seed, phase, epoch]) => orderKeys({seed, phase, epoch}));
  const shapes = ['cosine', 'linear', 'constant'] as const;
  const rates = shapes.map((shape): [Rate, number] => [{peak: 5e-4, floor: 0.1, warm: 7, total: 300, at: shape === 'linear' ? 40 : 0, shape}, 320]);
  const [places, matrices] = [[[0, 0, 0], [7, 12345, 3]] as const, [[7, 'model.embed_tokens.weight', 0.02, 300], [2 ** 40, 'b', 0.0031, 17]] as const];
  const asked = {keys: draws, permuted: sizes.flatMap((samples) => keys.map((own) => [samples, own])), rates, seeds: places, weights: matrices};
  const {stdout, stderr} = spawnSync(python, [new URL('vectors.py', import.meta.url).pathname], {input: JSON.stringify(asked), encoding: 'utf8', env: {PYTHONPATH: `${root}/trainer`, PYTHONDONTWRITEBYTECODE: '1'}});
  t.is(stderr, '');
  const answers = {
    keys,
    permuted: sizes.flatMap((samples) => keys.map((own) => Array.from({length: Math.min(samples, 40)}, (_, at) => permute(at, samples, own)))),
    rates: rates.map(([rate, steps]) => Array.from({length: steps}, (_, step) => asHex(learningRate(rate, step)))),
    seeds: places.map(([seed, step, micro]) => drawSeed({seed, step, micro})),
    weights: matrices.map(([seed, name, deviation, count]) => Buffer.from(firstWeights({seed, name, deviation}, count).buffer).toString('hex')),
  };
  const heard = JSON.parse(stdout) as typeof answers;
  t.deepEqual({...heard, rates: heard.rates.map((list) => list.map((hex) => asHex(fromHex(hex))))}, answers);
  // Other engines are held to these, too: they never change.
  t.is(hash('sha256', JSON.stringify(answers)).slice(0, 16), 'f323fb73141340db');
});

/** The bits of a number. */
function asHex(value: number): string {
  return Buffer.from(new Float64Array([value]).buffer).toString('hex');
}

/** Of a float as Python spells it: 0x1.8p-3. */
function fromHex(text: string): number {
  const [, lead = '0', fraction = '', power = '0'] = /^0x([01])\.([0-9a-f]+)p([+-]\d+)$/.exec(text) ?? [];
  return (Number.parseInt(lead, 16) + Number.parseInt(fraction, 16) / 16 ** fraction.length) * 2 ** Number(power);
}
