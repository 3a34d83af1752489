// NumPy's own file of one array, version 1.0: a head in the spelling of Python, padded so that what follows can be mapped.
import {arrayContent, type NumberArray, type NumberType} from './number-array.ts';

/** Bumped when equal arrays may be written otherwise. */
export const npyVersion = 1;

const types: Readonly<Record<NumberType, string>> = {bool: '|b1', u8: '|u1', u16: '<u2', u32: '<u4', i32: '<i4', i64: '<i8'};
const magic = Buffer.from('\x93NUMPY\x01\x00', 'latin1');
const alignment = 64;

export async function* npyFile(array: NumberArray): AsyncGenerator<Uint8Array, void, undefined> {
  yield npyHead(array);
  yield* arrayContent(array);
}

function npyHead({type, shape}: NumberArray): Uint8Array {
  // A tuple of one needs its comma.
  const spelled = `{'descr': '${types[type]}', 'fortran_order': False, 'shape': (${shape.join(', ')}${shape.length === 1 ? ',' : ''}), }`;
  const length = Math.ceil((magic.length + 2 + spelled.length + 1) / alignment) * alignment - magic.length - 2;
  const size = Buffer.alloc(2);
  size.writeUInt16LE(length);
  return Buffer.concat([magic, size, Buffer.from(`${spelled.padEnd(length - 1)}\n`, 'latin1')]);
}
