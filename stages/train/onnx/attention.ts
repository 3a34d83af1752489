// Attention of a layer: rows of tokens look at those before them in their own text, positions are turns, and several heads may share keys and values.
import type {Name} from '../../format/onnx/graph.ts';
import type {LlamaShape} from '../train-rules.ts';
import {linear, type Flow, type Place} from './flow.ts';

/** What all layers have in common: how tokens lie, how far each turns, and whom each sees. */
export interface Sight {
  /** Of a batch: how many rows, and how long they are. */
  readonly rows: Name;
  readonly cosine: Name;
  readonly sine: Name;
  readonly seen: Name;
}

export interface Laid {readonly ids: Name; readonly positions: Name; readonly text: Name}

/** Texts have numbers; what fills a row up has one that no text has. */
export function sightOf(place: Place, {ids, positions, text}: Laid, shape: LlamaShape): Sight {
  const {graph} = place;
  const both = (op: string, value: Name) => graph.op(op, [graph.op('Unsqueeze', [value, graph.wholes([1])]), graph.op('Unsqueeze', [value, graph.wholes([2])])]);
  const seen = graph.op('And', [both('Equal', text), both('LessOrEqual', positions)]);
  return {rows: graph.op('Shape', [ids]), ...turnsOf(place, positions, shape), seen: graph.op('Unsqueeze', [seen, graph.wholes([1, 2])])};
}

/** Of a batch's positions. */
export function turnsOf({graph}: Place, positions: Name, {width, heads, ropeBase}: LlamaShape): Pick<Sight, 'cosine' | 'sine'> {
  const half = width / heads / 2;
  // With the rounding of a float32, as torch has it.
  const powers = Array.from({length: half}, (_, at) => Math.fround(ropeBase ** Math.fround(at / half)));
  const places = graph.op('Cast', [graph.op('Unsqueeze', [positions, graph.wholes([1, 2, 4])])], {to: {int: 1}});
  const angles = graph.op('Div', [places, graph.numbers(powers)]);
  return {cosine: graph.op('Cos', [angles]), sine: graph.op('Sin', [angles])};
}

/** As good as none at all, and a row that sees nothing is still a number. */
const unseen = -3.4028234663852886e38;

export interface AttentionParts {
  readonly prefix: string;
  readonly shape: LlamaShape;
  readonly sight: Sight;
  /** Puts keys or values behind those of before. Missing: there are none. */
  readonly remember?: (kind: 'key' | 'value', own: Name) => Name;
}

export function attention(place: Place, x: Name, {prefix, shape, sight, remember = (_, own) => own}: AttentionParts): Flow {
  const {graph} = place;
  const size = shape.width / shape.heads;
  const group = shape.heads / shape.keyHeads;
  const part = (name: string, each: number) => {
    const flow = linear(place, x, `${prefix}.${name}.weight`);
    return {flow, out: apart(place, flow.out, {sight, sizes: [shape.keyHeads, each, size]})};
  };
  const [queries, keys, values] = [part('q_proj', group), part('k_proj', 1), part('v_proj', 1)];
  const share = graph.number(1 / Math.sqrt(size));
  const query = graph.op('Mul', [turn(place, queries.out, sight), share]);
  const [key, value] = [remember('key', turn(place, keys.out, sight)), remember('value', values.out)];
  const flat = (value: Name) => graph.op('Transpose', [value], {perm: {ints: [0, 1, 2, 4, 3]}});
  const scores = graph.op('Where', [sight.seen, graph.op('MatMul', [query, flat(key)]), graph.number(unseen)]);
  const shares = graph.op('Softmax', [scores], {axis: {int: -1}});
  const output = linear(place, together(place, graph.op('MatMul', [shares, value]), shape.width), `${prefix}.o_proj.weight`);
  // Heads that share a key add up what they have to say of it.
  const shared = (value: Name) => (group === 1 ? value : graph.op('ReduceSum', [value, graph.wholes([2])], {keepdims: {int: 1}}));
  return {
    out: output.out,
    back(gradient) {
      const inner = apart(place, output.back(gradient), {sight, sizes: [shape.keyHeads, group, size]});
      const ofValues = shared(graph.op('MatMul', [flat(shares), inner]));
      const ofShares = graph.op('MatMul', [inner, flat(value)]);
      const product = graph.op('Mul', [ofShares, shares]);
      const along = graph.op('Mul', [shares, graph.op('ReduceSum', [product, graph.wholes([-1])], {keepdims: {int: 1}})]);
      const ofScores = graph.op('Sub', [product, along]);
      const ofQueries = turn(place, graph.op('Mul', [graph.op('MatMul', [ofScores, key]), share]), sight, 'back');
      const ofKeys = turn(place, shared(graph.op('MatMul', [flat(ofScores), query])), sight, 'back');
      const backs = [queries.flow.back(together(place, ofQueries, shape.width)), keys.flow.back(together(place, ofKeys, shape.keyHeads * size)), values.flow.back(together(place, ofValues, shape.keyHeads * size))];
      return backs.reduce((sum, one) => graph.op('Add', [sum, one]));
    },
  };
}

/** From a row for each token to heads of tokens: batch, keys, queries of a key, tokens, numbers. */
function apart({graph}: Place, value: Name, {sight, sizes}: {readonly sight: Sight; readonly sizes: readonly number[]}): Name {
  const laid = graph.op('Concat', [sight.rows, graph.wholes(sizes)], {axis: {int: 0}});
  return graph.op('Transpose', [graph.op('Reshape', [value, laid])], {perm: {ints: [0, 2, 3, 1, 4]}});
}

function together({graph}: Place, value: Name, width: number): Name {
  return graph.op('Reshape', [graph.op('Transpose', [value], {perm: {ints: [0, 3, 1, 2, 4]}}), graph.wholes([-1, width])]);
}

/** A turn of each pair of numbers by the angle of their place. What turns a gradient is the same angle the other way. */
function turn({graph}: Place, value: Name, {cosine, sine}: Sight, way: 'there' | 'back' = 'there'): Name {
  const [left = '', right = ''] = graph.ops('Split', [value], {results: 2, attributes: {axis: {int: -1}, num_outputs: {int: 2}}});
  const times = (a: Name, b: Name) => graph.op('Mul', [a, b]);
  const [first, second] = way === 'there' ? (['Sub', 'Add'] as const) : (['Add', 'Sub'] as const);
  return graph.op('Concat', [graph.op(first, [times(left, cosine), times(right, sine)]), graph.op(second, [times(right, cosine), times(left, sine)])], {axis: {int: -1}});
}
