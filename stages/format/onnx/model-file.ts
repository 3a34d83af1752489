// A graph as the bytes of an ONNX model. Field numbers are those of onnx.proto.
import {bytesField, floatField, joined, messageField, numberField, type Chunk} from './wire.ts';
import type {Attribute, Constant, ElementType, Graph, GraphNode, Name, Port} from './graph.ts';

/** Of the format, and of the operations: what is asked of whoever runs it. */
const [format, operations] = [8, 18];

const elementTypes: Readonly<Record<ElementType, number>> = {float: 1, int64: 7, bool: 9};

export function onnxModel(graph: Graph, name: string): Uint8Array {
  return joined([
    numberField(1, format),
    bytesField(2, 'gristmill'),
    messageField(7, [
      ...graph.nodes.map((node, at) => messageField(1, nodeParts(node, at))),
      bytesField(2, name),
      ...[...graph.constants].map(([own, constant]) => messageField(5, tensorParts(own, constant))),
      ...graph.inputs.map((port) => messageField(11, portParts(port))),
      ...graph.outputs.map((port) => messageField(12, portParts(port))),
    ]),
    messageField(8, [bytesField(1, ''), numberField(2, operations)]),
  ]);
}

function nodeParts({op, inputs, outputs, attributes}: GraphNode, at: number): readonly Chunk[] {
  return [
    ...inputs.map((name) => bytesField(1, name)),
    ...outputs.map((name) => bytesField(2, name)),
    bytesField(3, `${op}_${at}`),
    bytesField(4, op),
    ...Object.entries(attributes).map(([name, value]) => messageField(5, attributeParts(name, value))),
  ];
}

function attributeParts(name: string, value: Attribute): readonly Chunk[] {
  const named = bytesField(1, name);
  if ('float' in value) return [named, floatField(2, value.float), numberField(20, 1)];
  if ('int' in value) return [named, numberField(3, value.int), numberField(20, 2)];
  if ('text' in value) return [named, bytesField(4, value.text), numberField(20, 3)];
  return [named, ...value.ints.map((one) => numberField(8, one)), numberField(20, 7)];
}

function tensorParts(name: Name, {type, shape, bytes}: Constant): readonly Chunk[] {
  return [...shape.map((size) => numberField(1, size)), numberField(2, elementTypes[type]), bytesField(8, name), bytesField(9, bytes)];
}

function portParts({name, type, shape}: Port): readonly Chunk[] {
  const sizes = shape.map((size) => messageField(1, [typeof size === 'number' ? numberField(1, size) : bytesField(2, size)]));
  return [bytesField(1, name), messageField(2, [messageField(1, [numberField(1, elementTypes[type]), messageField(2, sizes)])])];
}
