// A part of a model in a graph, there and back: what it makes of a value, and what a gradient of that means for the value and for what is learned.
import type {GraphBuilder, Name} from '../../format/onnx/graph.ts';

export interface Flow {
  readonly out: Name;
  /** From the gradient of what came out to that of what went in. */
  back(gradient: Name): Name;
}

/** Where parts are put, and what they learn with. */
export interface Place {
  readonly graph: GraphBuilder;
  weight(name: string): Name;
  /** The gradient of a parameter: once for each of them. */
  learned(name: string, gradient: Name): void;
}

/** Of rows, each times a matrix whose rows are what comes out. */
export function linear({graph, weight, learned}: Place, x: Name, name: string): Flow {
  const matrix = weight(name);
  return {
    out: graph.op('Gemm', [x, matrix], {transB: {int: 1}}),
    back(gradient) {
      learned(name, graph.op('Gemm', [gradient, x], {transA: {int: 1}}));
      return graph.op('Gemm', [gradient, matrix]);
    },
  };
}

/** Rows of one length: by the root of their mean square, times what is learned. */
export function rootNorm({graph, weight, learned}: Place, x: Name, {name, epsilon}: {readonly name: string; readonly epsilon: number}): Flow {
  const last = graph.wholes([-1]);
  const mean = (value: Name) => graph.op('ReduceMean', [value, last], {keepdims: {int: 1}});
  const scale = graph.op('Reciprocal', [graph.op('Sqrt', [graph.op('Add', [mean(graph.op('Mul', [x, x])), graph.number(epsilon)])])]);
  const even = graph.op('Mul', [x, scale]);
  return {
    out: graph.op('Mul', [even, weight(name)]),
    back(gradient) {
      learned(name, graph.op('ReduceSum', [graph.op('Mul', [gradient, even]), graph.wholes([0])], {keepdims: {int: 0}}));
      const inner = graph.op('Mul', [gradient, weight(name)]);
      const along = graph.op('Mul', [even, mean(graph.op('Mul', [inner, even]))]);
      return graph.op('Mul', [graph.op('Sub', [inner, along]), scale]);
    },
  };
}

/** The feed-forward part of a layer. */
export function gated(place: Place, x: Name, prefix: string): Flow {
  const {graph} = place;
  const [gate, up] = [linear(place, x, `${prefix}.gate_proj.weight`), linear(place, x, `${prefix}.up_proj.weight`)];
  const open = graph.op('Sigmoid', [gate.out]);
  const bent = graph.op('Mul', [gate.out, open]);
  const down = linear(place, graph.op('Mul', [bent, up.out]), `${prefix}.down_proj.weight`);
  return {
    out: down.out,
    back(gradient) {
      const inner = down.back(gradient);
      // Of x·s(x): s(x) + x·s(x)·(1 - s(x)).
      const slope = graph.op('Add', [open, graph.op('Mul', [bent, graph.op('Sub', [graph.number(1), open])])]);
      const ofGate = graph.op('Mul', [graph.op('Mul', [inner, up.out]), slope]);
      return graph.op('Add', [gate.back(ofGate), up.back(graph.op('Mul', [inner, bent]))]);
    },
  };
}

/** What goes by a part and is added to what comes out of it. */
export function beside({graph}: Place, x: Name, parts: readonly ((value: Name) => Flow)[]): Flow {
  const flows: Flow[] = [];
  for (const part of parts) flows.push(part(flows.at(-1)?.out ?? x));
  return {
    out: graph.op('Add', [x, flows.at(-1)?.out ?? x]),
    back: (gradient) => graph.op('Add', [gradient, flows.reduceRight((inner, flow) => flow.back(inner), gradient)]),
  };
}
