// Tensors of float32 as a file of safetensors, and back: parameters and moments of checkpoints.

export interface TensorValues {readonly values: Float32Array; readonly sizes: readonly number[]}

/** In pieces, by their names in order. */
export function* tensorFile(tensors: ReadonlyMap<string, TensorValues>): Generator<Uint8Array, void, undefined> {
  const ordered = [...tensors].sort(([a], [b]) => (a < b ? -1 : 1));
  let end = 0;
  const head = Object.fromEntries(ordered.map(([name, {values, sizes}]) => [name, {dtype: 'F32', shape: sizes, data_offsets: [end, (end += values.byteLength)]}]));
  const json = Buffer.from(JSON.stringify(head));
  const bytes = Buffer.alloc(8 + 8 * Math.ceil(json.length / 8), ' ');
  bytes.writeBigUInt64LE(BigInt(bytes.length - 8));
  json.copy(bytes, 8);
  yield bytes;
  for (const [, {values}] of ordered) yield new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** What such a file holds; throws for one that is none, or has other numbers. */
export function readTensorFile(bytes: Buffer): ReadonlyMap<string, TensorValues> {
  const length = bytes.length < 8 ? Infinity : Number(bytes.readBigUInt64LE(0));
  if (length > bytes.length - 8) throw new TypeError('It ends before its head does');
  const head: unknown = JSON.parse(bytes.toString('utf8', 8, 8 + length));
  if (typeof head !== 'object' || head === null) throw new TypeError('Its head lists no tensors');
  return new Map(Object.entries(head).filter(([name]) => name !== '__metadata__').map(([name, entry]) => [name, tensorAt(bytes.subarray(8 + length), name, entry)]));
}

interface Entry {readonly dtype: string; readonly shape: readonly number[]; readonly data_offsets: readonly [number, number]}

function tensorAt(content: Buffer, name: string, entry: unknown): TensorValues {
  if (!isEntry(entry) || entry.dtype !== 'F32') throw new TypeError(`"${name}" is no tensor of float32`);
  const {shape, data_offsets: [from, to]} = entry;
  const count = shape.reduce((product, size) => product * size, 1);
  if (from < 0 || to > content.length || to - from !== 4 * count) throw new TypeError(`"${name}" is not where its file ends`);
  // Copied, so that it begins where numbers may begin.
  return {values: new Float32Array(Uint8Array.from(content.subarray(from, to)).buffer), sizes: shape};
}

function isEntry(entry: unknown): entry is Entry {
  const wholes = (list: unknown): boolean => Array.isArray(list) && list.every((size) => Number.isSafeInteger(size) && size >= 0);
  return typeof entry === 'object' && entry !== null && 'dtype' in entry && 'shape' in entry && 'data_offsets' in entry && wholes(entry.shape) && wholes(entry.data_offsets) && Array.isArray(entry.data_offsets) && entry.data_offsets.length === 2;
}
