// A Llama as the graph that predicts: token by token, with what was computed of those before. Names are those that transformers.js looks for.
import {graphBuilder, type Graph, type GraphBuilder, type Name} from '../../format/onnx/graph.ts';
import type {TensorValues} from '../tensor-file.ts';
import type {LlamaShape} from '../train-rules.ts';
import {attention, turnsOf, type AttentionParts, type Sight} from './attention.ts';
import {beside, gated, linear, rootNorm, type Place} from './flow.ts';

/** The parameters lie in it. Rows may be filled up on either side: `attention_mask` says what is a token. */
export function predictGraph(shape: LlamaShape, parameters: ReadonlyMap<string, TensorValues>): Graph {
  const graph = graphBuilder();
  const place: Place = {graph, weight: weightsIn(graph, parameters), learned: () => {}};
  const ids = graph.input('input_ids', 'int64', ['batch_size', 'sequence_length']);
  const sight = sightOf(place, ids, shape);
  let hidden = graph.op('Gather', [place.weight('model.embed_tokens.weight'), graph.op('Reshape', [ids, graph.wholes([-1])])]);
  for (let at = 0; at < shape.layers; at++) {
    const prefix = `model.layers.${at}`;
    const norm = (name: string) => (x: Name) => rootNorm(place, x, {name: `${prefix}.${name}.weight`, epsilon: shape.normEps});
    hidden = beside(place, hidden, [norm('input_layernorm'), (x) => attention(place, x, {prefix: `${prefix}.self_attn`, shape, sight, remember: memoryOf(graph, shape, at)})]).out;
    hidden = beside(place, hidden, [norm('post_attention_layernorm'), (x) => gated(place, x, `${prefix}.mlp`)]).out;
  }
  const last = rootNorm(place, hidden, {name: 'model.norm.weight', epsilon: shape.normEps});
  const logits = linear(place, last.out, shape.tied ? 'model.embed_tokens.weight' : 'lm_head.weight');
  graph.output('logits', graph.op('Reshape', [logits.out, graph.op('Concat', [graph.op('Shape', [ids]), graph.wholes([shape.vocab])], {axis: {int: 0}})]), ['batch_size', 'sequence_length', shape.vocab]);
  return graph.graph();
}

function weightsIn(graph: GraphBuilder, parameters: ReadonlyMap<string, TensorValues>): (name: string) => Name {
  const known = new Map([...parameters].map(([name, {values, sizes}]) => [name, graph.constant(name, {type: 'float', shape: sizes, bytes: new Uint8Array(values.buffer, values.byteOffset, values.byteLength)})]));
  return (name) => known.get(name) ?? missing(name);
}

function missing(name: string): never {
  throw new RangeError(`The checkpoint has no "${name}"`);
}

/** A token sees what is one and is not behind it; its position is how many of them are before it. */
function sightOf(place: Place, ids: Name, shape: LlamaShape): Sight {
  const {graph} = place;
  const mask = graph.input('attention_mask', 'int64', ['batch_size', 'total_sequence_length']);
  const [first, second] = [graph.wholes([0]), graph.wholes([1])];
  const rows = graph.op('Shape', [ids]);
  const total = graph.op('Gather', [graph.op('Shape', [mask]), second]);
  const known = graph.op('Sub', [total, graph.op('Gather', [rows, second])]);
  // Of what is known of a row, what is asked for now.
  const asked = (value: Name, axis: Name) => graph.op('Slice', [value, known, total, axis]);
  const positions = asked(graph.op('Sub', [graph.op('CumSum', [mask, graph.op('Squeeze', [second])]), second]), second);
  const places = graph.op('Range', [graph.op('Squeeze', [first]), graph.op('Squeeze', [total]), graph.op('Squeeze', [second])]);
  const before = graph.op('LessOrEqual', [graph.op('Unsqueeze', [places, first]), graph.op('Unsqueeze', [asked(places, first), second])]);
  const seen = graph.op('And', [graph.op('Unsqueeze', [graph.op('Cast', [mask], {to: {int: 9}}), second]), before]);
  return {rows, ...turnsOf(place, positions, shape), seen: graph.op('Unsqueeze', [seen, graph.wholes([1, 2])])};
}

function memoryOf(graph: GraphBuilder, {width, heads, keyHeads}: LlamaShape, layer: number): NonNullable<AttentionParts['remember']> {
  const size = width / heads;
  const group = graph.wholes([2]);
  return (kind, own) => {
    const past = graph.input(`past_key_values.${layer}.${kind}`, 'float', ['batch_size', keyHeads, 'past_sequence_length', size]);
    const all = graph.op('Concat', [graph.op('Unsqueeze', [past, group]), own], {axis: {int: 3}});
    graph.output(`present.${layer}.${kind}`, graph.op('Squeeze', [all, group]), ['batch_size', keyHeads, 'total_sequence_length', size]);
    return all;
  };
}
