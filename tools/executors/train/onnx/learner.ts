// A model that learns: parameters and moments in this process, and the graphs that change them.
import {gradientGraph, gradientOf, judgeGraph} from '../../../../stages/train/onnx/llama-graph.ts';
import type {Batch} from '../../../../stages/train/onnx/lay-batch.ts';
import {countOf, firstParameters, llamaParameters} from '../../../../stages/train/onnx/llama-parameters.ts';
import {moments, nextOf, updateGraph, updateNumbers} from '../../../../stages/train/onnx/update-graph.ts';
import type {TensorValues} from '../../../../stages/train/tensor-file.ts';
import type {LlamaShape, OptimizerRules} from '../../../../stages/train/train-rules.ts';
import type {Fed, Runtime, Session} from './runtime.ts';

export type Tensors = ReadonlyMap<string, TensorValues>;

export interface Learner {
  /** Adds what the batch says to the gradients; the loss of it, times `share`. */
  learn(batch: Batch, share: number): Promise<number>;
  /** By the gradients, which are gone then. `number` counts updates from 1. How long the gradients were. */
  update(rate: number, number: number): Promise<number>;
  /** Gradients that are not to be used. */
  forget(): void;
  /** Of each place -log p, by its weight, and whether the likeliest was right. */
  judge(batch: Batch): Promise<{readonly nats: Float32Array; readonly right: Float32Array}>;
  readonly parameters: Tensors;
  readonly moments: Tensors;
  /** All of them, of the right sizes. */
  take(kind: 'parameters' | 'moments', values: Tensors): void;
}

export async function createLearner(runtime: Runtime, {model, optimizer, seed}: {readonly model: LlamaShape; readonly optimizer: OptimizerRules; readonly seed: number}): Promise<Learner> {
  const [learning, updating] = [await runtime.session(gradientGraph(model), 'learn'), await runtime.session(updateGraph(model, optimizer), 'update')];
  let judging: Session | undefined;
  const empty = (before: string): Tensors => new Map([...llamaParameters(model)].map(([name, sizes]) => [`${before}${name}`, {values: new Float32Array(countOf(sizes)), sizes}]));
  const [gradients, part] = [empty(gradientOf), empty(gradientOf)];
  let [own, next] = [{parameters: empty(''), moments: both(empty)}, {parameters: empty(''), moments: both(empty)}];
  take(own.parameters, new Map([...firstParameters(model, seed)].map(([name, values]) => [name, {values, sizes: own.parameters.get(name)?.sizes ?? []}])));
  let learned = 0;
  return {
    async learn(batch, share) {
      const loss = scalar(0);
      await learning.run(new Map([...fed(batch), ...own.parameters, ['share', scalar(share)]]), new Map([...(learned === 0 ? gradients : part), ['loss', loss]]));
      if (learned > 0) for (const [name, {values}] of gradients) add(values, part.get(name)?.values ?? new Float32Array());
      learned++;
      return loss.values[0] ?? Number.NaN;
    },
    async update(rate, number) {
      const norm = scalar(0);
      const numbers = Object.entries(updateNumbers(optimizer, rate, number)).map(([name, value]) => [name, scalar(value)] as const);
      const made = [...next.parameters, ...next.moments].map(([name, tensor]) => [`${nextOf}${name}`, tensor] as const);
      await updating.run(new Map([...gradients, ...own.parameters, ...own.moments, ...numbers]), new Map([...made, ['norm', norm]]));
      [own, next] = [next, own];
      learned = 0;
      return norm.values[0] ?? Number.NaN;
    },
    forget() {
      learned = 0;
    },
    async judge(batch) {
      judging ??= await runtime.session(judgeGraph(model), 'judge');
      const places = batch.weights.length;
      const [nats, right] = [new Float32Array(places), new Float32Array(places)];
      await judging.run(new Map([...fed(batch), ...own.parameters]), new Map([['nats', {values: nats, sizes: [places, 1]}], ['right', {values: right, sizes: [places, 1]}]]));
      return {nats, right};
    },
    get parameters() {
      return own.parameters;
    },
    get moments() {
      return own.moments;
    },
    take: (kind, values) => take(own[kind], values),
  };
}

/** Throws with what does not fit. */
function take(own: Tensors, values: Tensors): void {
  const odd = [...own.keys(), ...values.keys()].filter((name) => own.has(name) !== values.has(name)).sort()[0];
  if (odd !== undefined) throw new RangeError(`${odd} is in one of them alone`);
  for (const [name, {values: into, sizes}] of own) {
    const given = values.get(name);
    if (given?.sizes.join() !== sizes.join()) throw new RangeError(`${name} is [${given?.sizes.join(', ')}] and not [${sizes.join(', ')}]`);
    into.set(given.values);
  }
}

function both(empty: (before: string) => Tensors): Tensors {
  return new Map([...empty(moments.mean), ...empty(moments.square)]);
}

/** Each sum is rounded to float32, as it lies in one. */
function add(into: Float32Array, values: Float32Array): void {
  for (let at = 0; at < into.length; at++) into[at] = (into[at] ?? 0) + (values[at] ?? 0);
}

function scalar(value: number): Fed & {readonly values: Float32Array} {
  return {values: Float32Array.of(value), sizes: []};
}

/** The graph of judging has no use for more, and no batch has less. */
function fed({sizes, ids, positions, text, targets, weights}: Batch): readonly (readonly [string, Fed])[] {
  return Object.entries({ids, positions, text, targets, weights}).map(([name, values]) => [name, {values, sizes}] as const);
}
