// A file of safetensors: a head in JSON that says where each array lies, and the arrays end to end.
import {arrayBytes, arrayContent, numberBytes, type NumberArray, type NumberType} from './number-array.ts';

/** Bumped when equal arrays may be written otherwise. */
export const safetensorsVersion = 1;

const types: Readonly<Record<NumberType, string>> = {bool: 'BOOL', u8: 'U8', u16: 'U16', u32: 'U32', i32: 'I32', i64: 'I64'};
const alignment = 8;

/** `about`: texts that lie in the head. */
export async function* safetensorsFile(arrays: readonly NumberArray[], about: Readonly<Record<string, string>>): AsyncGenerator<Uint8Array, void, undefined> {
  // The widest first, so that each begins where its type may begin.
  const ordered = arrays.toSorted((a, b) => numberBytes[b.type] - numberBytes[a.type]);
  yield safetensorsHead(ordered, about);
  for (const array of ordered) yield* arrayContent(array);
}

function safetensorsHead(arrays: readonly NumberArray[], about: Readonly<Record<string, string>>): Uint8Array {
  let end = 0;
  const placed = arrays.map((array) => [array.name, {dtype: types[array.type], shape: array.shape, data_offsets: [end, (end += arrayBytes(array))]}] as const);
  const json = Buffer.from(JSON.stringify({__metadata__: about, ...Object.fromEntries(placed)}), 'utf8');
  const length = Math.ceil(json.length / alignment) * alignment;
  const head = Buffer.alloc(8 + length, ' ');
  head.writeBigUInt64LE(BigInt(length));
  json.copy(head, 8);
  return head;
}
