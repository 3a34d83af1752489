import {spawnSync} from 'node:child_process';
import test from 'ava';
import {gradientGraph, gradientOf, judgeGraph} from '../../../../stages/train/onnx/llama-graph.ts';
import {countOf, firstParameters, llamaParameters} from '../../../../stages/train/onnx/llama-parameters.ts';
import {moments, nextOf, updateGraph, updateNumbers} from '../../../../stages/train/onnx/update-graph.ts';
import type {LlamaShape, OptimizerRules} from '../../../../stages/train/train-rules.ts';
import {findRuntime, type Fed, type Runtime} from '../../../../tools/executors/train/onnx/runtime.ts';
import {mix} from '../../../../stages/train/mix.ts';
import {needsPython, python, root} from '../../../tools/train/trainer.ts';

const small: LlamaShape = {kind: 'llama', vocab: 50, width: 32, layers: 2, heads: 4, keyHeads: 2, hidden: 48, ropeBase: 10000, normEps: 1e-5, tied: true, dropout: 0, deviation: 0.05};
const optimizer: OptimizerRules = {decay: 0.1, beta1: 0.9, beta2: 0.95, epsilon: 1e-8, clip: 1};
const [seed, rate, rows, length] = [3, 1e-2, 3, 20];

interface Batch {readonly ids: number[][]; readonly positions: number[][]; readonly text: number[][]; readonly targets: number[][]; readonly weights: number[][]}

/** Two texts side by side in each row, and places that are not predicted. */
const batches = Array.from({length: 6}, (_, step): Batch => {
  const grid = (value: (row: number, at: number) => number) => Array.from({length: rows}, (__, row) => Array.from({length}, (___, at) => value(row, at)));
  const cut = (row: number) => 5 + 4 * row;
  const id = (row: number, at: number) => mix(step * 10_000 + row * 100 + at) % small.vocab;
  return {
    ids: grid(id), targets: grid((row, at) => id(row, at + 1)), positions: grid((row, at) => (at < cut(row) ? at : at - cut(row))), text: grid((row, at) => (at < cut(row) ? 0 : 1)),
    weights: grid((row, at) => (at + 1 === cut(row) || at % 7 === 3 ? 0 : 1 + (at % 2))),
  };
});

for (const [name, shape] of Object.entries({'heads that share keys, and one matrix for both ends': small, 'a head for each key, and a head of its own': {...small, keyHeads: 4, tied: false}})) {
  test.serial(`forward, backward, clip and AdamW as a graph are torch's: ${name}`, async (t) => {
    const runtime = await theRuntime();
    const wanted = torchSteps(shape, optimizer);
    const {losses, norms, state} = await graphSteps(runtime, shape, optimizer);
    for (const [at, loss] of wanted.losses.entries()) t.true(Math.abs((losses[at] ?? NaN) - loss) <= 1e-6 * loss, `step ${at}: ${losses[at]} and ${loss}`);
    t.true(wanted.losses[0] !== undefined && wanted.losses[0] > 3.5 && new Set(wanted.losses).size === batches.length);
    for (const [at, norm] of wanted.norms.entries()) t.true(Math.abs((norms[at] ?? NaN) - norm) <= 1e-5 * norm, `norm of step ${at}: ${norms[at]} and ${norm}`);
    // Some are cut, or cutting was not tried.
    t.true(wanted.norms.some((norm) => norm > optimizer.clip));
    t.deepEqual([...state.keys()].sort(), Object.keys(wanted.state).sort());
    for (const [own, values] of state) t.true(apart(values, wanted.state[own] ?? '') <= 2e-4, `${own}: ${apart(values, wanted.state[own] ?? '')}`);
  });
}

test.serial('a moment that follows the gradient closely is torch\'s, too', async (t) => {
  const rules = {...optimizer, beta1: 0.2, beta2: 0.3, clip: 0.1, decay: 0};
  const [wanted, {losses}] = [torchSteps(small, rules), await graphSteps(await theRuntime(), small, rules)];
  for (const [at, loss] of wanted.losses.entries()) t.true(Math.abs((losses[at] ?? NaN) - loss) <= 1e-6 * loss, `step ${at}: ${losses[at]} and ${loss}`);
});

