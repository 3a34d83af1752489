// What gradients do to parameters, as a graph: all of them are cut to a length together, and AdamW takes a step.
import {graphBuilder, type Graph, type GraphBuilder, type Name} from '../../format/onnx/graph.ts';
import type {LlamaShape, OptimizerRules} from '../train-rules.ts';
import {gradientOf} from './llama-graph.ts';
import {llamaParameters, type Sizes} from './llama-parameters.ts';

/** By the names of parameters, with these before them. */
export const moments = {mean: 'exp_avg.', square: 'exp_avg_sq.'} as const;
/** Of what comes out under the name of what went in. */
export const nextOf = 'next.';

/** Numbers that follow from the learning rate and how many updates there were. */
export interface UpdateNumbers {
  /** What a parameter is multiplied with where it decays. */
  readonly kept: number;
  readonly stride: number;
  readonly spread: number;
}

/** `update` counts from 1. */
export function updateNumbers({decay, beta1, beta2}: OptimizerRules, rate: number, update: number): UpdateNumbers {
  return {kept: 1 - rate * decay, stride: rate / (1 - beta1 ** update), spread: Math.sqrt(1 - beta2 ** update)};
}

/** From parameters, gradients, moments and the numbers above to `norm`, which is what the gradients were long before, and the next parameters and moments. */
export function updateGraph(shape: LlamaShape, rules: OptimizerRules): Graph {
  const graph = graphBuilder();
  const parameters = [...llamaParameters(shape)];
  const gradients = parameters.map(([name, sizes]) => graph.input(`${gradientOf}${name}`, 'float', sizes));
  const [kept = '', stride = '', spread = ''] = ['kept', 'stride', 'spread'].map((name) => graph.input(name, 'float', []));
  const squares = gradients.map((gradient) => graph.op('ReduceSumSquare', [gradient], {keepdims: {int: 0}}));
  const norm = graph.op('Sqrt', [graph.op('Sum', squares)]);
  graph.output('norm', norm, []);
  const cut = graph.op('Min', [graph.number(1), graph.op('Div', [graph.number(rules.clip), graph.op('Add', [norm, graph.number(1e-6)])])]);
  for (const [at, own] of parameters.entries()) adam(graph, own, {gradient: graph.op('Mul', [gradients[at] ?? '', cut]), rules, kept, stride, spread});
  return graph.graph();
}

interface Step {readonly gradient: Name; readonly rules: OptimizerRules; readonly kept: Name; readonly stride: Name; readonly spread: Name}

/** In the order in which torch rounds. */
function adam(graph: GraphBuilder, [name, sizes]: readonly [string, Sizes], {gradient, rules, kept, stride, spread}: Step): void {
  const [value, mean, square] = ['', moments.mean, moments.square].map((before) => graph.input(`${before}${name}`, 'float', sizes)) as [Name, Name, Name];
  const times = (one: Name, other: Name) => graph.op('Mul', [one, other]);
  const decayed = sizes.length > 1 ? times(value, kept) : value;
  const nextMean = between(graph, [mean, gradient], 1 - rules.beta1);
  const nextSquare = graph.op('Add', [times(square, graph.number(rules.beta2)), times(times(gradient, graph.number(1 - rules.beta2)), gradient)]);
  const width = graph.op('Add', [graph.op('Div', [graph.op('Sqrt', [nextSquare]), spread]), graph.number(rules.epsilon)]);
  const next = graph.op('Sub', [decayed, times(stride, graph.op('Div', [nextMean, width]))]);
  for (const [before, made] of [['', next], [moments.mean, nextMean], [moments.square, nextSquare]] as const) graph.output(`${nextOf}${before}${name}`, made, sizes);
}

/** From the nearer end, so that nothing is lost on the way. */
function between(graph: GraphBuilder, [from, to]: readonly [Name, Name], share: number): Name {
  const way = graph.op('Sub', [to, from]);
  return share < 0.5 ? graph.op('Add', [from, graph.op('Mul', [way, graph.number(share)])]) : graph.op('Sub', [to, graph.op('Mul', [way, graph.number(1 - share)])]);
}
