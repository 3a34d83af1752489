// A graph of ONNX operations as it is put together. It knows no model: names are given out, and nodes stand in the order in which they were asked for.

/** Of a value in the graph. */
export type Name = string;

export type ElementType = 'float' | 'int64' | 'bool';

/** A size that is known, or the name of one that is not. */
export type Dimension = number | string;

export interface Constant {readonly type: ElementType; readonly shape: readonly number[]; readonly bytes: Uint8Array}

/** A number is written as it is meant: a whole one, a fraction, or several whole ones. */
export type Attribute = {readonly int: number} | {readonly float: number} | {readonly ints: readonly number[]} | {readonly text: string};

export interface GraphNode {
  readonly op: string;
  readonly inputs: readonly Name[];
  readonly outputs: readonly Name[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

export interface Port {readonly name: Name; readonly type: ElementType; readonly shape: readonly Dimension[]}

export interface Graph {
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  readonly constants: ReadonlyMap<Name, Constant>;
  readonly nodes: readonly GraphNode[];
}

export interface GraphBuilder {
  input(name: Name, type: ElementType, shape: readonly Dimension[]): Name;
  output(name: Name, value: Name, shape: readonly Dimension[], type?: ElementType): void;
  /** The one result of an operation. */
  op(op: string, inputs: readonly Name[], attributes?: GraphNode['attributes']): Name;
  /** All results of one that has several. */
  ops(op: string, inputs: readonly Name[], rest: {readonly results: number; readonly attributes?: GraphNode['attributes']}): readonly Name[];
  number(value: number): Name;
  numbers(values: readonly number[], shape?: readonly number[]): Name;
  wholes(values: readonly number[]): Name;
  constant(name: Name, value: Constant): Name;
  graph(): Graph;
}

export function graphBuilder(): GraphBuilder {
  const [inputs, outputs, nodes, constants]: [Port[], Port[], GraphNode[], Map<Name, Constant>] = [[], [], [], new Map()];
  const taken = new Set<Name>();
  let next = 0;
  const fresh = (kind: string): Name => claim(`${kind}_${next++}`);
  const claim = (name: Name): Name => {
    if (taken.has(name)) throw new Error(`The graph has two values of the name "${name}"`);
    taken.add(name);
    return name;
  };
  // Equal constants are one: a graph names the same shapes and numbers again and again.
  const known = new Map<string, Name>();
  const constant = (kind: string, value: Constant): Name => {
    const spelled = `${value.type} ${value.shape.join()} ${Buffer.from(value.bytes).toString('latin1')}`;
    const name = known.get(spelled) ?? fresh(kind);
    known.set(spelled, name);
    constants.set(name, value);
    return name;
  };
  const numbers = (values: readonly number[], shape: readonly number[]): Name => constant('number', {type: 'float', shape, bytes: new Uint8Array(Float32Array.from(values).buffer)});
  const ops: GraphBuilder['ops'] = (op, given, {results, attributes = {}}) => {
    const made = Array.from({length: results}, () => fresh(op));
    nodes.push({op, inputs: given, outputs: made, attributes});
    return made;
  };
  return {
    input(name, type, shape) {
      inputs.push({name: claim(name), type, shape});
      return name;
    },
    output(name, value, shape, type = 'float') {
      nodes.push({op: 'Identity', inputs: [value], outputs: [claim(name)], attributes: {}});
      outputs.push({name, type, shape});
    },
    op(op, given, attributes = {}) {
      return ops(op, given, {results: 1, attributes})[0] ?? '';
    },
    ops,
    number: (value) => numbers([value], []),
    numbers: (values, shape = [values.length]) => numbers(values, shape),
    wholes: (values) => constant('whole', {type: 'int64', shape: [values.length], bytes: new Uint8Array(BigInt64Array.from(values, (value) => BigInt(value)).buffer)}),
    constant(name, value) {
      constants.set(claim(name), value);
      return name;
    },
    graph: () => ({inputs, outputs, constants, nodes}),
  };
}