test.serial('the graph that judges has the loss of the one that learns, place by place, and counts what is right', async (t) => {
  const runtime = await theRuntime();
  const parameters = firstParameters(small, seed);
  const session = await runtime.session(judgeGraph(small), 'judge');
  const [batch] = batches as [Batch];
  const [nats, right] = [new Float32Array(rows * length), new Float32Array(rows * length)];
  await session.run(new Map([...fedBatch(batch), ...fedParameters(small, parameters)]), new Map([['nats', {values: nats, sizes: [rows * length, 1]}], ['right', {values: right, sizes: [rows * length, 1]}]]));
  const weights = batch.weights.flat();
  const [loss] = (await graphSteps(runtime, small, optimizer)).losses;
  t.true(Math.abs(nats.reduce((sum, value) => sum + value, 0) / weights.reduce((sum, value) => sum + value, 0) - (loss ?? NaN)) < 1e-6 * (loss ?? 0));
  t.true(nats.every((value, at) => (value === 0) === (weights[at] === 0)));
  // Numbers that are likeliest do not depend on weights.
  t.true(right.every((value) => value === 0 || value === 1));
});

async function theRuntime(): Promise<Runtime> {
  const found = await findRuntime({threads: 1});
  if (typeof found === 'string') throw new Error(found);
  return found;
}

function fedBatch(batch: Batch): ReadonlyMap<string, Fed> {
  const whole = (name: 'ids' | 'positions' | 'text' | 'targets') => [name, {values: BigInt64Array.from(batch[name].flat(), (value) => BigInt(value)), sizes: [rows, length]}] as const;
  return new Map<string, Fed>([whole('ids'), whole('positions'), whole('text'), whole('targets'), ['weights', {values: Float32Array.from(batch.weights.flat()), sizes: [rows, length]}]]);
}

function fedParameters(shape: LlamaShape, values: ReadonlyMap<string, Float32Array>, before = ''): ReadonlyMap<string, Fed> {
  return new Map([...llamaParameters(shape)].map(([name, sizes]) => [`${before}${name}`, {values: values.get(`${before}${name}`) ?? new Float32Array(countOf(sizes)), sizes}]));
}

async function graphSteps(runtime: Runtime, shape: LlamaShape, rules: OptimizerRules) {
  const [learn, update] = [await runtime.session(gradientGraph(shape), 'learn'), await runtime.session(updateGraph(shape, rules), 'update')];
  let state = new Map<string, Float32Array>(firstParameters(shape, seed));
  const [losses, norms]: [number[], number[]] = [[], []];
  const scalar = (value: number) => ({values: Float32Array.of(value), sizes: []});
  for (const [at, batch] of batches.entries()) {
    const gradients = fedParameters(shape, new Map(), gradientOf) as Map<string, Fed & {readonly values: Float32Array}>;
    const [loss, norm] = [scalar(0), scalar(0)];
    const weight = batch.weights.flat().reduce((sum, value) => sum + value, 0);
    await learn.run(new Map([...fedBatch(batch), ...fedParameters(shape, state), ['share', scalar(1 / weight)]]), new Map([...gradients, ['loss', loss]]));
    const befores = ['', moments.mean, moments.square];
    const next = new Map(befores.flatMap((before) => [...fedParameters(shape, new Map(), before)])) as Map<string, Fed & {readonly values: Float32Array}>;
    const feeds = new Map([...gradients, ...befores.flatMap((before) => [...fedParameters(shape, state, before)]), ...Object.entries(updateNumbers(rules, rate, at + 1)).map(([name, value]) => [name, scalar(value)] as const)]);
    await update.run(feeds, new Map([...[...next].map(([name, fed]) => [`${nextOf}${name}`, fed] as const), ['norm', norm]]));
    state = new Map([...next].map(([name, {values}]) => [name, values]));
    losses.push(loss.values[0] ?? NaN);
    norms.push(norm.values[0] ?? NaN);
  }
  return {losses, norms, state};
}

function torchSteps(shape: LlamaShape, rules: OptimizerRules): {readonly losses: readonly number[]; readonly norms: readonly number[]; readonly state: Readonly<Record<string, string>>} {
  needsPython();
  const input = JSON.stringify({shape, seed, rate, batches, optimizer: rules});
  const {stdout, stderr} = spawnSync(python, [new URL('parity.py', import.meta.url).pathname], {input, encoding: 'utf8', maxBuffer: 1 << 28, env: {PYTHONPATH: `${root}/trainer`, PYTHONDONTWRITEBYTECODE: '1'}});
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

/** How far two tensors are from each other at most, as a share of the largest number in them. */
function apart(values: Float32Array, spelled: string): number {
  const bytes = Buffer.from(spelled, 'base64');
  const other = Float32Array.from({length: bytes.length / 4}, (_, at) => bytes.readFloatLE(4 * at));
  if (other.length !== values.length) return Infinity;
  const largest = other.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return values.reduce((most, value, at) => Math.max(most, Math.abs(value - (other[at] ?? NaN))), 0) / largest;
}
