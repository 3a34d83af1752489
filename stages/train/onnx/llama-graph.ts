// A Llama as graphs: what it makes of tokens, and how wrong that is, with or without the gradients of all its parameters.
import {graphBuilder, type Graph, type GraphBuilder, type Name} from '../../format/onnx/graph.ts';
import type {LlamaShape} from '../train-rules.ts';
import {attention, sightOf, type Laid} from './attention.ts';
import {beside, gated, linear, rootNorm, type Flow, type Place} from './flow.ts';
import {llamaParameters} from './llama-parameters.ts';

/** By the names of parameters, with this before them. */
export const gradientOf = 'gradient.';

const embedding = 'model.embed_tokens.weight';

/**
 * From `ids`, `positions`, `text`, `targets` and `weights` of a batch, `share` and all parameters to `loss`, which is the sum of weight·(-log p)·share,
 * and the gradient of that for each parameter.
 */
export function gradientGraph(shape: LlamaShape): Graph {
  const graph = graphBuilder();
  const learned = new Map<string, Name>();
  const place = placeIn(graph, shape, learned);
  const {logits, back} = forward(place, shape, laidIn(graph));
  const {surprise, logs, targets, weights} = surprises(graph, logits);
  const share = graph.input('share', 'float', []);
  const weighted = graph.op('Mul', [weights, share]);
  graph.output('loss', graph.op('ReduceSum', [graph.op('Mul', [surprise, weighted])], {keepdims: {int: 0}}), []);
  // What was held likely, less one where it was right to.
  const off = graph.op('ScatterElements', [graph.op('Exp', [logs]), targets, graph.op('Expand', [graph.numbers([-1], [1, 1]), graph.op('Shape', [targets])])], {axis: {int: 1}, reduction: {text: 'add'}});
  back(graph.op('Mul', [off, weighted]));
  for (const [name, sizes] of llamaParameters(shape)) graph.output(`${gradientOf}${name}`, learned.get(name) ?? '', sizes);
  return graph.graph();
}

/** From a batch and all parameters to `nats`, which are weight·(-log p) of each place, and `right`: 1 where the target is the likeliest. */
export function judgeGraph(shape: LlamaShape): Graph {
  const graph = graphBuilder();
  const {logits} = forward(placeIn(graph, shape, new Map()), shape, laidIn(graph));
  const {surprise, targets, weights} = surprises(graph, logits);
  graph.output('nats', graph.op('Mul', [surprise, weights]), ['places', 1]);
  const likeliest = graph.op('ArgMax', [logits], {axis: {int: 1}, keepdims: {int: 1}});
  graph.output('right', graph.op('Cast', [graph.op('Equal', [likeliest, targets])], {to: {int: 1}}), ['places', 1]);
  return graph.graph();
}

function placeIn(graph: GraphBuilder, shape: LlamaShape, learned: Map<string, Name>): Place {
  const weights = new Map([...llamaParameters(shape)].map(([name, sizes]) => [name, graph.input(name, 'float', sizes)]));
  return {
    graph,
    weight: (name) => weights.get(name) ?? '',
    learned(name, gradient) {
      if (learned.has(name)) throw new Error(`"${name}" has a gradient already`);
      learned.set(name, gradient);
    },
  };
}

function laidIn(graph: GraphBuilder): Laid {
  const [ids = '', positions = '', text = ''] = ['ids', 'positions', 'text'].map((name) => graph.input(name, 'int64', ['batch', 'length']));
  return {ids, positions, text};
}

/** `back` takes the gradient of the logits. */
function forward(place: Place, shape: LlamaShape, laid: Laid): {readonly logits: Name; back(gradient: Name): void} {
  const {graph} = place;
  const sight = sightOf(place, laid, shape);
  const ids = graph.op('Reshape', [laid.ids, graph.wholes([-1])]);
  const flows: Flow[] = [];
  let hidden = graph.op('Gather', [place.weight(embedding), ids]);
  for (let at = 0; at < shape.layers; at++) {
    const prefix = `model.layers.${at}`;
    const norm = (name: string) => (x: Name) => rootNorm(place, x, {name: `${prefix}.${name}.weight`, epsilon: shape.normEps});
    const looking = beside(place, hidden, [norm('input_layernorm'), (x) => attention(place, x, {prefix: `${prefix}.self_attn`, shape, sight})]);
    const thinking = beside(place, looking.out, [norm('post_attention_layernorm'), (x) => gated(place, x, `${prefix}.mlp`)]);
    flows.push(looking, thinking);
    hidden = thinking.out;
  }
  const norm = rootNorm(place, hidden, {name: 'model.norm.weight', epsilon: shape.normEps});
  // Where the embedding is the head, too, what the head learns is where the embedding begins to add.
  let begun = '';
  const head = linear(shape.tied ? {...place, learned: (_, gradient) => (begun = gradient)} : place, norm.out, shape.tied ? embedding : 'lm_head.weight');
  return {
    logits: head.out,
    back(gradient) {
      const inner = [...flows, norm, head].reduceRight((own, flow) => flow.back(own), gradient);
      if (!shape.tied) begun = graph.op('ConstantOfShape', [graph.wholes([shape.vocab, shape.width])]);
      place.learned(embedding, graph.op('ScatterND', [begun, graph.op('Unsqueeze', [ids, graph.wholes([1])]), inner], {reduction: {text: 'add'}}));
    },
  };
}

function surprises(graph: GraphBuilder, logits: Name) {
  const column = graph.wholes([-1, 1]);
  const targets = graph.op('Reshape', [graph.input('targets', 'int64', ['batch', 'length']), column]);
  const weights = graph.op('Reshape', [graph.input('weights', 'float', ['batch', 'length']), column]);
  const logs = graph.op('LogSoftmax', [logits], {axis: {int: 1}});
  return {logs, targets, weights, surprise: graph.op('Neg', [graph.op('GatherElements', [logs, targets], {axis: {int: 1}})])};
}
