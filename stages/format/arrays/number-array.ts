// Numbers on their way into a file: their type, their shape, and their bytes, low byte first, which come as they are asked for.

export type NumberType = 'bool' | 'u8' | 'u16' | 'u32' | 'i32' | 'i64';

/** Bytes of each. */
export const numberBytes: Readonly<Record<NumberType, number>> = {bool: 1, u8: 1, u16: 2, u32: 4, i32: 4, i64: 8};

export interface NumberArray {
  readonly name: string;
  readonly type: NumberType;
  /** Of the longest steps first, as C has it. */
  readonly shape: readonly number[];
  content(): AsyncIterable<Uint8Array>;
}

export function arrayBytes({type, shape}: Pick<NumberArray, 'shape' | 'type'>): number {
  return shape.reduce((product, length) => product * length, numberBytes[type]);
}

/** A head says how much follows, before any of it was read: what comes must be just that. */
export async function* arrayContent(array: NumberArray): AsyncGenerator<Uint8Array, void, undefined> {
  let size = 0;
  for await (const bytes of array.content()) {
    size += bytes.length;
    yield bytes;
  }
  if (size !== arrayBytes(array)) throw new Error(`The array "${array.name}" of ${arrayBytes(array)} bytes came as ${size}`);
}
