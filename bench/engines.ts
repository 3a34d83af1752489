// `node bench/engines.ts`: how fast the two engines of training are on one core, step by step on the same model and batch, and how fast one model predicts here.
import {spawnSync} from 'node:child_process';
import {loadavg} from 'node:os';
import {generate} from '../tools/executors/predict/generate.ts';
import {createLearner} from '../tools/executors/train/onnx/learner.ts';
import {findRuntime} from '../tools/executors/train/onnx/runtime.ts';
import {layBatch} from '../stages/train/onnx/lay-batch.ts';
import {predictGraph} from '../stages/train/onnx/predict-graph.ts';
import {parametersOf, type LlamaShape} from '../stages/train/train-rules.ts';
import {spellNumber} from '../tools/executors/report/spell-number.ts';

const root = new URL('..', import.meta.url).pathname;
const [length, rows, steps] = [512, 4, 4];
const optimizer = {decay: 0.01, beta1: 0.9, beta2: 0.95, epsilon: 1e-8, clip: 1};
const shared = {kind: 'llama', ropeBase: 10_000, normEps: 1e-5, tied: true, dropout: 0, deviation: 0.02} as const;
const shapes: readonly LlamaShape[] = [
  {...shared, vocab: 4096, width: 128, layers: 4, heads: 4, keyHeads: 4, hidden: 352},
  {...shared, vocab: 8192, width: 320, layers: 6, heads: 5, keyHeads: 5, hidden: 864},
];

/** The first steps are slower: memory is taken and kernels are chosen. */
interface Speed {readonly losses: readonly number[]; readonly cpu: readonly number[]}

const runtime = await findRuntime({threads: 1});
if (typeof runtime === 'string') throw new Error(runtime);
for (const model of shapes) {
  const learner = await createLearner(runtime, {model, optimizer, seed: 1});
  const ids = Int32Array.from({length: length + 1}, (_, at) => (at * 7919) % model.vocab);
  const batch = layBatch(Array.from({length: rows}, () => [{ids, weights: new Uint8Array(length + 1).fill(1)}]), length + 1);
  const onnx = {losses: [] as number[], cpu: [] as number[]};
  for (let step = 1; step <= steps; step++) {
    const before = process.cpuUsage();
    onnx.losses.push(await learner.learn(batch, 1 / (length * rows)));
    await learner.update(1e-3, step);
    const {user, system} = process.cpuUsage(before);
    onnx.cpu.push((user + system) / 1e6);
  }
  const input = JSON.stringify({model, optimizer, ids: [...ids], rows, steps, rate: 1e-3});
  const {stdout, stderr} = spawnSync(`${root}.venv-train/bin/python`, [`${root}bench/engines.py`], {input, encoding: 'utf8', env: {PYTHONPATH: `${root}trainer`, PYTHONDONTWRITEBYTECODE: '1', OMP_NUM_THREADS: '1'}});
  if (stdout === '') throw new Error(stderr);
  const torch: Speed = JSON.parse(stdout);
  const session = await runtime.session(predictGraph(model, learner.parameters), 'predict');
  const before = process.cpuUsage();
  const predicted = await Array.fromAsync(generate({session, shape: model, longest: length}, ids.slice(0, 64), {most: 200, end: undefined, ids: model.vocab, temperature: 0, seed: 0}));
  const {user, system} = process.cpuUsage(before);
  const each = ({cpu}: Speed) => spellNumber(Math.round((rows * length) / Math.min(...cpu)));
  const apart = Math.max(...onnx.losses.map((loss, at) => Math.abs(loss / (torch.losses[at] ?? Number.NaN) - 1)));
  console.log(`${spellNumber(parametersOf(model))} parameters: onnx ${each(onnx)}, torch ${each(torch)} tokens a second of CPU, losses ${apart.toExponential(1)} apart at most over ${steps} steps; predicting ${spellNumber(Math.round(predicted.length / ((user + system) / 1e6)))}; load ${loadavg()[0]?.toFixed(1)}`);
}
