// Token ids as bytes, seven bits each. Vocabularies are sorted by frequency, so most ids take two bytes where an integer takes four.

export function packIds(ids: Int32Array): Uint8Array {
  const bytes = Buffer.allocUnsafe(ids.length * 5);
  let length = 0;
  for (let id of ids) {
    if (id < 0) throw new RangeError(`Expected a token id, got ${id}`);
    for (; id > 127; id >>>= 7) bytes[length++] = (id & 127) | 128;
    bytes[length++] = id;
  }
  return bytes.subarray(0, length);
}

export function unpackIds(bytes: Uint8Array, count: number): Int32Array {
  // Each id takes a byte at least: a count beyond that is damage, and must not reserve memory.
  if (count > bytes.length) throw new RangeError(`Expected ${count} token ids, found ${bytes.length} bytes`);
  const ids = new Int32Array(count);
  let at = 0;
  for (let index = 0; index < count; index++) {
    let id = 0;
    let shift = 0;
    let byte: number;
    do {
      byte = bytes[at++] ?? 256;
      if (byte === 256 || shift > 28 || (shift === 28 && byte > 7)) throw new RangeError(`Token id ${index} is damaged`);
      id |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    ids[index] = id;
  }
  if (at !== bytes.length) throw new RangeError(`Expected ${count} token ids, found more`);
  return ids;
}
