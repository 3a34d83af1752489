// Python's pickle, protocol 2, of plain data alone: nothing that a reader has to import or to run, but what a caller spells itself.

export type Plain = null | boolean | number | string | readonly Plain[] | {readonly [key: string]: Plain};

export const pickleStart = Buffer.from([0x80, 2]);
export const pickleStop = Buffer.from('.');

const [none, yes, no, emptyList, emptyDict, mark, appends, setItems] = ['N', '\x88', '\x89', ']', '}', '(', 'e', 'u'].map((code) => Buffer.from(code, 'latin1')) as [Buffer, Buffer, Buffer, Buffer, Buffer, Buffer, Buffer, Buffer];
export const opcodes = {emptyList, emptyDict, mark, appends, setItems} as const;

/** Numbers are integers of 32 bits, or doubles. */
export function pickled(value: Plain): Buffer {
  if (value === null) return none;
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value === 'number') return Number.isInteger(value) && value === (value | 0) ? pickledInt(value) : pickledDouble(value);
  if (typeof value === 'string') return pickledText(value);
  if (isList(value)) return Buffer.concat([emptyList, mark, ...value.map(pickled), appends]);
  return Buffer.concat([emptyDict, mark, ...Object.entries(value).flatMap(([key, member]) => [pickledText(key), pickled(member)]), setItems]);
}

export function pickledText(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const head = Buffer.alloc(5, 'X');
  head.writeUInt32LE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

/** A list of integers in as few bytes as each needs. */
export function pickledInts(numbers: Int32Array): Buffer {
  const bytes = Buffer.allocUnsafe(3 + numbers.length * 5);
  let at = bytes.write('](', 0, 'latin1');
  for (const number of numbers) at = putInt(bytes, at, number);
  bytes[at] = 0x65;
  return bytes.subarray(0, at + 1);
}

function pickledInt(number: number): Buffer {
  const bytes = Buffer.allocUnsafe(5);
  return bytes.subarray(0, putInt(bytes, 0, number));
}

function putInt(bytes: Buffer, at: number, number: number): number {
  if (number >= 0 && number < 0x100) {
    bytes[at] = 0x4b;
    return bytes.writeUInt8(number, at + 1);
  }
  if (number >= 0 && number < 0x10000) {
    bytes[at] = 0x4d;
    return bytes.writeUInt16LE(number, at + 1);
  }
  bytes[at] = 0x4a;
  return bytes.writeInt32LE(number, at + 1);
}

function pickledDouble(number: number): Buffer {
  const bytes = Buffer.alloc(9, 'G');
  bytes.writeDoubleBE(number, 1);
  return bytes;
}

function isList(value: object): value is readonly Plain[] {
  return Array.isArray(value);
}
