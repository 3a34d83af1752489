// Token ids as a file wants them: from int32 as the native shards have them to other widths.
import {endianness} from 'node:os';

const isLittle = endianness() === 'LE';

/** uint16 where a vocabulary fits, else uint32, whose bytes are those of the shards. */
export function narrowest(vocab: number): 'u16' | 'u32' {
  return vocab <= 0x10000 ? 'u16' : 'u32';
}

/** Ids of a vocabulary that fits: whatever is above would come out as another token. */
export function idsAs(ids: Uint8Array, type: 'i64' | 'u16' | 'u32'): Uint8Array {
  if (type === 'u32') return ids;
  const numbers = idNumbers(ids);
  if (type === 'u16') {
    const narrow = Uint16Array.from(numbers);
    if (narrow.some((id, at) => id !== numbers[at])) throw new RangeError('A token id does not fit 16 bits');
    return lowByteFirst(Buffer.from(narrow.buffer), 2);
  }
  // The upper half is zero: no id is negative.
  const wide = new Int32Array(numbers.length * 2);
  for (let at = 0; at < numbers.length; at++) wide[at * 2] = numbers[at] ?? 0;
  return isLittle ? new Uint8Array(wide.buffer) : lowByteFirst(Buffer.from(wide.buffer), 4);
}

/** Of a file's bytes, wherever they begin. */
export function idNumbers(ids: Uint8Array): Int32Array {
  if (ids.length % 4 !== 0) throw new RangeError(`${ids.length} bytes are no whole number of token ids`);
  const aligned = ids.byteOffset % 4 === 0 && isLittle ? ids : lowByteFirst(Buffer.from(ids), 4);
  return new Int32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4);
}

function lowByteFirst(bytes: Buffer, width: 2 | 4): Uint8Array {
  const own = new Uint8Array(bytes.length);
  own.set(isLittle ? bytes : width === 2 ? bytes.swap16() : bytes.swap32());
  return own;
}
