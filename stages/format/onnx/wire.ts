// Fields of protocol buffers as bytes: numbers, texts and what is nested. It knows no message.

export type Chunk = Uint8Array;

/** A whole number, which may be negative as enums and sizes may be. */
export function numberField(field: number, value: number): Chunk {
  return joined([tag(field, 0), varint(BigInt.asUintN(64, BigInt(value)))]);
}

export function floatField(field: number, value: number): Chunk {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return joined([tag(field, 5), bytes]);
}

export function bytesField(field: number, content: Chunk | string): Chunk {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return joined([tag(field, 2), varint(BigInt(bytes.length)), bytes]);
}

export function messageField(field: number, parts: readonly Chunk[]): Chunk {
  return bytesField(field, joined(parts));
}

export function joined(parts: readonly Chunk[]): Chunk {
  return Buffer.concat(parts);
}

function tag(field: number, kind: 0 | 2 | 5): Chunk {
  return varint((BigInt(field) << 3n) | BigInt(kind));
}

function varint(value: bigint): Chunk {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return Uint8Array.from([...bytes, Number(rest)]);
}
