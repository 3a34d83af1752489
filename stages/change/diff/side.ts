// The scratch of one side of a diff: the lines of a window around the middle, and which of them are changed.

/**
 * Line numbers count from the window's first line: line `i` is `[starts[i], starts[i + 1])`. `changed` holds 1 for a removed or added
 * line, and a 0 after the last one. Arrays are longer than `count`, and replaced when they grow.
 */
export interface Side {bytes: Buffer; starts: Int32Array; changed: Uint8Array; count: number}

export function emptySide(): Side {
  return {bytes: Buffer.alloc(0), starts: new Int32Array(1024), changed: new Uint8Array(1024), count: 0};
}

/** By bytes: forged hashes cannot make two lines equal. */
export function sameLine({bytes, starts}: Side, one: number, other: number): boolean {
  const from = starts[one] ?? 0;
  const start = starts[other] ?? 0;
  const length = (starts[one + 1] ?? 0) - from;
  if ((starts[other + 1] ?? 0) - start !== length) return false;
  if (length > 64) return bytes.compare(bytes, start, start + length, from, from + length) === 0;
  for (let at = 0; at < length; at++) if (bytes[from + at] !== bytes[start + at]) return false;
  return true;
}
